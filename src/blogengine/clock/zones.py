"""Finding the time zone of a build: by name, from TZ, or the system's own."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

LOCALTIME = Path("/etc/localtime")
LOCAL_UTC = zoneinfo.ZoneInfo("UTC")
"""Local time where the zone is UTC; Ruby prints it with `+0000`, and only `datetime.UTC` with `UTC`."""

_POSIX_OFFSET = re.compile(r"<?([-+A-Za-z0-9]{3,}?)>?([-+]?\d{1,2})(?::(\d\d))?")


def find_zone(timezone_name: str | None, environ: Mapping[str, str], localtime: Path = LOCALTIME) -> tzinfo:
    """Return the zone of a build: the configured name, else TZ (empty means UTC), else the system's, else UTC.

    Every zone returned can be pickled. Raises ConfigError (code `timezone`) for a name that is no IANA zone.
    """
    if timezone_name:
        return _named(timezone_name, "timezone")
    if "TZ" in environ:
        name = environ["TZ"].removeprefix(":")
        return _fixed(name) or _named(name, "TZ") if name else LOCAL_UTC
    return _system(localtime)


def bare_offset(seconds: int) -> timezone:
    """Return a zone that is an offset in `seconds` and nothing else: it has no name, as in Ruby.

    Raises ValueError for a day or more.
    """
    return timezone(timedelta(seconds=seconds), "")


def local_time(wall: datetime, zone: tzinfo) -> datetime:
    """Return the naive `wall` time in `zone`.

    Of the two instants that a change of the clocks allows it is the later one, as in Ruby: 01:30 in autumn is winter
    time, and 02:30 in spring, which no clock shows, is 03:30.
    """
    instants = [in_zone(wall.replace(tzinfo=zone, fold=fold), UTC) for fold in (0, 1)]
    return in_zone(max(instants), zone)


def in_zone(value: datetime, zone: tzinfo) -> datetime:
    """Return the same instant told in `zone`, or as it is where that day is outside Python's calendar (year 1, 9999)."""
    try:
        return value.astimezone(zone)
    except OverflowError:
        return value


def _named(name: str, origin: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        hint = _nearest(name)
        raise ConfigError(f"{origin} is no known time zone: {name!r}", hint=hint, code="timezone") from None


def _nearest(name: str) -> str | None:
    import difflib  # noqa: PLC0415 - only where something is wrong

    known = {zone.lower(): zone for zone in zoneinfo.available_timezones()}
    near = difflib.get_close_matches(name.lower(), sorted(known), n=1)
    return f"did you mean `{known[near[0]]}`?" if near else None


def _fixed(name: str) -> tzinfo | None:
    """A POSIX offset without rules (`MSK-3`), which counts westwards."""
    match = _POSIX_OFFSET.fullmatch(name)
    if not match or name in zoneinfo.available_timezones():
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    west = timedelta(hours=abs(hours), minutes=minutes)
    if west >= timedelta(days=1):
        return None
    return timezone(west if match[2].startswith("-") else -west, match[1])


def _system(localtime: Path) -> tzinfo:
    """The zone that /etc/localtime links to or, where it is a copy, the first one with its bytes."""
    try:
        target = localtime.resolve(strict=True)
        for root in map(Path, zoneinfo.TZPATH):
            if target.is_relative_to(root.resolve()):
                return zoneinfo.ZoneInfo(target.relative_to(root.resolve()).as_posix())
        content = target.read_bytes()
        return next((zoneinfo.ZoneInfo(name) for name in _names_with(content)), LOCAL_UTC)
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return LOCAL_UTC


def _names_with(content: bytes) -> list[str]:
    files = [(name, Path(root, name)) for root in zoneinfo.TZPATH for name in zoneinfo.available_timezones()]
    return sorted(name for name, file in files if file.is_file() and file.read_bytes() == content)
