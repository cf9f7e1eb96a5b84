"""Dates by chance, printed and read by us and by the Ruby that is installed here."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from blogengine.clock.parse import parse_time
from blogengine.clock.strftime import strftime

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(shutil.which("ruby") is None, reason="ruby is not installed: nothing to compare with"),
]

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC")
WRITTEN = (
    *("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M:%S %z", "%FT%T.%6NZ"),
    *(
        "%b %-d %Y",
        "%B %-d, %Y",
        "%d %b %Y",
        "%-d %B %Y %H:%M",
        "%a, %d %b %Y %T %z",
        "%a %b %e %T %Y",
        "%A, %d-%b-%y %T GMT",
    ),
    *(
        "%Y/%m/%d",
        "%Y/%m/%d %H:%M:%S",
        "%d.%m.%Y",
        "%d/%m/%Y",
        "%Y%m%d",
        "%Y%m%dT%H%M%S",
        "%Y%m%dT%H%M%SZ",
        "%Y-%j",
        "%Y%j",
    ),
    *("%b %-d, %Y %-I:%M %p", "%-I:%M%P %d %b %Y", "%Y-%m-%d %I%p", "%d %b %y", "%T %z", "%b %Y", "%Y-%m-%d %H:%M PST"),
)
FLAGS = ("", "-", "0", "_", "^", "#", "-^", "5", "12", "05", "_7", "^10")
DIRECTIVES = "YCymBbhdejHkIlPpMSLNzZAauwGgVUWsntcDFvxXrRT%+iE!"

RUBY = """
require "json"; require "time"
asked = JSON.parse(STDIN.read)
printed = asked["moments"].map { |at| time = Time.at(at); asked["patterns"].map { |pattern| time.strftime(pattern) } }
read = asked["texts"].map { |text| time = Time.parse(text, Time.at(asked["now"])); time.strftime("%F %T.%6N %z") }
puts JSON.dump([printed, read])
"""


def ask_ruby(zone, **asked):
    environ = os.environ | {"TZ": zone, "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["ruby", "-e", RUBY], input=json.dumps(asked), capture_output=True, text=True, check=True, env=environ
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ZONES)
def test_ruby_prints_and_reads_the_same(name):
    chance = random.Random(name)
    zone = ZoneInfo(name)
    moments = [chance.randrange(0, 4_000_000_000) for _ in range(20)]
    patterns = [f"%{flags}{directive}" for flags in FLAGS for directive in DIRECTIVES]
    dates = [datetime.fromtimestamp(at, zone) for at in moments]
    texts = [strftime(each, form) for each in dates for form in WRITTEN]
    now = datetime(2024, 1, 5, 12, 30, 15, tzinfo=UTC)
    printed, read = ask_ruby(name, moments=moments, patterns=patterns, texts=texts, now=int(now.timestamp()))
    assert [[strftime(each, pattern) for pattern in patterns] for each in dates] == printed
    ours = [parse_time(text, zone, now) for text in texts]
    assert [each and strftime(each, "%F %T.%6N %z") for each in ours] == read


def test_ruby_takes_the_same_instant_when_clocks_change():
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(2024, 3, 31, 1, 0, tzinfo=UTC), datetime(2024, 10, 27, 0, 0, tzinfo=UTC)
    texts = [f"{at + timedelta(minutes=step):%Y-%m-%d %H:%M}" for at in start for step in range(0, 240, 10)]
    _, read = ask_ruby("Europe/Berlin", moments=[], patterns=[], texts=texts, now=0)
    ours = [parse_time(text, zone, datetime.fromtimestamp(0, UTC)) for text in texts]
    assert [each and strftime(each, "%F %T.%6N %z") for each in ours] == read
