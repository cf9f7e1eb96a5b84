"""What stands inside the delimiters: literals, lookups, ranges, filters and conditions."""

from __future__ import annotations

from typing import Final

from blogengine.liquid import ruby
from blogengine.liquid.filters.base import FilterError
from blogengine.records import NamedTuple
from blogengine.text.patterns import compiled_later

WORD: Final = "[A-Za-z0-9_]"
SEGMENT: Final = "[A-Za-z0-9_-]"
SPACE: Final = r"[\t\n\v\f\r ]"
"""Ruby's `\\w`, `[\\w-]` and `\\s`, which know ASCII only."""


class MarkupError(Exception):
    """Markup that a parser does not understand; whoever knows the place turns it into a TemplateError."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Literal(NamedTuple):
    """A value that was written out."""

    value: bool | int | float | str | None


class Nothing(NamedTuple):
    """The words `empty` and `blank` as one side of a comparison."""

    word: str


class Lookup(NamedTuple):
    """A variable and what is asked of it: a step is a name (`.size`) or an expression in brackets (`["size"]`)."""

    name: str | Expression
    path: tuple[str | Expression, ...] = ()


class Range(NamedTuple):
    """`(start..stop)`, both included."""

    start: Expression
    stop: Expression


Expression = Literal | Nothing | Lookup | Range


class FilterCall(NamedTuple):
    """`| name: argument, key: argument`."""

    name: str
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


class Filtered(NamedTuple):
    """An expression and the filters that its value goes through."""

    value: Expression
    filters: tuple[FilterCall, ...] = ()


class Comparison(NamedTuple):
    """`left operator right`; without an operator, the truth of `left`. The operator may be one that Liquid lacks."""

    left: Expression
    operator: str | None = None
    right: Expression = Literal(None)


class Condition(NamedTuple):
    """Comparisons joined by `and` and `or`, which bind to the right: `a and b or c` is `a and (b or c)`."""

    first: Comparison
    rest: tuple[tuple[str, Comparison], ...] = ()


NIL: Final = Literal(None)
_WORDS: Final = {"": None, "nil": None, "null": None, "true": True, "false": False, "blank": "", "empty": ""}
_INTEGER = compiled_later(r"-?[0-9]+\Z")
_FLOAT = compiled_later(r"-?[0-9][0-9.]+\Z")
_RANGE = compiled_later(rf"\({SPACE}*(?>([^\t\n\v\f\r ]+){SPACE}*\.\.){SPACE}*([^\t\n\v\f\r ]+){SPACE}*\)\Z")
_STEP = compiled_later(rf"\[[^\]]+\]|{SEGMENT}+\??")
_NAME = compiled_later(rf"{SEGMENT}+\??")
_DEEPEST = 20


def parse_expression(markup: str, depth: int = 0) -> Expression:
    """Read an expression as Liquid does, strict or lax: whatever is not a literal is a lookup of the words in it.

    Raises MarkupError for ranges inside ranges without end.
    """
    markup = markup.strip(ruby.SPACE)
    if depth > _DEEPEST:
        raise MarkupError("the expression is nested too deep")
    if markup[:1] in ("'", '"') and markup[:1] == markup[-1:]:
        return Literal(markup[1:-1])
    if _INTEGER.match(markup):
        return Literal(ruby.to_i(markup))
    if found := _RANGE.match(markup):
        return _range(parse_expression(found[1], depth + 1), parse_expression(found[2], depth + 1))
    if _FLOAT.match(markup):
        return Literal(ruby.to_f(markup))
    if markup in _WORDS:
        return Literal(_WORDS[markup])
    return _lookup(markup, depth)


def _range(start: Expression, stop: Expression) -> Expression:
    if isinstance(start, Literal) and isinstance(stop, Literal):
        try:
            return Range(Literal(ruby.to_i(start.value)), Literal(ruby.to_i(stop.value)))
        except FilterError as error:
            raise MarkupError(error.message) from None
    return Range(start, stop)


def _lookup(markup: str, depth: int) -> Expression:
    closed = markup.rfind("]") + 1  # behind it, no bracket is worth a search for its end
    steps = [
        parse_expression(step[1:-1], depth + 1) if step[0] == "[" else step
        for step in (*_STEP.findall(markup, 0, closed), *_NAME.findall(markup, closed))
    ]  # fmt: skip
    return Lookup(steps[0], tuple(steps[1:])) if steps else NIL


def parse_operand(markup: str) -> Expression:
    """Read one side of a comparison, where `empty` and `blank` are questions and not strings."""
    return Nothing(markup) if markup in ("empty", "blank") else parse_expression(markup)
