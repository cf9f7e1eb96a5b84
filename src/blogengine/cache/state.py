"""What a build leaves to the next one besides nodes: what it saw, under which conditions, and what it told.

One file for each way in which a source is built. Whatever it was made under (engine, libraries, options, variables of
the environment that were looked at, configuration) is part of it: where any of that differs, the next build starts anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from blogengine import __version__, fingerprint
from blogengine.cache.plain import read_whole, write_whole
from blogengine.records import dataclass, field, fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from blogengine.cache.findings import Packed
    from blogengine.cache.watch import Mark
    from blogengine.clock.now import Clock

FORMAT = 2
_WAYS = 4
_MARK = f"blogengine {__version__} {FORMAT}.{fingerprint.VERSION} {sys.implementation.cache_tag}\n".encode()


@dataclass(slots=True)
class State:
    """A finished build, as plain data.

    `folders` and `files` are what it saw on disk; `environ` the variables that it looked at (None: not set);
    `outputs` are the files that it made from nodes, by path, with subject, kind of output and digest; `now` are the
    questions about its time that were asked, with their answers; `between` are the moments within which its documents
    are due as they were. Where `momentary` is set, another moment may tell otherwise, and where `unwatched` is,
    something that nobody looks at.
    """

    engine: bytes = b""
    environ: dict[str, str | None] = field(default_factory=dict)
    config: bytes = b""
    folders: dict[str, dict[str, Mark]] = field(default_factory=dict)
    files: dict[str, Mark] = field(default_factory=dict)
    nodes: Mark = None
    outputs: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)
    findings: list[Packed] = field(default_factory=list)
    now: list[tuple[tuple[str | None, ...], bytes]] = field(default_factory=list)
    between: tuple[float, float] = (0.0, 0.0)
    published: frozenset[str] = frozenset()
    momentary: bool = False
    unwatched: bool = False
    pinned: bool = False
    timezone: str | None = None
    destination: str = ""
    gems: dict[str, int] = field(default_factory=dict)
    counts: tuple[int, int, int] = (0, 0, 0)


_FIELDS = tuple(each.name for each in fields(State))


def save_state(state: State, file: Path) -> None:
    """Write a state. Raises OSError."""
    write_whole(file, _MARK, {name: getattr(state, name) for name in _FIELDS})


def load_state(file: Path) -> State | None:
    """Return a state; None where there is none that this version can use and that is whole."""
    known = read_whole(file, _MARK)
    if not isinstance(known, dict) or known.keys() != set(_FIELDS):
        return None
    return State(**cast("dict[str, object]", known))  # type: ignore[arg-type]  # as it was saved


def state_file(cache: Path, identity: object) -> Path:
    """Return the file of the state that a build leaves; each way to build a source has one of its own."""
    return cache / f"state-{fingerprint.of(identity).hex()[:16]}"


def nodes_file(state: Path) -> Path:
    """Return the file of the nodes that belong to a file of a state."""
    return state.with_name(f"{state.name.replace('state', 'nodes')}.sqlite")


def forget_others(cache: Path) -> None:
    """Delete what was left by all but the last few ways in which a source was built. Raises OSError."""
    states = sorted(cache.glob("state-*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in states[_WAYS:]:
        for each in cache.glob(f"*{file.name.removeprefix('state')}*"):
            each.unlink(missing_ok=True)


def is_same_moment(state: State, clock: Clock) -> bool:
    """Say whether a site read at another moment, or after what nobody looks at, is the one that it was.

    The second of a document's date may be told otherwise than any other: in that one nothing is said.
    """
    after, before = state.between
    same = state.pinned or (not state.momentary and int(after) + 1 <= clock.now.timestamp() < before)
    return same and not state.unwatched


def engine_stamp() -> bytes:
    """Return what tells this engine, Python and libraries from others: also from itself, edited in place."""
    seen: list[object] = [sys.version]
    seen += [(folder, mark_of_folder(folder)) for folder in sys.path if folder.endswith("-packages")]
    folders = [os.path.dirname(os.path.dirname(__file__))]  # noqa: PTH120 - four hundred files in a blink
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders += [entry.path] * (entry.name != "__pycache__")
                else:
                    status = entry.stat()
                    seen.append((entry.path, status.st_size, status.st_mtime_ns))
    return fingerprint.of_bytes(repr(sorted(map(repr, seen))).encode("utf-8", "surrogatepass"))


def mark_of_folder(path: str) -> int:
    """Return when a folder's list of names last changed: libraries come and go by it."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - the same
    except OSError:
        return 0


class Asked(Mapping[str, str]):
    """The environment, which remembers the variables that were looked for."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.seen: dict[str, str | None] = {}
        self._environ = environ

    def __getitem__(self, key: str) -> str:
        self.seen[key] = self._environ.get(key)
        return self._environ[key]

    def __contains__(self, key: object) -> bool:
        self.seen[str(key)] = self._environ.get(str(key))
        return key in self._environ

    def __iter__(self) -> Iterator[str]:
        self.seen.update(self._environ)
        return iter(self._environ)

    def __len__(self) -> int:
        return len(self._environ)


def is_alike(seen: Mapping[str, str | None], environ: Mapping[str, str]) -> bool:
    """Say whether the environment would answer as it did."""
    return all(environ.get(name) == value for name, value in seen.items())
