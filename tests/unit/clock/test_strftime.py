"""`strftime` and its kin against Ruby 3.1's `Time` and `Date` (tables made from its output under America/New_York)."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogengine.clock.strftime import rfc822, strftime, to_s, xmlschema
from blogengine.clock.zones import bare_offset

NEW_YORK = ZoneInfo("America/New_York")
MOMENT = datetime(2024, 1, 5, 19, 13, 20, 123456, tzinfo=NEW_YORK)

DIRECTIVES = {
    "%Y": "2024",
    "%C": "20",
    "%y": "24",
    "%m": "01",
    "%B": "January",
    "%b": "Jan",
    "%h": "Jan",
    "%d": "05",
    "%e": " 5",
    "%j": "005",
    "%H": "19",
    "%k": "19",
    "%I": "07",
    "%l": " 7",
    "%P": "pm",
    "%p": "PM",
    "%M": "13",
    "%S": "20",
    "%L": "123",
    "%N": "123456000",
    "%3N": "123",
    "%6N": "123456",
    "%9N": "123456000",
    "%12N": "123456000000",
    "%20N": "12345600000000000000",
    "%z": "-0500",
    "%:z": "-05:00",
    "%::z": "-05:00:00",
    "%:::z": "-05",
    "%::::z": "%::::z",
    "%Z": "EST",
    "%A": "Friday",
    "%a": "Fri",
    "%u": "5",
    "%w": "5",
    "%G": "2024",
    "%g": "24",
    "%V": "01",
    "%U": "00",
    "%W": "01",
    "%s": "1704500000",
    "%n": "\n",
    "%t": "\t",
    "%%": "%",
    "%c": "Fri Jan  5 19:13:20 2024",
    "%D": "01/05/24",
    "%F": "2024-01-05",
    "%v": " 5-JAN-2024",
    "%x": "01/05/24",
    "%X": "19:13:20",
    "%r": "07:13:20 PM",
    "%R": "19:13",
    "%T": "19:13:20",
    "%+": "%+",
    "%^a": "FRI",
    "%#a": "FRI",
    "%#p": "pm",
    "%^B": "JANUARY",
    "%#B": "JANUARY",
    "%-d": "5",
    "%-m": "1",
    "%_m": " 1",
    "%05d": "00005",
    "%010Y": "0000002024",
    "%-10Y": "2024",
    "%_10Y": "      2024",
    "%^10b": "       JAN",
    "%010b": "0000000Jan",
    "%-e": "5",
    "%0e": "05",
    "%-H": "19",
    "%-I": "7",
    "%-l": "7",
    "%0l": "07",
    "%^p": "PM",
    "%#P": "PM",
    "%Ey": "24",
    "%Od": "05",
    "%EY": "2024",
    "%Oe": " 5",
    "%Q": "%Q",
    "%!": "%!",
    "%i": "%i",
    "%f": "%f",
    "%::": "%::",
    "%:d": "%:d",
    "%10z": "-000000500",
    "%_10z": "      -500",
    "%-z": "-0500",
    "%-:z": "-05:00",
    "%_:z": " -5:00",
    "%010:z": "-000005:00",
    "%:10z": "%:10z",
    "%^Z": "EST",
    "%#Z": "est",
    "%5S": "00020",
    "%-S": "20",
    "%_S": "20",
    "%010n": "000000000\n",
    "%5%": "    %",
    "%-N": "123456000",
    "%10F": "2024-01-05",
    "%-F": "2024-01-05",
    "%012F": "002024-01-05",
    "%_12F": "  2024-01-05",
    "%20c": "Fri Jan  5 19:13:20 2024",
    "%^c": "FRI JAN  5 19:13:20 2024",
    "%#c": "Fri Jan  5 19:13:20 2024",
    "%-y": "24",
    "%_j": "  5",
    "%-j": "5",
    "%3y": "024",
    "%_3y": " 24",
    "%010s": "1704500000",
    "%-U": "0",
    "%-C": "20",
    "%-V": "1",
    "%-L": "123",
    "%1L": "1",
    "%5L": "12345",
    "%0N": "123456000",
    "%E": "%E",
    "%O": "%O",
    "%EZ": "%EZ",
    "%Ez": "%Ez",
    "%010L": "1234560000",
    "%_5L": "12345",
    "%5t": "    \t",
    "%^P": "PM",
    "%^#B": "JANUARY",
    "%#^a": "FRI",
    "%20A": "              Friday",
    "%-20A": "Friday",
    "%020A": "00000000000000Friday",
    "%_^5a": "  FRI",
    "%0-5d": "5",
    "%-05d": "5",
    "%_05d": "00005",
    "%0_5d": "    5",
    "%+5d": "%+5d",
    "%10:z": "-000005:00",
    "%10::z": "-005:00:00",
    "%_::z": " -5:00:00",
    "%-::z": "-05:00:00",
    "%E10Y": "%E10Y",
    "%-T": "19:13:20",
    "%_T": "19:13:20",
    "%10T": "  19:13:20",
    "%10R": "     19:13",
    "%10D": "  01/05/24",
    "%10r": "07:13:20 PM",
    "%10x": "  01/05/24",
    "%10X": "  19:13:20",
    "%15v": "     5-JAN-2024",
    "%15h": "            Jan",
    "%5-d": "%5-d",
    "%^_5b": "  JAN",
    "é": "é",
    "%é": "%é",
    "%-%d": "%d",
    "%_5z": " -500",
    "": "",
    "%-5%": "%",
    "%::d": "%::d",
    "%E%d": "%E05",
    "%30c": "      Fri Jan  5 19:13:20 2024",
    "%12v": "  5-JAN-2024",
    "%015R": "000000000019:13",
    "%_15R": "          19:13",
    "%^r": "07:13:20 PM",
    "%:": "%:",
    "%d%:%d": "05%:05",
    "%b %-d, %Y": "Jan 5, 2024",
    "%A, %B %e": "Friday, January  5",
    "%12Z": "         EST",
}


@pytest.mark.parametrize(("pattern", "expected"), DIRECTIVES.items())
def test_directives_print_as_ruby_prints_them(pattern, expected):
    assert strftime(MOMENT, pattern) == expected


@pytest.mark.parametrize("pattern", ["%-", "%0", "%10", "a%", "%d %", "%%%", "%z%:z%", "%5"])
def test_a_time_refuses_a_pattern_that_ends_inside_a_directive(pattern):
    with pytest.raises(ValueError, match="invalid format"):
        strftime(MOMENT, pattern)


DATE_PATTERN = "%A %a %B %b %d %e %j %U %W %u %w %y %C %G %g %V %H %I %P %Z %z %s %+ %-m/%-d"
DATES = {
    "2020-12-31": "Thursday Thu December Dec 31 31 366 52 52 4 4 20 20 2020 20 53 00 12 am +00:00 +0000 1609372800 Thu Dec 31 00:00:00 +00:00 2020 12/31",
    "2021-01-01": "Friday Fri January Jan 01  1 001 00 00 5 5 21 20 2020 20 53 00 12 am +00:00 +0000 1609459200 Fri Jan  1 00:00:00 +00:00 2021 1/1",
    "2021-01-03": "Sunday Sun January Jan 03  3 003 01 00 7 0 21 20 2020 20 53 00 12 am +00:00 +0000 1609632000 Sun Jan  3 00:00:00 +00:00 2021 1/3",
    "2021-01-04": "Monday Mon January Jan 04  4 004 01 01 1 1 21 20 2021 21 01 00 12 am +00:00 +0000 1609718400 Mon Jan  4 00:00:00 +00:00 2021 1/4",
    "2024-02-29": "Thursday Thu February Feb 29 29 060 08 09 4 4 24 20 2024 24 09 00 12 am +00:00 +0000 1709164800 Thu Feb 29 00:00:00 +00:00 2024 2/29",
    "2024-12-30": "Monday Mon December Dec 30 30 365 52 53 1 1 24 20 2025 25 01 00 12 am +00:00 +0000 1735516800 Mon Dec 30 00:00:00 +00:00 2024 12/30",
    "2023-01-01": "Sunday Sun January Jan 01  1 001 01 00 7 0 23 20 2022 22 52 00 12 am +00:00 +0000 1672531200 Sun Jan  1 00:00:00 +00:00 2023 1/1",
    "2000-10-09": "Monday Mon October Oct 09  9 283 41 41 1 1 00 20 2000 00 41 00 12 am +00:00 +0000 971049600 Mon Oct  9 00:00:00 +00:00 2000 10/9",
}


@pytest.mark.parametrize(("day", "expected"), DATES.items())
def test_a_plain_date_is_midnight_in_a_zone_named_by_its_offset(day, expected):
    assert strftime(date.fromisoformat(day), DATE_PATTERN) == expected


def test_a_plain_date_prints_a_dangling_percent():
    assert strftime(date(2024, 1, 5), "%Y%") == "2024%"


OFFSET_PATTERNS = ["%z", "%:z", "%::z", "%:::z", "%_z", "%10z", "%_10:z"]
OFFSETS = {
    0: ["+0000", "+00:00", "+00:00:00", "+00", " +000", "+000000000", "     +0:00"],
    19800: ["+0530", "+05:30", "+05:30:00", "+05:30", " +530", "+000000530", "     +5:30"],
    -1800: ["-0030", "-00:30", "-00:30:00", "-00:30", " -030", "-000000030", "     -0:30"],
    45: ["+0000", "+00:00", "+00:00:45", "+00:00:45", " +000", "+000000000", "     +0:00"],
    46860: ["+1301", "+13:01", "+13:01:00", "+13:01", "+1301", "+000001301", "    +13:01"],
    -34200: ["-0930", "-09:30", "-09:30:00", "-09:30", " -930", "-000000930", "     -9:30"],
}


@pytest.mark.parametrize(("seconds", "expected"), OFFSETS.items())
def test_offsets(seconds, expected):
    moment = datetime.fromtimestamp(0, bare_offset(seconds))
    assert [strftime(moment, pattern) for pattern in OFFSET_PATTERNS] == expected


def test_zone_names():
    """By hand: an offset has no name in Ruby, a UTC time is called UTC."""
    assert strftime(MOMENT, "%Z") == "EST"
    assert strftime(MOMENT.astimezone(UTC), "%Z") == "UTC"
    assert strftime(MOMENT.astimezone(timezone(timedelta(hours=3))), "%Z") == ""
    assert strftime(MOMENT.astimezone(timezone(timedelta(hours=3), "MSK")), "%Z") == "MSK"


WHOLE = [
    (MOMENT, ["2024-01-05 19:13:20 -0500", "2024-01-05T19:13:20-05:00", "Fri, 05 Jan 2024 19:13:20 -0500"]),
    (MOMENT.astimezone(UTC), ["2024-01-06 00:13:20 UTC", "2024-01-06T00:13:20Z", "Sat, 06 Jan 2024 00:13:20 -0000"]),
    (
        MOMENT.astimezone(bare_offset(0)),
        ["2024-01-06 00:13:20 +0000", "2024-01-06T00:13:20+00:00", "Sat, 06 Jan 2024 00:13:20 +0000"],
    ),
    (
        MOMENT.astimezone(ZoneInfo("UTC")),
        ["2024-01-06 00:13:20 +0000", "2024-01-06T00:13:20+00:00", "Sat, 06 Jan 2024 00:13:20 +0000"],
    ),
]


@pytest.mark.parametrize(("moment", "expected"), WHOLE)
def test_to_s_xmlschema_and_rfc822_tell_utc_from_an_offset_of_zero(moment, expected):
    assert [to_s(moment), xmlschema(moment), rfc822(moment)] == expected


def test_a_date_to_s_is_the_date():
    assert to_s(date(2024, 1, 5)) == "2024-01-05"


@pytest.mark.parametrize("pattern", ["{%d}", "{0.year}", "{}", "%d{{", "}%d"])
def test_braces_are_text(pattern):
    assert strftime(MOMENT, pattern) == pattern.replace("%d", "05")


def test_an_absurd_width_is_refused():
    """Ruby raises `Errno::ERANGE`."""
    with pytest.raises(ValueError, match="too wide"):
        strftime(MOMENT, "%100000000d")


@given(st.text() | st.lists(st.sampled_from("%-0_^#:59EOYmdzNsLZp{}!")).map("".join))
def test_any_pattern_prints_or_is_refused(pattern):
    with suppress(ValueError):
        assert isinstance(strftime(MOMENT, pattern), str)


def test_a_negative_number_has_its_sign_before_the_padding():
    """As Ruby prints `Time.at(-5).utc`."""
    early = datetime(1969, 12, 31, 23, 59, 55, tzinfo=UTC)
    assert strftime(early, "[%12s|%_12s|%s|%-12s]") == "[-00000000005|          -5|-5|-5]"


@given(
    st.lists(st.datetimes(timezones=st.sampled_from([UTC, NEW_YORK, timezone(timedelta(hours=5))])), max_size=4),
    st.lists(st.sampled_from([*DIRECTIVES, "-", "%%"]), max_size=3).map("".join),
)
def test_what_is_printed_depends_on_nothing_that_was_printed_before(moments, pattern):
    """Texts are kept by the attributes that a pattern shows: a longer pattern, which is not kept, says the same."""
    alone = [strftime(each, f"{' ' * 40}{pattern}")[40:] for each in moments]
    assert alone == [strftime(each, pattern) for each in moments]
