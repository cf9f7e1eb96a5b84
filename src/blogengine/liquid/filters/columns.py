"""Lists of documents, pages and files chosen, ordered and grouped by one question each, answered once a build.

A menu on each of ten thousand pages that looks for three pages among all asks for their paths as a whole, once, and
finds each by an index. Where a list cannot be asked so (see `LazyList.derived`), these functions return None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.drop import LazyList
from blogengine.liquid.filters.support import as_array, as_number, in_order
from blogengine.liquid.runtime import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Places = tuple[int, ...]
Values = tuple[object, ...]


def having(value: object, key: object, target: object, *, numbers: bool = True) -> LazyList | None:
    """Return the items with `target`, which is nil or stands for its text, under `key` or in the list there.

    `numbers`: strings that are numbers count as these.
    """
    if not isinstance(value, LazyList) or target is NOTHING:
        return None
    index = value.derived(_index_of_numbers if numbers else _index, ruby.to_s(key))
    return None if index is None else value.at(index.get(None if target is None else ruby.to_s(target), ()))


def _index_of_numbers(values: Values) -> Mapping[str | None, Places]:
    return _index(map(as_number, values))


def _index(values: Iterable[object]) -> Mapping[str | None, Places]:
    places: dict[str | None, list[int]] = {}
    for place, value in enumerate(values):
        for name in {None} if value is None else set(map(ruby.to_s, as_array(value))):
            places.setdefault(name, []).append(place)
    return {name: tuple(found) for name, found in places.items()}


def in_groups(value: object, key: object) -> list[tuple[str, LazyList]] | None:
    """Return the items by what they have under `key`, as text."""
    if not isinstance(value, LazyList):
        return None
    groups = value.derived(_groups, ruby.to_s(key))
    return None if groups is None else [(name, value.at(places)) for name, places in groups]


def _groups(values: Values) -> tuple[tuple[str, Places], ...]:
    groups: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        groups.setdefault(ruby.to_s(as_number(value)), []).append(place)
    return tuple((name, tuple(places)) for name, places in groups.items())


def ordered(value: object, key: object) -> tuple[LazyList, LazyList] | None:
    """Return the items without anything under `key`, and the others in the order of it."""
    if not isinstance(value, LazyList):
        return None
    order = value.derived(_order, ruby.to_s(key))
    return None if order is None else (value.at(order[0]), value.at(order[1]))


def _order(values: Values) -> tuple[Places, Places]:
    asked = [(as_number(value), place) for place, value in enumerate(values)]
    without = tuple(place for value, place in asked if value is None)
    having = [(value, place) for value, place in asked if value is not None]
    return without, tuple(having[at][1] for at in in_order([value for value, _ in having], fall_back=True))


def column(value: object, key: object) -> list[object] | None:
    """Return what every item has under `key`."""
    values = value.derived(_itself, key) if isinstance(value, LazyList) and isinstance(key, str) else None
    return None if values is None else list(values)


def _itself(values: Values) -> Values:
    return values
