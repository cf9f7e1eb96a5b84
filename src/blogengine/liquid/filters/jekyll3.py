"""Filters as Jekyll 3.10 and Liquid 4.0.4 have them, where that is another thing than what later versions have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.filters import arrays, columns, data, selecting, strings
from blogengine.liquid.filters.base import with_host
from blogengine.liquid.filters.support import (
    as_array,
    counted,
    has_subscripts,
    items,
    members,
    subscript,
)

if TYPE_CHECKING:
    from blogengine.liquid.context import Context

_LINE_FEED = re.compile(r"\n")


def property_of(item: object, key: object) -> object:
    """Return what `item` has under `key`, which may be a path with dots; numbers in strings stay strings.

    Raises FilterError where the path goes on from where there is nothing left to ask.
    """
    for name in [each for each in ruby.to_s(key).split(".") if each]:
        item = subscript(item, name)
    return item


@with_host
def where(ctx: Context, value: object, key: object, target: object) -> object:
    """Return the items that have `target` under `key`, or in the list there; everything for a nil."""
    if key is None or target is None:
        return value
    name = ruby.to_s(key)
    answer = columns.having(value, name, target, numbers=False) if name else None  # without one it is about the items
    if answer is not None:
        return answer
    found = members(value)
    if found is None:
        return value
    wanted = ruby.to_s(target)
    return [item for item in found if wanted in map(ruby.to_s, as_array(counted(ctx, property_of(item, key))))]


@with_host
def group_by(ctx: Context, value: object, key: object) -> object:
    """Return groups of the items that have the same under `key`: `name` (a string), `items`, `size`."""
    return selecting.grouped(value, lambda item: ruby.to_s(counted(ctx, property_of(item, key))))


@with_host
def sort(ctx: Context, value: object, key: object = None, nils: object = "first") -> object:
    """Sort by what the items are, or have under `key`; fails where two of them have no order."""
    if key is None:
        return arrays.sort(ctx, value)
    return arrays.sort_by(ctx, value, lambda item: property_of(item, key), nils, fall_back=False)


@with_host
def uniq(ctx: Context, value: object, key: object = None) -> object:
    """Return the items without repetitions; nil where the first of them cannot be asked for `key`."""
    found = items(value)
    asked = key is not None and found
    return None if asked and not has_subscripts(found[0]) else arrays.uniq(ctx, value, key)


def number_of_words(value: object) -> object:
    """Count words: runs between white space."""
    return strings.number_of_words(value)


def newline_to_br(value: object) -> object:
    """Put `<br />` before line feeds; a carriage return stays before it."""
    return _LINE_FEED.sub("<br />\n", ruby.to_s(value))


def truncatewords(value: object, words: object = 15, ellipsis: object = "...") -> object:
    """Keep the first `words` words, one at least, with the ellipsis also where there are no more."""
    if value is None:
        return None
    found = strings.split(value, " ")
    assert isinstance(found, list)
    most = max(ruby.to_integer(words), 1)
    return value if len(found) < most else " ".join(map(str, found[:most])) + ruby.to_s(ellipsis)


def default(value: object, fallback: object = "") -> object:
    """Return `fallback` for nil, false and what is empty."""
    return data.default(value, fallback)
