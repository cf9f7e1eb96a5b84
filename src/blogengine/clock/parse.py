"""Times as people write them, read as Ruby's `Time.parse` reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from blogengine.clock.fragments import MAX_LENGTH, Fragments, read_fragments
from blogengine.clock.zones import bare_offset, local_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

_AMERICAN = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_MILITARY = {letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)} | {
    letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)
}
_NAMED = {"UTC": 0, "Z": 0, "UT": 0, "GMT": 0} | _AMERICAN | _MILITARY
_NUMERIC = re.compile(r"([-+])(\d\d)(?:(:?)(\d\d)(?:\3(\d\d))?)?")
_UTC_ITSELF = frozenset({"-00:00", "-0000", "-00", "UTC", "Z", "UT"})
_ANY_TIME = datetime(2000, 1, 2, tzinfo=UTC)
_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d))?(?: ?([-+]\d\d:?\d\d))?)?", re.ASCII)


def parse_time(text: str, zone: tzinfo, now: datetime | Callable[[], datetime]) -> datetime | None:
    """Return the time that `text` tells, or None where Ruby's `Time.parse` finds none in it.

    What stands before the first part that the text names comes from `now` (`13:00` is today's), what follows is the
    smallest. A callable `now` is asked only if the text names no year. A text with an offset keeps it (`UTC` and `Z`
    give `datetime.UTC`), unless `zone` has the same offset then; without one it is local time in `zone`. Days past a
    month's end run on, as in Ruby. Fractions of a microsecond are dropped.
    """
    if len(text) > MAX_LENGTH:
        return None
    if _PLAIN.fullmatch(text):
        return _parse_plain(text, zone)
    found = read_fragments(text)
    return None if found.empty else _try_settle(found, zone, now)


@lru_cache(maxsize=4096)
def _parse_plain(text: str, zone: tzinfo) -> datetime | None:
    """Read the form that nearly every date has, without trying the rules; it does not depend on the present."""
    match = _PLAIN.fullmatch(text)
    assert match is not None
    *numbers, offset = match.groups()
    year, month, day, hour, minute, second = (None if part is None else int(part) for part in numbers)
    found = Fragments(year, month, day, None, hour, minute, second, None, offset)
    return _try_settle(found, zone, _ANY_TIME)


def _try_settle(found: Fragments, zone: tzinfo, now: datetime | Callable[[], datetime]) -> datetime | None:
    try:
        return _settle(found, zone, _reference(found, now))
    except (ValueError, OverflowError):
        return None


def _reference(found: Fragments, now: datetime | Callable[[], datetime]) -> datetime:
    """The time that fills gaps; where the text names the year, there are none."""
    if found.year is not None:
        return _ANY_TIME
    return now if isinstance(now, datetime) else now()


def _settle(found: Fragments, zone: tzinfo, now: datetime) -> datetime:
    offset = _offset(found.zone, now.year if found.year is None else found.year, zone) if found.zone else None
    here = now.astimezone(zone if offset is None else bare_offset(offset))
    wall = _wall_time(found, here)
    if offset is None:
        return local_time(wall, zone)
    instant = wall.replace(tzinfo=UTC) - timedelta(seconds=offset)
    if (found.zone or "").upper() in _UTC_ITSELF:
        return instant
    local = instant.astimezone(zone)
    return local if local.utcoffset() == timedelta(seconds=offset) else instant.astimezone(bare_offset(offset))


def _offset(name: str, year: int, zone: tzinfo) -> int | None:
    """Seconds east of UTC for a zone as written; the local zone's own names count, other names do not."""
    name = name.upper()
    if match := _NUMERIC.fullmatch(name):
        hours, minutes, seconds = int(match[2]), int(match[4] or 0), int(match[5] or 0)
        total = hours * 3600 + minutes * 60 + seconds
        return -total if match[1] == "-" else total
    if name in _NAMED:
        return _NAMED[name] * 3600
    for month in (1, 7):
        local = datetime(year, month, 1, tzinfo=zone)
        if (local.tzname() or "").upper() == name:
            return (local.utcoffset() or timedelta(0)) // timedelta(seconds=1)
    return None


def _wall_time(found: Fragments, now: datetime) -> datetime:
    """Fill the gaps; raises ValueError for what is no time of day or no day."""
    if found.day_of_year is not None:
        found = _from_day_of_year(found, now)
    named = (found.year, found.month, found.day, found.hour, found.minute, found.second)
    first = next((at for at, part in enumerate(named) if part is not None), len(named))
    current = (now.year, now.month, now.day, now.hour, now.minute, now.second)
    smallest = (1970, 1, 1, 0, 0, 0)
    filled = [
        part if part is not None else (current[at] if at < first else smallest[at]) for at, part in enumerate(named)
    ]
    year, month, day, hour, minute, second = filled
    midnight = hour == 24 and minute == second == 0
    if not (1 <= day <= 31 and (0 <= hour <= 23 or midnight) and 0 <= minute <= 59 and 0 <= second <= 60):
        raise ValueError("argument out of range")
    span = timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second, microseconds=found.microsecond or 0)
    return datetime(year, month, 1) + span  # noqa: DTZ001 - a wall time: its zone is the caller's


def _from_day_of_year(found: Fragments, now: datetime) -> Fragments:
    year = now.year if found.year is None else found.year
    day = datetime(year, 1, 1, tzinfo=now.tzinfo) + timedelta(days=(found.day_of_year or 0) - 1)
    if day.year != year:
        raise ValueError("day of year out of range")
    return Fragments(year, day.month, day.day, None, found.hour, found.minute, found.second, found.microsecond)
