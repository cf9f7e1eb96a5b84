"""Values of a site as plain data that `marshal` takes, and back; and files that tell whether they are whole.

`marshal` reads nothing but numbers, texts and containers of these, and its second version writes equal values as equal
bytes. What it would make of a damaged file is never seen: a file begins with the digest of the rest.
"""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from blogengine import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARSHAL = 2
PLAIN = frozenset({str, int, float, bool, type(None), bytes})


class NotPlain(Exception):  # noqa: N818 - no error: such a value is not kept
    """A value cannot be kept between builds."""


def dumps(value: object) -> bytes:
    """Return plain data as bytes: the same for equal data of the same types."""
    return marshal.dumps(value, _MARSHAL)  # type: ignore[arg-type]  # ValueError tells what is not


def loads(content: bytes) -> object:
    """Return plain data from bytes that `dumps` made."""
    return marshal.loads(content)  # noqa: S302 - bytes of our own, whose digest was looked at


def write_whole(file: Path, mark: bytes, value: object) -> None:
    """Write plain data to a file, in place of what is there, all at once. Raises OSError."""
    content = dumps(value)
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(mark + fingerprint.of_bytes(content) + content)
    fresh.replace(file)


def read_whole(file: Path, mark: bytes) -> object:
    """Return what `write_whole` wrote; None where nothing is there, or something else, or a part of it."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    start = len(mark) + fingerprint.SIZE
    if not content.startswith(mark) or content[len(mark) : start] != fingerprint.of_bytes(content[start:]):
        return None
    try:
        return loads(content[start:])
    except (ValueError, TypeError, EOFError):
        return None


def pack(value: object, zone: dt.tzinfo) -> object:
    """Return what front matter holds as plain data: times become tuples, which YAML has none of. Raises NotPlain."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if isinstance(value, dict):
        return {_key(key): pack(item, zone) for key, item in value.items()}
    if isinstance(value, list):
        return [pack(item, zone) for item in value]
    if isinstance(value, dt.date):
        return pack_time(value, zone)
    raise NotPlain(kind.__name__)


def unpack(value: object, zone: dt.tzinfo) -> object:
    """Return what `pack` was given; times that were in `zone` are in this one."""
    if isinstance(value, tuple):
        return unpack_time(value, zone)
    if isinstance(value, dict):
        return {key: unpack(item, zone) for key, item in value.items()}
    return [unpack(item, zone) for item in value] if isinstance(value, list) else value


def pack_time(value: dt.date, zone: dt.tzinfo | None = None) -> tuple[object, ...]:
    """Return a date or time as numbers; one that is in `zone` needs no zone of its own. Raises NotPlain."""
    if not isinstance(value, dt.datetime):
        return (value.year, value.month, value.day)
    parts = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond, value.fold)
    own = value.tzinfo
    if own is None:
        return (*parts, None)
    if zone is not None and own is zone:
        return parts
    if type(own) is not dt.timezone:
        raise NotPlain(type(own).__name__)
    offset = own.utcoffset(None)
    return (*parts, (offset.days, offset.seconds, offset.microseconds), own.tzname(None))


def unpack_time(parts: tuple[object, ...], zone: dt.tzinfo) -> dt.date:
    """Return the date or time that `pack_time` was given."""
    if len(parts) == 3:
        return dt.date(*parts)  # type: ignore[arg-type]  # three numbers
    own: dt.tzinfo | None = zone
    if len(parts) == 9:
        own = None
    elif len(parts) == 10:
        own = _offset(*parts[8:])
    *fields, fold = parts[:8]
    return dt.datetime(*fields, tzinfo=own, fold=fold)  # type: ignore[misc,arg-type]  # numbers, as they were packed


def _offset(offset: object, name: object) -> dt.timezone:
    known = dt.timezone(dt.timedelta(*offset))  # type: ignore[misc]  # three numbers
    if offset == (0, 0, 0) and name == "UTC":
        return dt.UTC
    return known if known.tzname(None) == name else dt.timezone(dt.timedelta(*offset), str(name))  # type: ignore[misc]


def _key(key: object) -> object:
    return key if type(key) in PLAIN else _refuse(key)


def _refuse(value: object) -> NoReturn:
    raise NotPlain(type(value).__name__)


class Lookup(Mapping[str, object]):
    """A mapping whose values are made when they are asked for."""

    __slots__ = ("_make", "_packed")

    def __init__(self, packed: Mapping[str, tuple[int, int]], make: type) -> None:
        self._packed = packed
        self._make = make

    def __getitem__(self, key: str) -> object:
        return self._make(*self._packed[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
