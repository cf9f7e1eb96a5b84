"""Stable, versioned digests of plain data: equal data gives equal digests in every process and on every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from hashlib import sha256  # twice as fast as BLAKE2 where the processor knows it, as most do
from typing import TYPE_CHECKING, Any, Final

from blogengine.records import fields, is_dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO
    from pathlib import Path

VERSION = 2
_PIECE: Final = 2**18
SIZE = 16
"""Length of a digest in bytes; 128 bits: no accident makes two contents equal."""


def of_bytes(content: bytes) -> bytes:
    """Return the digest of `content` itself (no version: it names the bytes, not our encoding of them)."""
    return sha256(content).digest()[:SIZE]


def of_pieces(pieces: Iterable[bytes]) -> bytes:
    """Return `of_bytes` of all pieces, one after the other."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()[:SIZE]


def pieces_of(content: FileIO) -> Iterator[bytes]:
    """Yield the pieces of an open file."""
    while piece := content.read(_PIECE):
        yield piece


def of_file(file: Path) -> bytes:
    """Return `of_bytes` of a file's content, which is read in pieces."""
    with file.open("rb", buffering=0) as content:
        return of_pieces(pieces_of(content))


def of(value: object) -> bytes:
    """Return the digest of plain data.

    Plain data is None, bool, int, float, str, bytes, date, datetime, Enum members, frozen dataclasses, sequences,
    sets and mappings of these. Mappings keep their order: Liquid shows it. Raises TypeError for anything else, so
    that nothing is digested by its address.
    """
    parts: list[bytes] = [b"%d" % VERSION]
    _feed(value, parts)
    return sha256(b"".join(parts)).digest()[:SIZE]


def _feed(value: object, out: list[bytes]) -> None:
    """Add what tells a value from all others: by its type where that is a usual one, else by what it may be."""
    usual = _USUAL.get(type(value))
    if usual is not None:
        usual(value, out)
    elif is_dataclass(value) and not isinstance(value, type):
        out.append(f"d:{type(value).__qualname__};".encode())
        for each in fields(value):
            _feed(getattr(value, each.name), out)
    else:
        for kind, feed in _UNUSUAL:
            if isinstance(value, kind):
                feed(value, out)
                return
        msg = f"not plain data: {type(value).__qualname__}"
        raise TypeError(msg)


def _scalar(value: object, out: list[bytes]) -> None:
    out.append(f"{type(value).__name__}:{value!r};".encode())


def _text(value: Any, out: list[bytes]) -> None:
    raw = value.encode("utf-8", "surrogatepass")
    out.append(b"s%d:%s" % (len(raw), raw))


def _bytes(value: Any, out: list[bytes]) -> None:
    out.append(b"b%d:%s" % (len(value), value))


def _date(value: Any, out: list[bytes]) -> None:
    """A datetime is digested with its zone's name too: `strftime` may show it."""
    zone = value.tzname() if isinstance(value, dt.datetime) else None
    out.append(f"{type(value).__name__}:{value.isoformat()}:{zone};".encode())


def _member(value: Any, out: list[bytes]) -> None:
    out.append(f"e:{type(value).__qualname__}.{value.name};".encode())


def _mapping(value: Any, out: list[bytes]) -> None:
    out.append(b"m%d:" % len(value))
    for key, item in value.items():
        _feed(key, out)
        _feed(item, out)


def _set(value: Any, out: list[bytes]) -> None:
    out.append(b"u%d:" % len(value) + b"".join(sorted(of(item) for item in value)))


def _sequence(value: Any, out: list[bytes]) -> None:
    out.append(b"l%d:" % len(value))
    for item in value:
        if type(item) is str:  # most of what there are thousands of
            raw = item.encode("utf-8", "surrogatepass")
            out.append(b"s%d:%s" % (len(raw), raw))  # as `_text`, without a call for each
        else:
            _feed(item, out)


_Feed = Callable[[Any, list[bytes]], None]  # each is called with what it is for
_UNUSUAL: Final[tuple[tuple[type, _Feed], ...]] = (
    (bool, _scalar), (int, _scalar), (float, _scalar), (str, _text), (bytes, _bytes), (dt.date, _date),
    (Enum, _member), (Mapping, _mapping), (AbstractSet, _set), (Sequence, _sequence),
)  # fmt: skip
"""In this order: a member of an Enum that is text, too, is text."""
_USUAL: Final[Mapping[type, _Feed]] = {
    **dict(_UNUSUAL[:6]), type(None): _scalar, dt.datetime: _date,
    dict: _mapping, list: _sequence, tuple: _sequence, frozenset: _set, set: _set,
}  # fmt: skip
