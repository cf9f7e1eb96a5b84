"""Times as Ruby prints them: `Time#strftime` in full, `to_s`, `xmlschema`, `rfc822`; English names in every locale."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Show = Callable[[datetime], str]
    Field = tuple[str, Callable[[datetime], object]]  # a conversion of Python's `%`, and what it converts

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE_ZONE = timezone(timedelta(0), "+00:00")
"""What Ruby's `Date` answers for `%Z`."""

_DIRECTIVE = compiled_later(
    r"""% (?P<flags>[-0_^#]*) (?P<width>[1-9][0-9]*)?
        (?P<colons>:{1,3}(?=z))? (?:E(?=[cCxXyY]) | O(?=[deHkIlmMSuUVwWy]))?
        (?P<name>[^-_^#0-9])""",
    re.VERBOSE | re.DOTALL,
)
_WIDEST = 100_000
"""Ruby refuses somewhat wider fields too."""
_DANGLING = compiled_later(r"%[-_^#0]*[0-9]*\Z")


def is_utc(value: datetime) -> bool:
    """Tell whether Ruby would call this a UTC time; the local time of a build in zone `UTC` is not one."""
    return value.tzinfo is None or value.tzinfo is UTC


def epoch(value: datetime) -> int:
    """Return the whole seconds since 1970-01-01T00:00:00Z, rounded down; a naive time counts as UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return (aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)


def zone_name(value: datetime) -> str:
    """Return the zone's abbreviation; empty for a bare offset, which has no name in Ruby."""
    name = value.tzname()
    if name is None:
        return "UTC"
    return "" if name.startswith(("UTC+", "UTC-")) else name


_NUMBERS: dict[str, tuple[Callable[[datetime], int], int, str]] = {
    "Y": (attrgetter("year"), 4, "0"),
    "C": (lambda t: t.year // 100, 2, "0"),
    "y": (lambda t: t.year % 100, 2, "0"),
    "m": (attrgetter("month"), 2, "0"),
    "d": (attrgetter("day"), 2, "0"),
    "e": (attrgetter("day"), 2, " "),
    "j": (lambda t: t.timetuple().tm_yday, 3, "0"),
    "H": (attrgetter("hour"), 2, "0"),
    "k": (attrgetter("hour"), 2, " "),
    "I": (lambda t: t.hour % 12 or 12, 2, "0"),
    "l": (lambda t: t.hour % 12 or 12, 2, " "),
    "M": (attrgetter("minute"), 2, "0"),
    "S": (attrgetter("second"), 2, "0"),
    "u": (lambda t: t.isoweekday(), 1, "0"),
    "w": (lambda t: t.isoweekday() % 7, 1, "0"),
    "G": (lambda t: t.isocalendar().year, 4, "0"),
    "g": (lambda t: t.isocalendar().year % 100, 2, "0"),
    "V": (lambda t: t.isocalendar().week, 2, "0"),
    "U": (lambda t: (t.timetuple().tm_yday + 6 - t.isoweekday() % 7) // 7, 2, "0"),
    "W": (lambda t: (t.timetuple().tm_yday + 6 - t.weekday()) // 7, 2, "0"),
    "s": (epoch, 1, "0"),
    "Q": (lambda t: epoch(t) * 1000, 1, "0"),
}
"""Directive -> value, least width, padding; `%Q` is a date's only."""

_NAMES: dict[str, Show] = {
    "A": lambda t: WEEKDAYS[t.weekday()],
    "a": lambda t: WEEKDAYS[t.weekday()][:3],
    "B": lambda t: MONTHS[t.month - 1],
    "b": lambda t: MONTHS[t.month - 1][:3],
    "h": lambda t: MONTHS[t.month - 1][:3],
    "p": lambda t: "PM" if t.hour >= 12 else "AM",
    "P": lambda t: "pm" if t.hour >= 12 else "am",
    "Z": zone_name,
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}

_DAY = ("year", "month", "day")
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("YCy", ("year",)),
    **dict.fromkeys("mBbh", ("month",)),
    **dict.fromkeys("de", ("day",)),
    **dict.fromkeys("jAauwGgVUW", _DAY),
    **dict.fromkeys("HkIlpP", ("hour",)),
    "M": ("minute",),
    "S": ("second",),
    **dict.fromkeys("nt%", ()),
}
"""Directive -> the attributes that it shows, where it shows nothing else."""
_KEPT = 4096
"""Texts that are kept for one pattern: a date is shown on its post's page and in lists."""
_SHORT = 32
"""Characters of a pattern whose texts are kept."""

_COMPOUNDS = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "v": "%e-%^b-%Y",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
}
_DATE_ONLY = {"+": "%a %b %e %H:%M:%S %Z %Y"}


def strftime(value: date, pattern: str) -> str:
    """Return `value` printed by `pattern`, as Ruby's `Time#strftime` (for a plain date: `Date#strftime`) does.

    An unknown directive stays as written. A pattern that ends inside a directive raises ValueError for a time and
    is printed as it stands for a date, as in Ruby; a field wider than 100,000 raises it for both. A naive time counts
    as UTC.
    """
    if isinstance(value, datetime):
        return _compile(pattern, False)(value)
    return _compile(pattern, True)(datetime(value.year, value.month, value.day, tzinfo=_DATE_ZONE))


def to_s(value: date) -> str:
    """Return `value` as Ruby's `to_s`: `2024-01-05 23:30:00 -0500`, `… UTC` for a UTC time, `2024-01-05` for a date."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return strftime(value, "%F %T UTC" if is_utc(value) else "%F %T %z")


def xmlschema(value: datetime) -> str:
    """Return `value` as Ruby's `Time#xmlschema`: `2024-01-05T23:30:00-05:00`; `Z` only for a time that is UTC itself."""
    return strftime(value, "%FT%TZ" if is_utc(value) else "%FT%T%:z")


def rfc822(value: datetime) -> str:
    """Return `value` as Ruby's `Time#rfc822`: `Fri, 05 Jan 2024 23:30:00 -0500`; `-0000` for a time that is UTC itself."""
    return strftime(value, "%a, %d %b %Y %T -0000" if is_utc(value) else "%a, %d %b %Y %T %z")


@lru_cache(maxsize=128)
def _compile(pattern: str, of_date: bool) -> Show:
    """Return what prints a time by `pattern`: one format for all fields, which is quicker than a text of each."""
    if not of_date and _DANGLING.search(_DIRECTIVE.sub("", pattern)):
        raise ValueError(f"invalid format: {pattern}")
    pattern = _DIRECTIVE.sub(lambda match: _COMPOUNDS.get(match[0][1:], match[0]), pattern)
    pieces: list[str] = []
    fields: list[Callable[[datetime], object]] = []
    end = 0
    matches = tuple(_DIRECTIVE.finditer(pattern))
    for match in matches:
        piece = _piece(match, of_date=of_date)
        if piece is None:
            continue
        pieces += _literal(pattern[end : match.start()]), piece[0]
        fields.append(piece[1])
        end = match.end()
    form = "".join((*pieces, _literal(pattern[end:])))

    def show(t: datetime) -> str:
        return form % tuple([each(t) for each in fields])

    wide = len(pattern) > _SHORT or any(match["width"] for match in matches)
    return show if wide else _kept(show, {match["name"] for match in matches})


def _kept(show: Show, names: set[str]) -> Show:
    """Return what shows a time by these directives, and remembers how, where they show few attributes."""
    if not names <= _ATTRIBUTES.keys():
        return show
    attributes = sorted({attribute for name in names for attribute in _ATTRIBUTES[name]})
    if not attributes:
        return show
    key_of = attrgetter(*attributes)
    kept: dict[object, str] = {}

    def remembered(t: datetime) -> str:
        key = key_of(t)
        text = kept.get(key)
        if text is None:
            if len(kept) >= _KEPT:
                kept.clear()
            text = kept[key] = show(t)
        return text

    return remembered


def _piece(match: re.Match[str], *, of_date: bool) -> Field | None:
    """Return what prints one directive.

    None where Ruby prints it as it stands.
    """
    flags, name = match["flags"], match["name"]
    width = int(match["width"] or 0)
    if width > _WIDEST:
        raise ValueError(f"field too wide: {match[0]}")
    if name in _NUMBERS and (of_date or name != "Q"):
        return _number(name, flags, width)
    if name in "LN":
        return "%s", _fraction(width or (3 if name == "L" else 9))
    if name == "z":
        return "%s", _offset(len(match["colons"] or ""), _padding(flags, "0"), width)
    if name in _NAMES:
        return "%s", _text(_NAMES[name], _change_case(flags, name), flags, width)
    compound = _COMPOUNDS.get(name) or (_DATE_ONLY.get(name) if of_date else None)
    if compound is None:
        return None
    flags = flags if of_date else flags.replace("-", "_")  # a time's are padded all the same
    return "%s", _text(_compile(compound, of_date), str.upper if "^" in flags else str, flags, width)


def _literal(text: str) -> str:
    return text.replace("%", "%%")


def _padding(flags: str, default: str) -> str:
    """The last of `0` and `_` wins; `-` is looked at where padding can be left out."""
    marks = [flag for flag in flags if flag in "0_"]
    return default if not marks else marks[-1].replace("_", " ")


def _number(name: str, flags: str, width: int) -> Field:
    value, least, pad = _NUMBERS[name]
    return "%d" if "-" in flags else f"%{_padding(flags, pad).strip()}{width or least}d", value


def _fraction(digits: int) -> Show:
    return lambda t: f"{t.microsecond:06d}"[:digits].ljust(digits, "0")


def _text(value: Show, change: Callable[[str], str], flags: str, width: int) -> Show:
    if not width or "-" in flags:
        return value if change is str else lambda t: change(value(t))
    pad = _padding(flags, " ")
    return lambda t: change(text).rjust(width, pad) if (text := value(t)) else text


def _change_case(flags: str, name: str) -> Callable[[str], str]:
    """`^` is upper case; `#` is the other case: lower for what is upper already (`%p`, `%Z`)."""
    if "#" in flags:
        return str.lower if name in "pZ" else str.upper
    return str.upper if "^" in flags else str


def _offset(colons: int, pad: str, width: int) -> Show:
    """`%z` and its forms with colons; a width widens the hours."""

    def show(t: datetime) -> str:
        delta = t.utcoffset() or timedelta(0)
        sign = "-" if delta < timedelta(0) else "+"
        minutes, seconds = divmod(abs(delta) // timedelta(seconds=1), 60)
        hours, minutes = divmod(minutes, 60)
        tail = _offset_tail(colons, minutes, seconds)
        room = max(width - len(tail), 3)
        if pad == " ":
            return f"{sign}{hours}".rjust(room) + tail
        return sign + str(hours).rjust(room - 1, "0") + tail

    return show


def _offset_tail(colons: int, minutes: int, seconds: int) -> str:
    if colons == 0:
        return f"{minutes:02d}"
    if colons == 1 or (colons == 3 and minutes and not seconds):
        return f":{minutes:02d}"
    return f":{minutes:02d}:{seconds:02d}" if colons == 2 or seconds else ""
