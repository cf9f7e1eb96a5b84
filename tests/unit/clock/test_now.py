"""The build's clock; zone expectations are Jekyll 4.3's (its front-matter date table), made by hand from the zones' rules."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from blogengine.clock.now import Clock, localize
from blogengine.clock.stopwatch import Stopwatch
from blogengine.clock.strftime import to_s
from blogengine.clock.zones import find_zone
from blogengine.errors import ConfigError

NEW_YORK = ZoneInfo("America/New_York")


def test_the_configured_time_comes_first():
    clock = Clock.read(time="2024-01-05 10:00", timezone="Europe/Berlin", environ={"SOURCE_DATE_EPOCH": "0"})
    assert to_s(clock.now) == "2024-01-05 10:00:00 +0100"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (date(2024, 1, 5), "2024-01-05 00:00:00 -0500"),
        (datetime(2024, 1, 5, 23, 30), "2024-01-05 18:30:00 -0500"),  # noqa: DTZ001
        ("2024-01-05 23:30:00 -0800", "2024-01-06 02:30:00 -0500"),
    ],
)
def test_a_configured_time_may_be_any_yaml_date(time, expected):
    assert to_s(Clock.read(time=time, timezone="America/New_York", environ={}).now) == expected


def test_source_date_epoch_comes_before_the_real_time():
    clock = Clock.read(timezone="America/New_York", environ={"SOURCE_DATE_EPOCH": "1704500000"})
    assert to_s(clock.now) == "2024-01-05 19:13:20 -0500"


def test_without_either_it_is_now():
    before = datetime.now(UTC)
    clock = Clock.read(environ={"TZ": "UTC"})
    assert before <= clock.now <= datetime.now(UTC)


@pytest.mark.parametrize("environ", [{"SOURCE_DATE_EPOCH": "soon"}, {"SOURCE_DATE_EPOCH": "9" * 30}])
def test_a_bad_epoch_is_a_config_error(environ):
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        Clock.read(environ=environ)


def test_a_bad_time_is_a_config_error():
    with pytest.raises(ConfigError, match="'whenever'"):
        Clock.read(time="whenever", environ={})


def test_the_clock_pickles():
    clock = Clock.read(time="2024-01-05", timezone="Europe/Berlin", environ={})
    assert pickle.loads(pickle.dumps(clock)) == clock


# Jekyll's table for front-matter dates, timezone America/New_York
LOCALIZED = [
    (date(2024, 1, 5), "2024-01-05 00:00:00 -0500"),
    (datetime(2024, 1, 5, 23, 30), "2024-01-05 18:30:00 -0500"),  # noqa: DTZ001
    (datetime(2024, 1, 5, 23, 30, tzinfo=timezone(timedelta(hours=-8))), "2024-01-06 02:30:00 -0500"),
    (datetime(2024, 1, 5, 23, 30, tzinfo=UTC), "2024-01-05 18:30:00 -0500"),
]
PARSED = [
    ("2024-01-05 23:30:00", "2024-01-05 23:30:00 -0500"),
    ("2024-01-05 23:30", "2024-01-05 23:30:00 -0500"),
    ("Jan 7 2024", "2024-01-07 00:00:00 -0500"),
    ("2024-01-05 23:30:00 -0800", "2024-01-06 02:30:00 -0500"),
]


@pytest.mark.parametrize(("value", "expected"), LOCALIZED)
def test_yaml_dates_in_the_build_zone(value, expected):
    assert to_s(localize(value, NEW_YORK)) == expected


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_strings_in_the_build_zone(text, expected):
    moment = Clock(datetime.now(NEW_YORK), NEW_YORK).parse(text)
    assert moment is not None
    assert moment.tzinfo is NEW_YORK
    assert to_s(moment) == expected


def test_a_string_without_a_time_gives_none():
    assert Clock(datetime.now(NEW_YORK), NEW_YORK).parse("hello") is None


def test_a_midnight_that_summer_time_skips_moves_on():
    """Beirut's clocks went from 00:00 to 01:00 on 2022-03-27."""
    assert to_s(localize(date(2022, 3, 27), ZoneInfo("Asia/Beirut"))) == "2022-03-27 01:00:00 +0300"


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TZ": "Europe/Berlin"}, "CET"),
        ({"TZ": ":Europe/Berlin"}, "CET"),
        ({"TZ": ""}, "UTC"),
        ({"TZ": "EST5EDT"}, "EST"),
        ({"TZ": "MSK-3"}, "MSK"),
        ({"TZ": "<+05>-5:30"}, "+05"),
    ],
)
def test_tz_names_the_zone(environ, name, tmp_path):
    zone = find_zone(None, environ, tmp_path)
    assert datetime(2024, 1, 5, tzinfo=zone).tzname() == name


def test_posix_offsets_count_westwards():
    assert find_zone(None, {"TZ": "MSK-3"}).utcoffset(None) == timedelta(hours=3)
    assert find_zone(None, {"TZ": "XYZ5:30"}).utcoffset(None) == -timedelta(hours=5, minutes=30)


def test_the_config_comes_before_tz():
    assert find_zone("Asia/Tokyo", {"TZ": "Europe/Berlin"}) == ZoneInfo("Asia/Tokyo")


def test_the_system_zone_is_what_localtime_links_to(tmp_path):
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    if not link.exists():
        pytest.skip("no zone files on this machine")
    zone = find_zone(None, {}, link)
    assert zone == ZoneInfo("Europe/Berlin")
    assert pickle.loads(pickle.dumps(zone)) is zone


def test_the_system_zone_may_be_a_copy(tmp_path):
    import pathlib

    original = pathlib.Path("/usr/share/zoneinfo/Asia/Tokyo")
    if not original.exists():
        pytest.skip("no zone files on this machine")
    copy = tmp_path / "localtime"
    copy.write_bytes(original.read_bytes())
    assert datetime(2024, 1, 5, tzinfo=find_zone(None, {}, copy)).utcoffset() == timedelta(hours=9)


def test_without_a_system_zone_it_is_utc(tmp_path):
    assert find_zone(None, {}, tmp_path / "none") == ZoneInfo("UTC")


@pytest.mark.parametrize(("timezone", "environ"), [("Europe/Berln", {}), (None, {"TZ": "europe/berln"})])
def test_an_unknown_zone_names_its_neighbour(timezone, environ):
    with pytest.raises(ConfigError) as caught:
        find_zone(timezone, environ)
    assert caught.value.code == "timezone"
    assert caught.value.hint == "did you mean `Europe/Berlin`?"


@pytest.mark.parametrize("name", ["../etc/passwd", "/etc/localtime", "\0", "Europe"])
def test_a_zone_name_is_no_path(name):
    with pytest.raises(ConfigError):
        find_zone(name, {})


def test_the_stopwatch_adds_up_phases_in_order():
    watch = Stopwatch()
    with watch.phase("read"), watch.phase("render"):
        pass
    with pytest.raises(KeyError), watch.phase("read"):
        raise KeyError
    assert list(watch.seconds) == ["read", "render"]
    assert watch.total == sum(watch.seconds.values())


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize(
    "value",
    [date(1, 1, 1), date(9999, 12, 31), datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)],
)
def test_the_ends_of_the_calendar_stay_as_they_are(zone, value):
    """Python knows no year 0 and no year 10000; expected by hand."""
    assert localize(value, ZoneInfo(zone)).year == value.year


@pytest.mark.parametrize(
    ("time", "environ", "pinned"),
    [(None, {}, False), ("2024-01-05", {}, True), (None, {"SOURCE_DATE_EPOCH": "1700000000"}, True)],
)
def test_a_clock_knows_whether_it_will_tell_the_same_time_tomorrow(time, environ, pinned):
    assert Clock.read(time=time, environ={"TZ": "UTC", **environ}).pinned is pinned
