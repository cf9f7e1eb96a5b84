"""Filters on any value: `size`, `default`, and how it looks as JSON or in Ruby."""

from __future__ import annotations

from collections.abc import Mapping

from blogengine.liquid import ruby
from blogengine.liquid.drop import JekyllObject, LazyHash
from blogengine.liquid.filters.json_writer import to_json
from blogengine.text.html import xml_escape


def size(value: object) -> object:
    """Return how many characters or items there are; 8 for an integer (its bytes), 0 for what has no size."""
    if isinstance(value, range):
        return max(value.stop - value.start, 0)  # `len` knows no more than a machine's integers
    if isinstance(value, str | list | tuple | Mapping):
        return len(value)
    if isinstance(value, LazyHash):
        return value.command("size")
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, (value.bit_length() + 7) // 8)
    return 0


def default(value: object, fallback: object = "", options: object = None) -> object:
    """Return `fallback` for nil, false and what is empty; with `allow_false: true`, false stays."""
    allow_false = options is not None and isinstance(options, Mapping) and ruby.is_truthy(options.get("allow_false"))
    missing = value is None or (value is False and not allow_false)
    return fallback if missing or ruby.is_empty(value) else value


def inspect(value: object) -> object:
    """Return a value as Ruby's `inspect` shows it, escaped for XML; one of Jekyll's objects as JSON."""
    if isinstance(value, JekyllObject):
        return xml_escape(to_json(value, pretty=True))
    return xml_escape(value.to_text() if isinstance(value, LazyHash) else ruby.inspect(value))


def jsonify(value: object) -> object:
    """Return a value as JSON, without spaces; dates as strings, an object with all its keys."""
    return to_json(value)
