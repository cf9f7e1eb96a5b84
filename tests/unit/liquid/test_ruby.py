"""Ruby's own answers: each expectation was read off `ruby -e` 3.1, or follows from Jekyll's output in the golden cases."""

import datetime as dt

import pytest

from blogengine.liquid import ruby
from blogengine.liquid.drop import BuildTime, Drop
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import LimitError

TIME = dt.datetime(2024, 1, 5, 7, 8, 9, 120000, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


class Thing(Drop):
    def lookup(self, key: str) -> object:
        return {"a": 1}.get(key)

    def keys(self) -> list[str]:
        return ["a"]

    def to_text(self) -> str:
        return "thing"

    def inspect(self) -> str:
        return "#<thing>"


class Now(BuildTime):
    def format(self, pattern: str) -> str:
        return f"now by {pattern}"

    def value(self) -> dt.datetime:
        return TIME


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (-3, "-3"),
        (1.0, "1.0"),
        (1e20, "1.0e+20"),
        (1e15, "1.0e+15"),
        (-1234567890123456.0, "-1.234567890123456e+15"),
        (123456789012345.0, "123456789012345.0"),
        (1e16, "1.0e+16"),
        (1.5e-7, "1.5e-07"),
        (0.0001, "0.0001"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "NaN"),
        (range(1, 4), "1..3"),
        (range(5, 3), "5..2"),
        (TIME, "2024-01-05 07:08:09 -0500"),
        (dt.date(987, 1, 2), "0987-01-02"),
        ([1, [None, "a"]], '[1, [nil, "a"]]'),
        ({"a": [1], 2: None}, '{"a"=>[1], 2=>nil}'),
        ([], "[]"),
        ({}, "{}"),
        (Thing(), "thing"),
        ([Thing()], "[#<thing>]"),
        (Now(), "now by %Y-%m-%d %H:%M:%S %z"),
    ],
)
def test_to_s(value: object, text: str) -> None:
    assert ruby.to_s(value) == text


@pytest.mark.parametrize(("value", "text"), [([1, [2, None], "x"], "12x"), (None, ""), ({"a": 1}, '{"a"=>1}')])
def test_output_joins_lists(value: object, text: str) -> None:
    assert ruby.text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('a"\\\n\t\x1b\x01', r'"a\"\\\n\t\e\u0001"'),
        ("#{x} #$x #@x #x", r'"\#{x} \#$x \#@x #x"'),
        ("é日", '"é日"'),
        ("\u200b\u00a0\x85\u2028\U000e0100\u0378", '"\u200b\u00a0\x85\\u2028\U000e0100\\u0378"'),
        (None, "nil"),
        (TIME, "2024-01-05 07:08:09.12 -0500"),
        (dt.date(2021, 2, 3), "#<Date: 2021-02-03 ((2459249j,0s,0n),+0s,2299161j)>"),
    ],
)
def test_inspect(value: object, text: str) -> None:
    assert ruby.inspect(value) == text


@pytest.mark.parametrize(
    ("value", "number"), [(" 12ab", 12), ("-1_000", -1000), ("x", 0), (None, 0), (2.9, 2), (-2.9, -2), ("", 0)]
)
def test_to_i(value: object, number: int) -> None:
    assert ruby.to_i(value) == number


@pytest.mark.parametrize(
    ("value", "number"), [(" 12 ", 12), ("0x1F", 31), ("-0b11", -3), ("010", 8), ("0o17", 15), ("1_000", 1000), (7, 7)]
)
def test_to_integer(value: object, number: int) -> None:
    assert ruby.to_integer(value) == number


@pytest.mark.parametrize("value", ["", "1.5", 1.5, None, True, "12a", "1__0", "08"])
def test_to_integer_refuses(value: object) -> None:
    with pytest.raises(FilterError, match="invalid integer"):
        ruby.to_integer(value)


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", "3"), (" 1.50 ", "1.50"), ("1.5x", "1"), (0.1, "0.1"), (True, "0"), (None, "0"), ([], "0")],
)
def test_to_number(value: object, number: str) -> None:
    assert str(ruby.to_number(value)) == number


def test_lists_that_would_never_end_are_limits() -> None:
    twice: list[object] = ["x"]
    for _ in range(40):
        twice = [twice, twice]
    deep: list[object] = []
    for _ in range(1000):
        deep = [deep]
    for write in (ruby.text, ruby.inspect):
        with pytest.raises(LimitError):
            write(twice)
        with pytest.raises(LimitError):
            write(deep)
    with pytest.raises(LimitError):
        ruby.to_i("9" * 5000)
    with pytest.raises(LimitError):
        ruby.to_s(10**5000)
