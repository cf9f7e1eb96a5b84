"""Stable, versioned digests of plain data: equal data gives equal digests in every process and on every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from hashlib import file_digest, sha256  # twice as fast as BLAKE2 where the processor knows it, as most do
from typing import TYPE_CHECKING

from blogengine.records import fields, is_dataclass

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 2
SIZE = 16
"""Length of a digest in bytes; 128 bits: no accident makes two contents equal."""


def of_bytes(content: bytes) -> bytes:
    """Return the digest of `content` itself (no version: it names the bytes, not our encoding of them)."""
    return sha256(content).digest()[:SIZE]


def of_file(file: Path) -> bytes:
    """Return `of_bytes` of a file's content, which is read in pieces."""
    with file.open("rb") as stream:
        return file_digest(stream, sha256).digest()[:SIZE]


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
    if value is None or isinstance(value, bool | int | float):
        out.append(f"{type(value).__name__}:{value!r};".encode())
    elif isinstance(value, str):
        raw = value.encode("utf-8", "surrogatepass")
        out.append(b"s%d:" % len(raw) + raw)
    elif isinstance(value, bytes):
        out.append(b"b%d:" % len(value) + value)
    elif isinstance(value, dt.date):
        out.append(_date(value))
    else:
        _feed_compound(value, out)


def _date(value: dt.date) -> bytes:
    """A datetime is digested with its zone's name too: `strftime` may show it."""
    zone = value.tzname() if isinstance(value, dt.datetime) else None
    return f"{type(value).__name__}:{value.isoformat()}:{zone};".encode()


def _feed_compound(value: object, out: list[bytes]) -> None:
    if isinstance(value, Enum):
        out.append(f"e:{type(value).__qualname__}.{value.name};".encode())
    elif isinstance(value, Mapping):
        out.append(b"m%d:" % len(value))
        for key, item in value.items():
            _feed(key, out)
            _feed(item, out)
    elif isinstance(value, AbstractSet):
        out.append(b"u%d:" % len(value) + b"".join(sorted(of(item) for item in value)))
    elif isinstance(value, Sequence):
        out.append(b"l%d:" % len(value))
        for item in value:
            if type(item) is str:  # most of what there are thousands of
                raw = item.encode("utf-8", "surrogatepass")
                out.append(b"s%d:%s" % (len(raw), raw))
            elif item is None:
                out.append(b"NoneType:None;")
            else:
                _feed(item, out)
    elif is_dataclass(value) and not isinstance(value, type):
        out.append(f"d:{type(value).__qualname__};".encode())
        for each in fields(value):
            _feed(getattr(value, each.name), out)
    else:
        msg = f"not plain data: {type(value).__qualname__}"
        raise TypeError(msg)
