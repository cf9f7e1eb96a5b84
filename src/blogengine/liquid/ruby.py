"""Values as Ruby sees them: how they print and turn into numbers; how they compare is in `comparison`.

The values of a template are None, bool, int, float, str, list, tuple, Mapping, range (inclusive in Liquid: `(1..3)` is
`range(1, 4)`), date, aware datetime, `Drop` and `BuildTime`. Errors are `FilterError`s, which carry no place.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from blogengine.liquid.classes import class_name as class_name  # noqa: PLC0414 - asked for here
from blogengine.liquid.drop import BuildTime, Drop, LazyHash
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import CHARACTERS, DIGITS, LIST_DEPTH, PIECES, LimitError
from blogengine.text.patterns import compiled_later
from blogengine.text.whitespace import is_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

SPACE: Final = "\0\t\n\v\f\r "
"""What Ruby's `strip` removes."""

_LEADING_INTEGER = compiled_later(r"[\t\n\v\f\r ]*([+-]?[0-9]+(?:_[0-9]+)*)")
_LEADING_FLOAT = compiled_later(r"[\t\n\v\f\r ]*([+-]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][+-]?[0-9]+)?)")
_DECIMAL = compiled_later(r"-?[0-9]+\.[0-9]+\Z")
_STRICT_INTEGER = compiled_later(
    r"[\t\n\v\f\r ]*([+-]?)(?:0x([0-9a-f]+(?:_[0-9a-f]+)*)|0b([01]+(?:_[01]+)*)|0[o_]?([0-7]+(?:_[0-7]+)*)|(0|[1-9][0-9]*(?:_[0-9]+)*))"
    r"[\t\n\v\f\r ]*\Z",
    re.IGNORECASE,
)
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v", "\b": "\\b", "\a": "\\a", "\x1b": "\\e",
}  # fmt: skip
_WHOLE_DIGITS = 15
"""Digits before the point up to which Ruby writes whole numbers without exponent; Python goes one further."""
_UNSAFE = compiled_later(r'["\\\x00-\x1f\x7f-\x9f]|#(?=[{$@])|[^\x00-\x9f]')


def text(value: object) -> str:
    """Return what `{{ value }}` writes: nil nothing, a list its items joined, anything else its `to_s`."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return join(value, "", printed)
    return to_s(value)


def printed(value: object) -> str:
    """Return what a list writes for an item of it: a document, page or file as what it is."""
    return value.printed() if isinstance(value, Drop) else to_s(value)


def to_s(value: object) -> str:
    """Return Ruby's `to_s`: a list or hash prints as `inspect`."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return _int_text(value)
        case float():
            return _float_text(value)
        case dt.datetime():
            zone = "UTC" if value.tzinfo is dt.UTC else f"{value:%z}"
            return f"{_date_text(value)} {value:%H:%M:%S} {zone}"
        case dt.date():
            return _date_text(value)
        case range():
            return f"{value.start}..{value.stop - 1}"
        case Drop():
            return value.to_text()
        case BuildTime():
            return value.format("%Y-%m-%d %H:%M:%S %z")
        case list() | tuple() | Mapping():
            return inspect(value)
        case _:
            return str(value)


def join(items: Iterable[object], glue: str, show: Callable[[object], str] = to_s) -> str:
    """Return Ruby's `Array#join`: lists inside are joined too, with the same glue; items are told by `show`."""
    out: list[str] = []
    _flatten_into(out, items, show, 0, 0)
    check_length(sum(map(len, out)) + len(glue) * len(out))
    return glue.join(out)


def _flatten_into(
    out: list[str], items: Iterable[object], show: Callable[[object], str], depth: int, lists: int
) -> int:
    """Put the texts of all items into `out`; return how many lists there were, of which empty ones leave no trace."""
    _check_depth(depth)
    for item in items:
        if isinstance(item, str):
            out.append(item)
        elif isinstance(item, list | tuple):
            lists = _flatten_into(out, item, show, depth + 1, lists + 1)
        else:
            out.append(show(item))
    _check_pieces(len(out) + lists)
    return lists


def check_length(characters: int) -> None:
    """Raise LimitError for a text that no filter may make."""
    if characters > CHARACTERS:
        raise LimitError(f"a text has more than {CHARACTERS} characters")


class _Pieces(list[str]):
    """Pieces of a text, and how many characters the strings among them have."""

    __slots__ = ("characters",)
    characters: int


def inspect(value: object) -> str:
    """Return Ruby's `inspect`; raises LimitError for what is too long."""
    out = _Pieces()
    out.characters = 0
    _inspect_into(out, value, 0)
    return "".join(out)


def _inspect_into(out: _Pieces, value: object, depth: int) -> None:
    if isinstance(value, list | tuple):
        _inspect_items(out, value, depth)
    elif isinstance(value, Mapping):
        _inspect_pairs(out, value, depth)
    elif isinstance(value, str):
        out.characters += len(value)
        check_length(out.characters)
        out.append('"' + _UNSAFE.sub(_escape, value) + '"')
    elif value is None:
        out.append("nil")
    elif isinstance(value, dt.date):
        out.append(_inspect_date(value))
    elif isinstance(value, Drop):
        out.append(value.inspect())
    else:
        out.append(to_s(value))


def _inspect_items(out: _Pieces, items: Sequence[object], depth: int) -> None:
    _check_depth(depth)
    before = "["
    for item in items:
        out.append(before)
        _inspect_into(out, item, depth + 1)
        before = ", "
        _check_pieces(len(out))
    out.append("]" if items else "[]")


def _inspect_pairs(out: _Pieces, pairs: Mapping[object, object], depth: int) -> None:
    _check_depth(depth)
    before = "{"
    for key, item in pairs.items():
        out.append(before)
        _inspect_into(out, key, depth + 1)
        out.append("=>")
        _inspect_into(out, item, depth + 1)
        before = ", "
        _check_pieces(len(out))
    out.append("}" if pairs else "{}")


def _inspect_date(value: dt.date) -> str:
    if isinstance(value, dt.datetime):
        fraction = f".{value.microsecond:06d}".rstrip("0").rstrip(".")
        return f"{_date_text(value)} {value:%H:%M:%S}{fraction} {value:%z}"
    return f"#<Date: {_date_text(value)} (({value.toordinal() + 1_721_425}j,0s,0n),+0s,2299161j)>"


def _escape(match: re.Match[str]) -> str:
    """Escape a character; of those outside ASCII Ruby escapes what is unassigned and what ends lines."""
    char = match[0]
    if char == "#":
        return "\\#"
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or char == "\x85" or unicodedata.category(char) in ("Zs", "Cf", "Co"):
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\u{{{code:X}}}"


def _check_depth(depth: int) -> None:
    if depth > LIST_DEPTH:
        raise LimitError(f"a list is nested more than {LIST_DEPTH} deep")


def _check_pieces(count: int) -> None:
    if count > PIECES:
        raise LimitError(f"a list of more than {PIECES} values cannot be written")


def _int_text(value: int) -> str:
    try:
        return str(value)
    except ValueError:
        raise LimitError(f"an integer has more than {DIGITS} digits") from None


def _float_text(value: float) -> str:
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if math.isnan(value):
        return "NaN"
    digits, e, exponent = repr(value).partition("e")
    if e:
        return f"{digits if '.' in digits else digits + '.0'}e{exponent}"
    whole, _, fraction = digits.removeprefix("-").partition(".")
    if len(whole) <= _WHOLE_DIGITS or fraction != "0":
        return digits
    return f"{'-' * (value < 0)}{whole[0]}.{whole[1:].rstrip('0') or '0'}e+{len(whole) - 1}"


def _date_text(value: dt.date) -> str:
    """Like `%Y-%m-%d`; not by strftime, which pads years below 1000 differently from one system to the next."""
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def to_i(value: object) -> int:
    """Return Ruby's `to_i`: the leading integer of a string, nil as 0; raises FilterError for what has no `to_i`."""
    if isinstance(value, str):
        found = _LEADING_INTEGER.match(value)
        return _parse_int(found[1]) if found else 0
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        if isinstance(value, dt.datetime):
            return math.floor(value.timestamp())
        raise FilterError(f"{class_name(value)} cannot be read as an integer")
    if isinstance(value, float) and not math.isfinite(value):
        raise FilterError(_float_text(value))
    return int(value)


def to_f(value: str) -> float:
    """Return Ruby's `String#to_f`: the leading number, or 0.0."""
    found = _LEADING_FLOAT.match(value)
    return float(found[1]) if found else 0.0


def to_integer(value: object) -> int:
    """Return Liquid's strict reading of an integer, Ruby's `Integer(value.to_s)`; raises FilterError."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    found = None if isinstance(value, list | tuple | Mapping) else _STRICT_INTEGER.match(to_s(value))
    if not found:
        raise FilterError("invalid integer")
    sign, *groups = found.groups()
    for digits, base in zip(groups, (16, 2, 8, 10), strict=True):
        if digits is not None:
            number = _parse_int(digits, base)
            return -number if sign == "-" else number
    raise FilterError("invalid integer")


def to_number(value: object) -> int | Decimal:
    """Return the operand of Liquid's arithmetic: floats and decimal strings exactly, other strings by `to_i`, else 0."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return _decimal(repr(value))
    if isinstance(value, str):
        stripped = value.strip(SPACE)
        return _decimal(stripped) if _DECIMAL.match(stripped) else to_i(value)
    return 0


def _decimal(digits: str) -> Decimal:
    from decimal import Decimal  # noqa: PLC0415 - most templates never do decimal arithmetic

    return Decimal(digits)


def _parse_int(digits: str, base: int = 10) -> int:
    if len(digits) > DIGITS:
        raise LimitError(f"an integer has more than {DIGITS} digits")
    return int(digits, base)


def is_truthy(value: object) -> bool:
    """Say whether Ruby takes `value` for true: everything but nil and false."""
    return value is not None and value is not False


def is_empty(value: object) -> bool:
    """Say whether `value == empty` holds: an empty string, list or hash; nil is not empty."""
    if isinstance(value, str | list | tuple | dict):
        return not value
    if isinstance(value, LazyHash):
        return value.is_empty()
    return isinstance(value, Mapping) and not value


def is_blank(value: object) -> bool:
    """Say whether `value == blank` holds, as ActiveSupport's `blank?` does: nil, false, what is empty, and mere white space."""
    if isinstance(value, str):
        return is_space(value)
    return value is None or value is False or is_empty(value)
