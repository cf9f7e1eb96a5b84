"""What the git repository around a source says of it: when each file was last changed, the remote, the revision.

The program `git` is run, never over the network; where it is missing, or there is no repository, there is no answer.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LOG = ("log", "--topo-order", "-m", "--root", "--name-only", "--no-renames", "--no-ext-diff", "--no-show-signature",
        "-z", "--format=%x01%H %ct %P")  # fmt: skip
_START = b"\x01"


class _Commit(NamedTuple):
    """A commit, and the paths in which it differs from each of its parents; without parents, all its files."""

    time: int
    parents: tuple[str, ...]
    differing: tuple[frozenset[str], ...]


class Git:
    """The repository that a source folder lies in, if there is one; asked only when something is wanted of it."""

    def __init__(self, source: Path, environ: Mapping[str, str]) -> None:
        """`environ` is that of the process: git looks there for its own settings."""
        self.asked = False
        """Whether anything was wanted of the repository: nobody watches it."""
        self._source = source
        self._environ = {**environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

    def last_changes(self, paths: Iterable[str]) -> dict[str, int]:
        """Return, in seconds since 1970, when each path of the source was last committed; others are left out.

        It is what `git log -n 1 -- PATH` shows, merges simplified as there: of a merge that took a file over from a
        parent as it was, only that parent counts.
        """
        prefix = self._prefix
        if prefix is None:
            return {}
        wanted = {f"{prefix}{path}": path for path in paths}
        found = _last_changes(self._commits(), set(wanted)) if wanted else {}
        return {wanted[path]: time for path, time in found.items()}

    def remote(self) -> str | None:
        """Return the address of the remote `origin`."""
        out = self._run("remote", "--verbose") or ""
        lines = (line.removeprefix("origin\t") for line in out.splitlines() if line.startswith("origin\t"))
        return next((line.rsplit(" (", 1)[0] for line in lines), None)

    def revision(self) -> str | None:
        """Return the name of the commit that is checked out."""
        return self._run("rev-parse", "--verify", "--quiet", "HEAD") or None

    @cached_property
    def _prefix(self) -> str | None:
        """The source's folder below the repository's, with a slash at its end; None without a repository."""
        top = self._run("rev-parse", "--show-toplevel")
        if not top:
            return None
        try:
            below = self._source.resolve().relative_to(Path(top).resolve()).as_posix()
        except ValueError:
            return None
        return "" if below == "." else f"{below}/"

    def _run(self, *arguments: str) -> str | None:
        """Return what git prints; None where it fails."""
        import subprocess  # noqa: PLC0415 - only some sites ask

        self.asked = True
        try:
            done = subprocess.run(  # noqa: S603 - the arguments are ours, no shell
                ["git", *arguments], cwd=self._source, env=self._environ, check=False,  # noqa: S607 - the user's git
                capture_output=True, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            return None
        return done.stdout.decode("utf-8", "surrogateescape").strip() if done.returncode == 0 else None

    def _commits(self) -> Iterator[tuple[str, _Commit]]:
        """Yield every commit with its name, children before parents; git is stopped where nobody reads on."""
        import subprocess  # noqa: PLC0415 - only some sites ask

        try:
            process = subprocess.Popen(  # noqa: S603 - the arguments are ours, no shell
                ["git", *_LOG], cwd=self._source, env=self._environ,  # noqa: S607 - the user's git
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            return
        with process:
            out = process.stdout
            assert out is not None
            try:
                records = _records(iter(lambda: out.read(1 << 12), b""))
                for head, alike in groupby(map(_parsed, records), key=lambda record: record[0]):
                    name, time, *parents = head.split()
                    differing = self._by_parent(name, parents, [paths for _, paths in alike])
                    yield name, _Commit(int(time), tuple(parents), differing)
            finally:
                process.kill()

    def _by_parent(self, name: str, parents: list[str], listed: list[frozenset[str]]) -> tuple[frozenset[str], ...]:
        """Return the differing paths for each parent: git leaves out those of a merge that it is the same as."""
        if len(listed) >= len(parents):
            return tuple(listed)
        rest = iter(each for each in listed if each)
        trees = (self._run("rev-parse", *(f"{each}^{{tree}}" for each in (name, *parents))) or "").split()
        return tuple(frozenset() if tree == trees[0] else next(rest, frozenset()) for tree in trees[1:])


def _records(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Cut a stream at the bytes that begin a commit."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(_START)
        yield from filter(None, whole)
    if rest:
        yield rest


def _parsed(record: bytes) -> tuple[str, frozenset[str]]:
    """Return the line that tells of a commit, and the paths below it."""
    head, *paths = record.decode("utf-8", "surrogateescape").split("\0")
    return head, frozenset(path.removeprefix("\n") for path in paths if path)


def _last_changes(commits: Iterable[tuple[str, _Commit]], wanted: set[str]) -> dict[str, int]:
    """Follow each path from the newest commit to the first whose parents all have it otherwise."""
    found: dict[str, int] = {}
    waiting: dict[str, set[str]] | None = None
    for name, commit in commits:
        if waiting is None:
            waiting = defaultdict(set, {name: set(wanted)})
        here = waiting.pop(name, set())
        for parent, differing in zip(commit.parents, commit.differing, strict=False):
            waiting[parent] |= here - differing
            here &= differing
        found.update(dict.fromkeys(here if commit.parents else here & commit.differing[0], commit.time))
        if not any(waiting.values()):
            break
    return found
