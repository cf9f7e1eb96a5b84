"""Arithmetic, as Liquid does it: integers stay integers, anything with a point is decimal and comes out as a float."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import DIGITS, LimitError
from blogengine.liquid.ruby import to_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Context, Decimal

    Number = int | Decimal

_EXACT: Final = 5_000
"""Decimal digits that sums, products and remainders keep: all that floats and the longest integers have."""
_QUOTIENT: Final = 40
_MOST_BITS: Final = DIGITS * 10 // 3


def plus(value: object, operand: object) -> object:
    """Add."""
    return _calculate(value, operand, int.__add__, lambda a, b: _exact().add(a, b))


def minus(value: object, operand: object) -> object:
    """Subtract."""
    return _calculate(value, operand, int.__sub__, lambda a, b: _exact().subtract(a, b))


def times(value: object, operand: object) -> object:
    """Multiply."""
    return _calculate(value, operand, int.__mul__, lambda a, b: _exact().multiply(a, b))


def divided_by(value: object, operand: object) -> object:
    """Divide; integers round down. Division by zero fails for integers and is infinite for decimals."""
    return _calculate(value, operand, _integer_quotient, _quotient)


def modulo(value: object, operand: object) -> object:
    """Return the remainder, which has the sign of `operand`; fails for zero."""
    return _calculate(value, operand, _integer_remainder, _remainder)


def abs_(value: object) -> object:
    """Drop the sign."""
    number = to_number(value)
    return abs(number) if isinstance(number, int) else float(number.copy_abs())


def at_least(value: object, least: object) -> object:
    """Return the larger number."""
    number, bound = to_number(value), to_number(least)
    return _plain(bound if _exceeds(bound, number) else number)


def at_most(value: object, most: object) -> object:
    """Return the smaller number."""
    number, bound = to_number(value), to_number(most)
    return _plain(bound if _exceeds(number, bound) else number)


def ceil(value: object) -> object:
    """Round up to an integer."""
    return math.ceil(_finite(to_number(value)))


def floor(value: object) -> object:
    """Round down to an integer."""
    return math.floor(_finite(to_number(value)))


def round_(value: object, digits: object = 0) -> object:
    """Round halves away from zero, to `digits` after the point; an integer where `digits` is not positive."""
    number, places = to_number(value), int(_finite(to_number(digits)))
    if places > 0 and (isinstance(number, int) or places > _EXACT or not number.is_finite()):
        return _plain(number)
    if places < -_EXACT:
        return 0
    rounded = _round_decimal(_finite(number), places)
    return float(rounded) if places > 0 else int(rounded)


def _round_decimal(number: Number, places: int) -> Decimal:
    from decimal import ROUND_HALF_UP, Decimal  # noqa: PLC0415 - most templates never round

    return Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _exact())


def _calculate(
    value: object,
    operand: object,
    integers: Callable[[int, int], int],
    decimals: Callable[[Decimal, Decimal], Decimal],
) -> object:
    left, right = to_number(value), to_number(operand)
    if isinstance(left, int) and isinstance(right, int):
        result = integers(left, right)
        if result.bit_length() > _MOST_BITS:
            raise LimitError(f"a number has more than {DIGITS} digits")
        return result
    from decimal import Decimal  # noqa: PLC0415 - most templates only count

    return float(decimals(Decimal(left), Decimal(right)))


@lru_cache
def _exact(digits: int = _EXACT) -> Context:
    """Nothing traps: what has no value is NaN, as with Ruby's BigDecimal."""
    from decimal import Context  # noqa: PLC0415 - most templates only count

    return Context(prec=digits, traps=[])


def _integer_quotient(left: int, right: int) -> int:
    if right == 0:
        raise FilterError("divided by 0")
    return left // right


def _quotient(left: Decimal, right: Decimal) -> Decimal:
    return _exact(_QUOTIENT).divide(left, right)


def _integer_remainder(left: int, right: int) -> int:
    if right == 0:
        raise FilterError("divided by 0")
    return left % right


def _remainder(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise FilterError("divided by 0")
    rest = _exact().remainder(left, right)
    if not rest and left:
        return rest.copy_abs()
    other_sign = rest.is_finite() and right.is_finite() and rest and (rest < 0) != (right < 0)
    return _exact().add(rest, right) if other_sign else rest


def _exceeds(number: Number, other: Number) -> bool:
    """Nothing exceeds NaN, nor does it exceed anything."""
    return not any(not isinstance(each, int) and each.is_nan() for each in (number, other)) and number > other


def _finite(number: Number) -> Number:
    if not isinstance(number, int) and not number.is_finite():
        raise FilterError("infinity and NaN are no integers")
    return number


def _plain(number: Number) -> int | float:
    return number if isinstance(number, int) else float(number)
