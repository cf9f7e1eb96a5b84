"""Digests: equal for equal data, different for what a page could show differently."""

import datetime as dt
import enum
import subprocess
import sys
import zoneinfo

import pytest

from blogengine import fingerprint
from blogengine.records import dataclass


class Colour(enum.Enum):
    RED = 1


@dataclass(frozen=True)
class Point:
    x: int
    y: object


DIFFERENT = [
    None, True, False, 0, 1, 1.0, "1", b"1", "", [], {}, [[]], [1, 2], [2, 1], {"a": 1}, {"a": 1, "b": 2},
    {"b": 2, "a": 1}, {1: "a"}, ["ab"], ["a", "b"], dt.date(2024, 1, 5), dt.datetime(2024, 1, 5, tzinfo=dt.UTC),
    dt.datetime(2024, 1, 5, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")), Colour.RED, Point(1, 2), Point(1, [2]),
    frozenset({1, 2}), frozenset({1}), "\ud800",
]  # fmt: skip


def test_different_data_has_different_digests():
    digests = [fingerprint.of(value) for value in DIFFERENT]
    assert len(set(digests)) == len(DIFFERENT)
    assert {len(digest) for digest in digests} == {fingerprint.SIZE}


def test_equal_data_has_equal_digests():
    assert fingerprint.of([1, "a"]) == fingerprint.of((1, "a"))
    assert fingerprint.of({"a": [1]}) == fingerprint.of({"a": [1]})
    assert fingerprint.of(frozenset({"a", "b", "c"})) == fingerprint.of(frozenset({"c", "b", "a"}))


def test_a_digest_is_the_same_in_every_process():
    code = "from blogengine import fingerprint; print(fingerprint.of({'a': frozenset('xyz'), 'b': 1.5}).hex())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert other == fingerprint.of({"a": frozenset("xyz"), "b": 1.5}).hex()


@pytest.mark.parametrize("value", [object(), print, Point, [object()], iter([])])
def test_nothing_is_digested_by_its_address(value):
    with pytest.raises(TypeError, match="not plain data"):
        fingerprint.of(value)


def test_bytes_are_named_by_themselves():
    assert fingerprint.of_bytes(b"x") == fingerprint.of_bytes(b"x") != fingerprint.of_bytes(b"y")


def test_a_file_is_named_by_its_bytes(tmp_path):
    content = b"0123456789" * 100_000
    (tmp_path / "a").write_bytes(content)
    assert fingerprint.of_file(tmp_path / "a") == fingerprint.of_bytes(content)
