"""What filters share: reading properties, walking lists, and Ruby's idea of what is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cmp_to_key
from typing import TYPE_CHECKING, TypeGuard

from blogengine.liquid import comparison, ruby
from blogengine.liquid.drop import BuildTime, Drop, JekyllObject, LazyHash
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import PIECES, SPELLING, LimitError, weigh
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from blogengine.liquid.context import Context

_INTEGER = compiled_later(r"\s*-?\d+\s*\Z", re.ASCII)
_FLOAT = compiled_later(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*\Z", re.ASCII)


class NoSubscriptError(FilterError):
    """A value that cannot be asked for `value[key]` at all (nil, a date), where Ruby has no such method."""


def is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Tell whether Ruby would call `value` an Array."""
    return isinstance(value, list | tuple)


def text_of(value: object, name: str) -> str:
    """Return `value`, which the filter `name` wants to be a string; raises FilterError."""
    if isinstance(value, str):
        return value
    raise FilterError(f"{name} wants a string, not {ruby.class_name(value)}")


def items(value: object) -> list[object]:
    """Return what a list filter works on: a list without its inner lists, a range's numbers, anything else alone.

    Of Jekyll's objects that is their keys.
    """
    if is_list(value):
        return flatten(value)
    if value is None:
        return []
    if isinstance(value, Drop):
        return [as_dict(value)] if isinstance(value, LazyHash) else value.walk() or [value]
    if isinstance(value, range):
        return numbers(value)
    moment = comparison.instant(value)
    return list(time_parts(moment)) if isinstance(moment, datetime) else [value]


def flatten(value: Iterable[object]) -> list[object]:
    """Return all items of a list and of the lists in it; raises LimitError for lists that hold themselves too often."""
    out: list[object] = []
    stack = [iter(value)]
    lists = 0
    while stack:
        for item in stack[-1]:
            if is_list(item):
                stack.append(iter(item))
                lists += 1
                break
            out.append(item)
        else:
            stack.pop()
        if len(out) + lists > PIECES:
            raise LimitError(f"a list has more than {PIECES} items")
    return out


def numbers(value: range) -> list[object]:
    """Return the numbers of a range; raises LimitError for too many."""
    if value.stop - value.start > PIECES:
        raise LimitError(f"a range has more than {PIECES} numbers")
    return list(value)


def time_parts(value: datetime) -> tuple[object, ...]:
    """Return what Ruby's `Time#to_a` returns, by which `where` and `join` see a time: second, minute, hour, day, …."""
    summer_time = bool(value.dst())
    weekday, day_of_year = value.isoweekday() % 7, value.timetuple().tm_yday
    clock = (value.second, value.minute, value.hour, value.day, value.month, value.year)
    return (*clock, weekday, day_of_year, summer_time, value.tzname() or None)


def members(value: object) -> list[object] | None:
    """Return what Jekyll's selecting filters choose from: a list's items, a hash's values, an object's pairs; else None."""
    if is_list(value):
        return list(value)
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, JekyllObject):
        return list(value.pairs())
    if isinstance(value, LazyHash):
        return [item for _, item in value.pairs()]
    return numbers(value) if isinstance(value, range) else None


def as_dict(value: LazyHash) -> dict[object, object]:
    """Return what a lazy hash holds, all of it."""
    return {key: value.lookup(key) for key in value.keys()}  # noqa: SIM118 - no mapping


def pairs_or_members(value: object) -> list[object] | None:
    """Return what Jekyll sorts and groups: as `members`, but of a hash its pairs."""
    if isinstance(value, Mapping):
        return pairs(value)
    return list(value.pairs()) if isinstance(value, LazyHash) else members(value)


def pairs(value: Mapping[object, object]) -> list[object]:
    """Return what Ruby's `Hash#to_a` returns: lists of a key and its value."""
    return [[key, item] for key, item in value.items()]


def subscript(value: object, key: object) -> object:
    """Return Ruby's `value[key]`.

    Raises NoSubscriptError where there is no such method, FilterError where the key is of the wrong type.
    """
    if isinstance(value, Drop):
        return value.lookup(key) if isinstance(key, str) else None
    if isinstance(value, dict | Mapping):  # a dict is told without asking the abstract class, which is slow
        return value.get(key) if _is_plain(key) else None
    if isinstance(value, str) and isinstance(key, str):
        return key if key in value else None
    if isinstance(value, str | list | tuple) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    if isinstance(value, int) and isinstance(key, int) and not isinstance(value, bool) and not isinstance(key, bool):
        return (value >> key) & 1 if key >= 0 else 0  # the bit
    if isinstance(value, str | list | tuple | int) and not isinstance(value, bool):
        raise FilterError(f"cannot select the property '{ruby.to_s(key)}' of {ruby.class_name(value)}")
    raise NoSubscriptError(f"cannot select the property '{ruby.to_s(key)}' of {ruby.class_name(value)}")


def has_subscripts(value: object) -> bool:
    """Say whether Ruby's `value[key]` may be asked at all."""
    return isinstance(value, Mapping | Drop | str | list | tuple | int) and not isinstance(value, bool)


def _is_plain(key: object) -> bool:
    return key is None or isinstance(key, str | int | float | date)


def counted(ctx: Context, value: object, weight: int = SPELLING) -> object:
    """Return a value of an item that is to be compared or written as a whole, and count the work of it."""
    if value.__class__ is dict or is_list(value):
        ctx.charge(weigh(value, hashes=True) * weight)
    return value


def identity(value: object) -> Hashable:
    """Return what is equal for values that Ruby's `uniq` and `group_by` hold for the same: 1 and 1.0 are not."""
    if value is None or isinstance(value, str):
        return value
    if is_list(value):
        return ("list", *map(identity, value))
    if isinstance(value, Mapping):
        return ("hash", frozenset((identity(key), identity(item)) for key, item in value.items()))
    if isinstance(value, BuildTime):
        value = value.value()
    return (type(value).__name__, value)


def in_order(keys: Sequence[object], *, fall_back: bool = False) -> list[int]:
    """Return the indexes of `keys` in the order of Ruby's `sort`; equal ones keep their order.

    Raises FilterError for keys that have no order among each other, unless they `fall_back` to comparing as strings.
    """
    indexes = range(len(keys))
    if _have_one_kind(keys):
        return sorted(indexes, key=keys.__getitem__)  # type: ignore[arg-type]  # one kind: they do compare

    def compare(left: int, right: int) -> int:
        found = comparison.order(keys[left], keys[right])
        if found is not None:
            return found
        if not fall_back:
            one, other = (ruby.class_name(keys[each]) for each in (left, right))
            raise FilterError(f"cannot sort: {one} and {other} have no order")
        one, other = ruby.to_s(keys[left]), ruby.to_s(keys[right])
        return (one > other) - (one < other)

    return sorted(indexes, key=cmp_to_key(compare))


def _have_one_kind(keys: Sequence[object]) -> bool:
    """The cases that Python orders as Ruby does, and quicker."""
    kinds = set(map(type, keys))
    return len(kinds) == 1 and kinds <= {str, int, datetime}


def as_number(value: object) -> object:
    """Return a string that is a number as that number, and anything else as it is."""
    if isinstance(value, str):
        if _INTEGER.match(value):
            return ruby.to_i(value)
        if _FLOAT.match(value):
            return ruby.to_f(value)
    return value


def as_array(value: object) -> list[object] | tuple[object, ...]:
    """Return what Ruby's `Array(value)` returns."""
    if is_list(value):
        return value
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return pairs(value)
    if isinstance(value, datetime):
        return time_parts(value)
    return numbers(value) if isinstance(value, range) else [value]
