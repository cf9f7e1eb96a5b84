"""Values as Ruby compares them: `==`, `<=>`, `<` and Liquid's `contains`.

What the values of a template are, and how they print, is in `ruby`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.liquid.classes import class_name
from blogengine.liquid.drop import BuildTime, Drop
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import LimitError
from blogengine.liquid.ruby import to_s

if TYPE_CHECKING:
    from collections.abc import Sequence


def equal(left: object, right: object) -> bool:
    """Return Ruby's `left == right`: 1 equals 1.0, but neither equals true."""
    if type(left) is str and type(right) is str:
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list | tuple):
        return isinstance(right, list | tuple) and _equal_items(left, right)
    if isinstance(left, Mapping):
        return isinstance(right, Mapping) and _equal_pairs(left, right)
    return instant(left) == instant(right)


def _equal_items(left: Sequence[object], right: Sequence[object]) -> bool:
    try:
        return len(left) == len(right) and all(map(equal, left, right))
    except RecursionError:
        raise LimitError("lists are nested too deep to be compared") from None


def _equal_pairs(left: Mapping[object, object], right: Mapping[object, object]) -> bool:
    return len(left) == len(right) and all(key in right and equal(item, right[key]) for key, item in left.items())


def order(left: object, right: object) -> int | None:
    """Return Ruby's `left <=> right`: -1, 0, 1, or None for values that have no order."""
    left, right = instant(left), instant(right)
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return _order_items(left, right)
    kind = _order_kind(left)
    if kind is None or kind != _order_kind(right):
        return 0 if equal(left, right) else None
    below, above = left < right, left > right  # type: ignore[operator]  # one kind: they do compare
    return (above > below) - (above < below) if below or above or left == right else None


def _order_items(left: Sequence[object], right: Sequence[object]) -> int | None:
    for one, other in zip(left, right, strict=False):
        found = order(one, other)
        if found != 0:
            return found
    return (len(left) > len(right)) - (len(left) < len(right))


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, ""), ((int, float), "number"), (str, "string"), (dt.datetime, "time"), (dt.date, "date"),
)  # fmt: skip


def _order_kind(value: object) -> str | None:
    """Name the kind within which `<` is defined."""
    for types, kind in _KINDS:
        if isinstance(value, types):
            return kind or None
    ordered = isinstance(value, Drop) and any("__lt__" in vars(base) for base in type(value).__mro__[:-1])
    return type(value).__qualname__ if ordered else None


def compare(left: object, operator: str, right: object) -> bool:
    """Return `left operator right` for one of `< > <= >=`.

    False where either side has no order at all (nil, booleans, lists, hashes); raises FilterError where both have one,
    but not the same.
    """
    left, right = instant(left), instant(right)
    kind, other = _order_kind(left), _order_kind(right)
    if kind is None or other is None:
        return False
    if kind == "date" and other == "number":
        left, kind = _julian(left), other
    if kind != other:
        raise FilterError(f"comparison of {class_name(left)} with {_named(right)} failed")
    found = order(left, right)
    if found is None:
        return False
    return {"<": found < 0, ">": found > 0, "<=": found <= 0, ">=": found >= 0}[operator]


def _julian(value: object) -> object:
    """Return the number that Ruby compares with numbers for a date: its astronomical Julian day."""
    return value.toordinal() + 1_721_424.5 if isinstance(value, dt.date) else value


def _named(value: object) -> str:
    """Name the right side of a comparison as Ruby's message does: numbers by value, else the class."""
    return to_s(value) if isinstance(value, int | float) else class_name(value)


def contains(left: object, right: object) -> bool:
    """Return Liquid's `left contains right`: text in text, an item of a list, a key of a hash, a number of a range."""
    if left is None or left is False or right is None or right is False:
        return False
    if isinstance(left, str):
        return to_s(right) in left
    if isinstance(left, list | tuple):
        return right in left if type(right) is str else any(equal(item, right) for item in left)
    if isinstance(left, Mapping):
        return isinstance(right, str | int) and not isinstance(right, bool) and right in left
    if isinstance(left, range):
        return isinstance(right, int | float) and not isinstance(right, bool) and left.start <= right < left.stop
    return isinstance(left, Drop) and left.contains(right)


def instant(value: object) -> object:
    """Return the exact time behind a `BuildTime`, any other value as it is."""
    return value.value() if isinstance(value, BuildTime) else value
