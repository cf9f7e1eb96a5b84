"""What a loosely written text says of a date and a time: Ruby's `Date._parse`, whose order of rules decides.

Each rule looks for one way of writing; the first that finds its own takes it. The day of the week and the time of day
are taken out first, so that what is left is a date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.records import dataclass
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 128
"""Ruby refuses longer texts."""

_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH.split("|"), 1)}
_ERA = r"c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.)"


@dataclass(slots=True)
class Fragments:
    """The parts of a time that a text names; None where it is silent.

    `year` is in full unless `short_year` may still complete it; `zone` is as written.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_of_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    microsecond: int | None = None
    zone: str | None = None
    short_year: bool = True
    before_christ: bool = False

    @property
    def empty(self) -> bool:
        """Nothing that makes a time was found (a zone or a day of the week does not)."""
        parts = (
            self.year,
            self.month,
            self.day,
            self.day_of_year,
            self.hour,
            self.minute,
            self.second,
            self.microsecond,
        )
        return all(part is None for part in parts)


def read_fragments(text: str) -> Fragments:
    """Return what `text` (at most MAX_LENGTH characters) says, by the rules of Ruby's `Date._parse`."""
    found = Fragments()
    rest = re.sub(r"[^-+',./:@\w\[\]]+|_+", " ", text)
    rest = _WEEKDAY.sub(" ", rest, count=1)
    rest = _take(_TIME, _time, rest, found)
    for pattern, rule in _DATES:
        if match := pattern.search(rest):
            rule(match, found)
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
    _lone_number(rest, found)
    if found.year is not None:
        found.year = _full_year(found.year, found, rest)
    return found


def _take(
    pattern: re.Pattern[str], rule: Callable[[re.Match[str], Fragments], None], text: str, found: Fragments
) -> str:
    match = pattern.search(text)
    if not match:
        return text
    rule(match, found)
    return f"{text[: match.start()]} {text[match.end() :]}"


def _full_year(year: int, found: Fragments, rest: str) -> int:
    """69 to 99 are of the twentieth century, 0 to 68 of the next."""
    if found.before_christ or _BEFORE_CHRIST.search(rest):
        return 1 - year
    if found.short_year and 0 <= year <= 99:
        return year + (1900 if year >= 69 else 2000)
    return year


def _lone_number(rest: str, found: Fragments) -> None:
    """One short number that is left over is the day beside an hour, or the hour beside a day."""
    match = re.fullmatch(r"\s*(\d{1,2})\s*", rest)
    if not match:
        return
    number = int(match[1])
    if found.hour is not None and found.day is None and 1 <= number <= 31:
        found.day = number
    if found.day is not None and found.hour is None and 0 <= number <= 24:
        found.hour = number


def _time(match: re.Match[str], found: Fragments) -> None:
    found.zone = match["zone"]
    parts = _CLOCK.match(match["time"])
    assert parts is not None
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] in "pP" else 0)
    found.hour = hour
    found.minute = _number(parts["minute"])
    found.second = _number(parts["second"])
    found.microsecond = _fraction(parts["fraction"])


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _fraction(digits: str | None) -> int | None:
    return None if digits is None else int(digits[:6].ljust(6, "0"))


def _day_month_year(match: re.Match[str], found: Fragments) -> None:
    month = str(_MONTHS[match["month"].lower()])
    _assign(found, match["year"], month, match["day"])
    found.before_christ = (match.groupdict().get("era") or "").lower().startswith("b")


def _year_month_day(match: re.Match[str], found: Fragments) -> None:
    first, second, third = match.groups()
    if third is None:
        _assign(found, None, first, second)
    else:
        _assign(found, first, second, third)


def _assign(found: Fragments, year: str | None, month: str | None, day: str | None) -> None:
    """Sort three numbers as written into year, month and day: a long or quoted number is the year, wherever it stands."""
    if year is None and day is not None and _is_year(day):
        year, day = day, None
    if year is not None and (odd := re.match(r"[^-+\d]*([-+]?\d+)\D", year)):
        year, day = day, odd[1]
    if month is not None and _is_year(month):
        year, month, day = month, day, year
    if day is not None and _is_year(day):
        year, day = day, year
    if year is not None and (digits := re.search(r"([-+]?)(\d+)", year)):
        found.year = int(digits[0])
        found.short_year = found.short_year and not digits[1] and len(digits[2]) <= 2
    found.month = _leading(month, found.month)
    found.day = _leading(day, found.day)


def _is_year(number: str) -> bool:
    return number.startswith("'") or len(number) > 2


def _leading(number: str | None, otherwise: int | None) -> int | None:
    digits = re.search(r"\d+", number) if number else None
    return int(digits[0]) if digits else otherwise


def _japanese_era(match: re.Match[str], found: Fragments) -> None:
    start = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}[match[1].lower()]
    found.year, found.month, found.day = int(match[2]) + start, int(match[3]), int(match[4])


def _nothing(_match: re.Match[str], _found: Fragments) -> None:
    """A week date: found, so that nothing else reads its digits, but no part of a time."""


def _year_day(match: re.Match[str], found: Fragments) -> None:
    found.year, found.day_of_year = int(match[1]), int(match[2])


def _quoted_year(match: re.Match[str], found: Fragments) -> None:
    found.year = int(match[1])


def _month_name(match: re.Match[str], found: Fragments) -> None:
    found.month = _MONTHS[match[1].lower()]


def _ordinal_day(match: re.Match[str], found: Fragments) -> None:
    found.day = int(match[1])


def _dashed_month(match: re.Match[str], found: Fragments) -> None:
    found.month = _number(match[1])
    found.day = _number(match[2])


def _digits(match: re.Match[str], found: Fragments) -> None:
    """A run of digits, read by its length: `20240105`, `20240105T2330`, `2024005`, `0105`, `05`."""
    digits, clock = match["digits"], match["clock"]
    if match["fraction"] is not None:
        found.microsecond = _fraction(match["fraction"])
    found.zone = match["zone"] or found.zone
    if clock is None and match["fraction"] is not None:
        if len(digits) not in (9, 11, 13):
            _from_the_right(digits, found)
        return
    _date_digits(match["sign"] + digits, len(digits), found)
    if clock is not None and len(clock) % 2 == 0:
        (_from_the_right if match["fraction"] is not None else _clock_digits)(clock, found)


def _date_digits(number: str, length: int, found: Fragments) -> None:
    digits = number[-length:]
    if length in (3, 5, 7):
        found.day_of_year = int(digits[-3:])
        year = digits[:-3]
    elif length in (9, 11, 13):
        return
    elif length in (2, 4):
        found.day = int(digits[-2:])
        found.month = _number(digits[:-2] or None)
        return
    else:
        width = 2 if length == 6 else 4
        year = digits[:width]
        found.month, found.day = int(digits[width : width + 2]), int(digits[width + 2 : width + 4])
        _clock_digits(digits[width + 4 :], found)
    if year:
        found.year = int(number[: len(number) - length] + year)
        found.short_year = length <= 7


def _clock_digits(digits: str, found: Fragments) -> None:
    pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    for name, value in zip(("hour", "minute", "second"), pairs, strict=False):
        setattr(found, name, value)


def _from_the_right(digits: str, found: Fragments) -> None:
    """Digits before a fraction end in seconds."""
    if len(digits) == 14:
        found.year, found.short_year, digits = int(digits[:4]), False, digits[4:]
    for name in ("second", "minute", "hour", "day", "month", "year"):
        if digits:
            setattr(found, name, int(digits[-2:]))
            digits = digits[:-2]


def _rule(pattern: str) -> re.Pattern[str]:
    return compiled_later(pattern, re.IGNORECASE | re.VERBOSE | re.ASCII)


_BEFORE_CHRIST = _rule(r"\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)")
_WEEKDAY = _rule(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*")
_TIME = _rule(
    r"""(?P<time>
          \d+\s* (?:
            (?: :\s*\d+ (?:\s*:\s*\d+(?:[,.]\d*)?)? | h(?:\s*\d+m?(?:\s*\d+s?)?)? )
            (?:\s*[ap](?:m\b|\.m\.))?
          | [ap](?:m\b|\.m\.)
          ))
        (?:\s*(?P<zone>
            (?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?
          | (?:[^\W\d_]|[.\s])+(?:standard|daylight)\stime\b
          | [^\W\d_]+(?:\sdst)?\b
        ))?"""
)
_CLOCK = _rule(
    r"""(?P<hour>\d+)h? (?:\s*:?\s*(?P<minute>\d+)m? (?:\s*:?\s*(?P<second>\d+)(?:[,.](?P<fraction>\d*))?s?)?)?
        (?:\s*(?P<half>[ap])(?:m\b|\.m\.))?"""
)
_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Fragments], None]], ...] = (
    (
        _rule(
            rf"""(?P<day>'?\d+)[^-\d\s]*\s*(?P<month>{_MONTH})[^-\d\s']*
                 (?:\s*(?P<era>{_ERA})?\s*(?P<year>'?-?\d+(?:(?:st|nd|rd|th)\b)?))?"""
        ),
        _day_month_year,
    ),
    (
        _rule(
            rf"""\b(?P<month>{_MONTH})[^-\d\s']*\s*(?P<day>'?\d+)[^-\d\s']*
                 (?:\s*,?\s*(?P<era>{_ERA})?\s*(?P<year>'?-?\d+))?"""
        ),
        _day_month_year,
    ),
    (_rule(r"('?[-+]?\d+)-(\d+)-('?-?\d+)"), _year_month_day),
    (_rule(r"\b([mtshr])(\d+)\.(\d+)\.(\d+)"), _japanese_era),
    (_rule(rf"(?P<day>'?-?\d+)-(?P<month>{_MONTH})[^-/.]*-(?P<year>'?-?\d+)"), _day_month_year),
    (_rule(rf"\b(?P<month>{_MONTH})[^-/.]*-(?P<day>'?-?\d+)(?:-(?P<year>'?-?\d+))?"), _day_month_year),
    (_rule(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?"), _year_month_day),
    (_rule(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)"), _year_month_day),
    (_rule(r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b|-w-\d\b"), _nothing),
    (_rule(r"--(\d{2})?-(\d{2})\b"), _dashed_month),
    (_rule(r"--(\d{2})(\d{2})?\b"), _dashed_month),
    (_rule(r"\b(\d{2}|\d{4})-(\d{3})\b"), _year_day),
    (_rule(r"'(\d+)\b"), _quoted_year),
    (_rule(rf"\b({_MONTH})\S*"), _month_name),
    (_rule(r"(\d+)(?:st|nd|rd|th)\b"), _ordinal_day),
    (
        _rule(
            r"""(?P<sign>[-+]?)(?P<digits>\d{2,14})
                (?:\s*t?\s*(?P<clock>\d{2,6})?(?:[,.](?P<fraction>\d*))?)?
                (?P<zone>z\b|[-+]\d{1,4}\b)?"""
        ),
        _digits,
    ),
)
