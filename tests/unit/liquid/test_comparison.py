"""Ruby's own answers: each expectation was read off `ruby -e` 3.1, or follows from Jekyll's output in the golden cases."""

import datetime as dt

import pytest

from blogengine.liquid import comparison
from blogengine.liquid.drop import BuildTime, Drop
from blogengine.liquid.filters.base import FilterError

TIME = dt.datetime(2024, 1, 5, 7, 8, 9, 120000, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


class Now(BuildTime):
    def value(self) -> dt.datetime:
        return TIME


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        ("1", 1, False),
        (None, False, False),
        ([1, "a"], (1, "a"), True),
        ([1], [True], False),
        ({"a": [1]}, {"a": [1.0]}, True),
        ({"a": 1}, {"b": 1}, False),
        (Now(), TIME, True),
        (dt.date(2024, 1, 5), TIME, False),
    ],
)
def test_equal(left: object, right: object, same: bool) -> None:
    assert comparison.equal(left, right) is same
    assert comparison.equal(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        (1, 2, -1),
        (2.5, 2, 1),
        ("a", "a", 0),
        ([1, 2], [1], 1),
        ([1], [1, 2], -1),
        ([1, "a"], [1, 2], None),
        (None, None, 0),
        (None, 1, None),
        (True, True, 0),
        ("a", 1, None),
        (Now(), TIME + dt.timedelta(1), -1),
    ],
)
def test_order(left: object, right: object, order: int | None) -> None:
    assert comparison.order(left, right) == order


def test_values_without_an_order_are_neither_less_nor_greater() -> None:
    assert not any(
        comparison.compare(None, operator, 1) or comparison.compare([1], operator, [2])
        for operator in ("<", ">", "<=", ">=")
    )


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (1, "a", "comparison of Integer with String failed"),
        ("a", 5, "comparison of String with 5 failed"),
        (TIME, dt.date(2024, 1, 5), "comparison of Time with Date failed"),
        (1, dt.date(2024, 1, 5), "comparison of Integer with Date failed"),
    ],
)
def test_mixed_comparison_fails(left: object, right: object, message: str) -> None:
    with pytest.raises(FilterError, match=message):
        comparison.compare(left, "<", right)


def test_a_date_compares_with_numbers_by_its_julian_day() -> None:
    assert comparison.compare(dt.date(2021, 2, 3), ">", 2459248)
    assert comparison.compare(dt.date(2021, 2, 3), "<", 2459249)


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("abc", "b", True),
        ("a1", 1, True),
        ([1, "2"], "1", False),
        ([1, 2.0], 2, True),
        ({"a": 1}, "a", True),
        (range(1, 4), 2.5, True),
        (range(1, 4), 3, True),
        (range(1, 4), "2", False),
        (Drop(), "a", False),
        (None, "a", False),
        ("abc", None, False),
        (5, 5, False),
    ],
)
def test_contains(left: object, right: object, found: bool) -> None:
    assert comparison.contains(left, right) is found
