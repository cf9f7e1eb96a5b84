"""Filters on dates: Liquid's `date`, in the date's own zone, and Jekyll's `date_to_…`, in the site's."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from blogengine.clock.strftime import strftime
from blogengine.liquid.drop import BuildTime
from blogengine.liquid.filters.base import FilterError, with_host
from blogengine.liquid.filters.support import counted
from blogengine.liquid.ruby import inspect, to_s
from blogengine.text.case import downcase
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.liquid.context import Context

_SECONDS = compiled_later(r"[0-9]+\Z")


@with_host
def date_(ctx: Context, value: object, pattern: object) -> object:
    """Print a date by Ruby's strftime; what is no date, and anything for an empty pattern, comes back as it is.

    A date is also an integer or a string of digits (seconds since 1970), `now`, `today`, or what Ruby's `Time.parse`
    reads.
    """
    wanted = pattern if pattern.__class__ is str else to_s(pattern)
    if wanted and value.__class__ is datetime:
        return _print(value, wanted)
    moment = _moment(ctx, value) if wanted else None
    return value if moment is None else _print(moment, wanted)


@with_host
def date_to_string(ctx: Context, value: object, kind: object = None, style: object = None) -> object:
    """Print as `05 Jan 2024`; of kind `ordinal` as `5th Jan 2024`, in style `US` as `Jan 5th, 2024`."""
    return _in_words(ctx, value, "%b", (kind, style))


@with_host
def date_to_long_string(ctx: Context, value: object, kind: object = None, style: object = None) -> object:
    """Print as `05 January 2024`, or as `date_to_string` with the whole name of the month."""
    return _in_words(ctx, value, "%B", (kind, style))


@with_host
def date_to_xmlschema(ctx: Context, value: object) -> object:
    """Print as `2024-01-05T23:30:00-05:00`."""
    return value if _is_nothing(ctx, value) else _local(ctx, value)("%FT%T%:z")


@with_host
def date_to_rfc822(ctx: Context, value: object) -> object:
    """Print as `Fri, 05 Jan 2024 23:30:00 -0500`."""
    return value if _is_nothing(ctx, value) else _local(ctx, value)("%a, %d %b %Y %T %z")


def _is_nothing(ctx: Context, value: object) -> bool:
    return not (isinstance(value, date) or isinstance(value, BuildTime) or to_s(counted(ctx, value)))  # noqa: SIM101


def _moment(ctx: Context, value: object) -> date | BuildTime | None:
    """Return the date that a value is, by Liquid's rules; None if it is none."""
    if isinstance(value, date) or isinstance(value, BuildTime):  # noqa: SIM101 - the abstract class is slow to ask
        return value
    if isinstance(value, str):
        text = downcase(value)
        if text in ("now", "today"):
            return ctx.host.now()
        if not _SECONDS.match(text):
            from blogengine.clock.parse import parse_time  # noqa: PLC0415 - most dates are dates already

            return parse_time(text, ctx.host.zone(), lambda: ctx.host.now().value())
        value = int(text) if len(text) < 20 else None
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC).astimezone(ctx.host.zone())
        except (ValueError, OverflowError, OSError):
            return None
    return None


def _print(moment: date | BuildTime, pattern: str) -> str:
    try:
        return strftime(moment, pattern) if isinstance(moment, date) else moment.format(pattern)
    except ValueError as error:
        raise FilterError(str(error)) from None


def _local(ctx: Context, value: object) -> Callable[[str], str]:
    """Return what prints a date in the site's zone; raises FilterError for what is no date."""
    moment = _moment(ctx, value)
    if moment is None:
        raise FilterError(f"Invalid Date: {inspect(value)} is not a valid datetime.")
    if isinstance(moment, BuildTime):
        return partial(_print, moment)
    from blogengine.clock.now import localize  # noqa: PLC0415 - reads what the system knows of zones

    return partial(_print, localize(moment, ctx.host.zone()))


def _in_words(ctx: Context, value: object, month: str, form: tuple[object, object]) -> object:
    if _is_nothing(ctx, value):
        return value
    show = _local(ctx, value)
    if form[0] != "ordinal":
        return show(f"%d {month} %Y")
    day = show("%-d")
    day += _ordinal(int(day))
    return show(f"{month} {day}, %Y" if form[1] == "US" else f"{day} {month} %Y")


def _ordinal(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
