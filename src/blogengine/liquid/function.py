"""Python for the expressions that filters take as strings: `where_exp: "item", "item.draft != true"`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from blogengine.liquid import lax, strict
from blogengine.liquid.code import Code
from blogengine.liquid.expression import MarkupError
from blogengine.liquid.filters.base import FilterError

if TYPE_CHECKING:
    from blogengine.liquid.environment import Environment
    from blogengine.liquid.expression import Condition, Filtered
    from blogengine.liquid.node import Place


def compile_function(environment: Environment, kind: str, markup: str, variable: str) -> str:
    """Return the Python source of a `condition` or an `expression` of `variable`; raises FilterError."""
    code = Code(environment, _fail)
    try:
        if kind == "condition":
            condition = _condition(environment, markup)
            return code.finish_function(variable, lambda code: code.condition(condition))
        filtered = _filtered(environment, markup)
        return code.finish_function(variable, lambda code: code.filtered(filtered))
    except MarkupError as error:
        raise FilterError(f"{error.message} in '{markup}'", error.hint, "liquid-syntax") from None


def _condition(environment: Environment, markup: str) -> Condition:
    condition = strict.parse_condition(markup)
    if condition.rest and not environment.dialect.joined_conditions:
        raise MarkupError("Jekyll 3 knows no 'and' and 'or' here")
    return condition


def _filtered(environment: Environment, markup: str) -> Filtered:
    try:
        return strict.parse_filtered(markup)
    except MarkupError:
        if environment.error_mode == "strict":
            raise
        return lax.parse_filtered(markup)


def _fail(message: str, _place: Place, hint: str | None, code: str) -> NoReturn:
    raise FilterError(message, hint, code)
