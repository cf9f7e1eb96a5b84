"""Regular expressions compiled ahead: to load one takes about a hundredth of the time that it takes to compile it.

Python has no public way to keep a compiled pattern. What `re` hands to its engine in the end is kept here, and handed
to it again by the very release of Python that made it; the engine checks whatever it is given. Where there is no such
file, or it is another Python's, nothing is found, and `re` compiles as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, cast

from blogengine import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

_PYTHON = sys.implementation.cache_tag, sys.hexversion, sys.byteorder, array("I").itemsize
_FILE = Path(__file__).with_name("patterns.bin")
_LENGTH = 4
"""How many bytes of the file say how long its head is."""


class Ahead:
    """The patterns of a file that `pack` made."""

    def __init__(self, path: Path) -> None:
        """Read which patterns there are; a file that cannot be read has none."""
        self._places: dict[bytes, tuple[int, int]] = {}
        with suppress(OSError, ValueError, TypeError, EOFError), path.open("rb") as file:
            self._content = mmap(file.fileno(), 0, access=ACCESS_READ)
            start = _LENGTH + int.from_bytes(self._content[:_LENGTH], sys.byteorder)
            python, places = marshal.loads(self._content[_LENGTH:start])  # noqa: S302 - written by ourselves
            if python == _PYTHON:
                self._start, self._places = start, places

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._places)

    def find(self, pattern: str, flags: int = 0) -> re.Pattern[str] | None:
        """Return what `re.compile` returns, or None for a pattern that is not there or that the engine refuses."""
        place = self._places.get(_key(pattern, flags))
        if place is None:
            return None
        start = self._start + place[0]
        with suppress(ImportError, ValueError, TypeError, EOFError, RuntimeError, OverflowError):
            return _linked(pattern, *marshal.loads(self._content[start : start + place[1]]))  # noqa: S302 - likewise
        return None


def lend(path: Path = _FILE) -> None:
    """Have `re` look for a pattern in a file of them before it compiles one: its own users', and each library's.

    For a process that is all ours, and before it imports any of them: there is but one `re`.
    """
    patterns = Ahead(path)
    compiler = getattr(re, "_compiler", None)
    if not patterns or compiler is None:
        return
    make = compiler.compile

    def find(pattern: object, flags: int = 0) -> object:
        found = patterns.find(pattern, flags) if isinstance(pattern, str) else None
        return make(pattern, flags) if found is None else found

    compiler.compile = find


def pack(patterns: Iterable[tuple[str, int]]) -> bytes:
    """Return the file of patterns, each with the flags that it is compiled by."""
    places: dict[bytes, tuple[int, int]] = {}
    content = bytearray()
    for pattern, flags in patterns:
        made = re.compile(pattern, flags)
        written = marshal.dumps((made.flags, _code(pattern, flags), made.groups, dict(made.groupindex)))
        places[_key(pattern, flags)] = len(content), len(written)
        content += written
    head = marshal.dumps((_PYTHON, places))
    return len(head).to_bytes(_LENGTH, sys.byteorder) + head + content


def _key(pattern: str, flags: int) -> bytes:
    return fingerprint.of_bytes(b"%d %s" % (flags, pattern.encode("utf-8", "surrogatepass")))


def _code(pattern: str, flags: int) -> bytes:
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - private, and wanted by `pack` alone

    return array("I", _compiler._code(_parser.parse(pattern, flags), flags)).tobytes()  # noqa: SLF001 - see above


def _linked(pattern: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    from _sre import compile as link  # type: ignore[import-not-found]  # noqa: PLC0415 - private, and unknown to the stubs

    numbers: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbers[number] = name
    return cast(
        "re.Pattern[str]", link(pattern, flags, memoryview(code).cast("I").tolist(), groups, names, tuple(numbers))
    )
