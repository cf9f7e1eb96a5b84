"""Values as jekyll-seo-tag takes them: what counts as given, and the first that is."""

from __future__ import annotations

from collections.abc import Mapping

from blogengine.liquid.drop import Drop


def is_given(value: object) -> bool:
    """Say whether Ruby takes a value for true: an empty text too."""
    return value is not None and value is not False


def pick(*values: object) -> object:
    """Return the first value that is given, else the last; one that is a function is called only when its turn comes."""
    found: object = None
    for value in values:
        found = value() if callable(value) else value
        if is_given(found):
            return found
    return found


def lookup(value: object, key: str) -> object:
    """Return the value of `key`, or None where there is none to ask."""
    if isinstance(value, Drop):
        return value.lookup(key)
    return value.get(key) if isinstance(value, Mapping) else None
