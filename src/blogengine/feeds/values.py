"""Front matter's values as jekyll-feed's template takes them."""

from __future__ import annotations

from collections.abc import Mapping

from blogengine.liquid.ruby import to_s


def first_given(*values: object) -> object:
    """Return the first value that Liquid's `default` filter would keep: not nil, false or empty; else the last."""
    for value in values[:-1]:
        if value is not None and value is not False and value not in ("", [], {}, ()):
            return value
    return values[-1]


def is_set(value: object) -> bool:
    """Say whether Liquid's `if` holds for a value: anything but nil and false, an empty text too."""
    return value is not None and value is not False


def entry_of(value: object, key: str) -> object:
    """Return what `value.key` is in Liquid: nil where `value` is no mapping."""
    return value.get(key) if isinstance(value, Mapping) else None


def text_of(value: object) -> str:
    """Return what a filter makes of a value: nil is empty, false is `false`, a list or mapping prints as in Ruby."""
    return to_s(value)


def items_of(value: object) -> tuple[object, ...]:
    """Return a list's items, anything else that is set as the only item."""
    if isinstance(value, list | tuple):
        return tuple(value)
    return (value,) if is_set(value) and value != "" else ()
