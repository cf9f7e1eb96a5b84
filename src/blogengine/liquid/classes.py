"""What Ruby would call the class of a value, for messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from blogengine.liquid.drop import BuildTime

_CLASSES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "String"), (int, "Integer"), (float, "Float"), ((list, tuple), "Array"), (Mapping, "Hash"), (range, "Range"),
    ((dt.datetime, BuildTime), "Time"), (dt.date, "Date"),
)  # fmt: skip


def class_name(value: object) -> str:
    """Return the name of the Ruby class whose part `value` plays, for messages."""
    if value is None:
        return "NilClass"
    if isinstance(value, bool):
        return "TrueClass" if value else "FalseClass"
    return next((name for types, name in _CLASSES if isinstance(value, types)), type(value).__name__)
