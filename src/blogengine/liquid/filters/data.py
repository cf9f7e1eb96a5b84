"""Filters on any value: `size`, `default`, and how it looks as JSON or in Ruby."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from blogengine.liquid import ruby
from blogengine.liquid.drop import Drop
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.filters.support import is_list
from blogengine.liquid.limits import PIECES, LimitError
from blogengine.text.html import xml_escape

_DEEPEST = 100
"""Ruby's JSON refuses deeper nesting."""
_LEFT_OUT = frozenset({"content", "output", "excerpt", "next", "previous"})
"""What a document's neighbour does not show where it stands deep in another."""


def size(value: object) -> object:
    """Return how many characters or items there are; 8 for an integer (its bytes), 0 for what has no size."""
    if isinstance(value, str | list | tuple | Mapping | range):
        return len(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, (value.bit_length() + 63) // 64 * 8)
    return 0


def default(value: object, fallback: object = "", options: object = None) -> object:
    """Return `fallback` for nil, false and what is empty; with `allow_false: true`, false stays."""
    allow_false = isinstance(options, Mapping) and ruby.is_truthy(options.get("allow_false"))
    missing = value is None or (value is False and not allow_false)
    return fallback if missing or ruby.is_empty(value) else value


def inspect(value: object) -> object:
    """Return a value as Ruby's `inspect` shows it, escaped for XML."""
    return xml_escape(ruby.inspect(value))


def jsonify(value: object) -> object:
    """Return a value as JSON, without spaces; dates as strings, an object with all its keys.

    A document shows its neighbours; those that stand two levels deep show no content and no neighbours of their own.
    """
    out: list[str] = []
    _write(out, value, 0)
    return "".join(out)


def _write(out: list[str], value: object, depth: int) -> None:
    if isinstance(value, str):
        out.append(_quote(value))
    elif value is None:
        out.append("null")
    elif isinstance(value, Drop):
        _write_pairs(out, _shown(value, depth), depth)
    elif isinstance(value, Mapping):
        _write_pairs(out, value, depth)
    elif is_list(value):
        _write_items(out, value, depth)
    elif isinstance(value, int | float):
        out.append(_number(value))
    else:
        out.append(_quote(ruby.to_s(value)))
    if len(out) > PIECES:
        raise LimitError(f"a value of more than {PIECES} pieces cannot be written")


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise FilterError(f"{ruby.to_s(value)} is not allowed in JSON")
    return ruby.to_s(value)


def _write_items(out: list[str], items: list[object] | tuple[object, ...], depth: int) -> None:
    _check_depth(depth)
    before = "["
    for item in items:
        out.append(before)
        _write(out, item, depth + 1)
        before = ","
    out.append("]" if items else "[]")


def _write_pairs(out: list[str], pairs: Mapping[object, object] | Mapping[str, object], depth: int) -> None:
    _check_depth(depth)
    before = "{"
    for key, item in pairs.items():
        out.append(f"{before}{_quote(ruby.to_s(key))}:")
        _write(out, item, depth + 1)
        before = ","
    out.append("}" if pairs else "{}")


def _check_depth(depth: int) -> None:
    if depth >= _DEEPEST:
        raise FilterError(f"JSON of more than {_DEEPEST} levels is too deep")


def _shown(drop: Drop, depth: int) -> dict[str, object]:
    """What an object shows of itself; deep inside others it shows little of its neighbours."""
    shown = {key: drop.lookup(key) for key in drop.keys()}  # noqa: SIM118 - a Drop is no mapping
    for key in ("previous", "next"):
        neighbour = shown.get(key)
        if depth >= 2 and isinstance(neighbour, Drop):
            shown[key] = {name: neighbour.lookup(name) for name in neighbour.keys() if name not in _LEFT_OUT}  # noqa: SIM118
    return shown
