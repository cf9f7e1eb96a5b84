"""The lax reading of markup: regular expressions that take what they know and step over the rest, as Liquid's do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from blogengine.liquid.expression import (
    SEGMENT,
    SPACE,
    WORD,
    Comparison,
    Condition,
    FilterCall,
    Filtered,
    Literal,
    MarkupError,
    parse_expression,
    parse_operand,
)
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blogengine.liquid.expression import (
        Expression,
    )

_QUOTED: Final = r"""(?:"[^"]*"|'[^']*')"""
FRAGMENT: Final = rf"""(?:{_QUOTED}|(?:[^\t\n\v\f\r ,|'"]|{_QUOTED})+)"""
"""Liquid's quoted fragment: a string, or a run without spaces, commas and pipes in which strings may stand."""

_ATTRIBUTE = compiled_later(rf"(?<!{SEGMENT})-*([A-Za-z0-9_]{SEGMENT}*){SPACE}*:{SPACE}*({FRAGMENT})")
_KEYWORD = compiled_later(rf"([A-Za-z0-9_]{SEGMENT}*){SPACE}*:{SPACE}*({FRAGMENT})\Z")
_OUTPUT = compiled_later(rf"({FRAGMENT})(.*)", re.DOTALL)
_FILTERS = compiled_later(rf"\|{SPACE}*(.*)", re.DOTALL)
_FILTER = compiled_later(rf"(?:{SPACE}+|{FRAGMENT}|,)+")
_NAME = compiled_later(rf"{WORD}+")
_ARGUMENT = compiled_later(rf"[:,]{SPACE}*((?:{WORD}+{SPACE}*:{SPACE}*)?{FRAGMENT})")
_JOINT = rf"\b(?:{SPACE}?and{SPACE}?|{SPACE}?or{SPACE}?)\b"
_CLAUSES = compiled_later(rf"(?:{_JOINT}|(?:{SPACE}*(?!{_JOINT})(?:{FRAGMENT}|[^\t\n\v\f\r ]+){SPACE}*)+)")
_CLAUSE = compiled_later(rf"({FRAGMENT}){SPACE}*([=!<>a-z_]+)?{SPACE}*({FRAGMENT})?")


def attributes(markup: str) -> Iterator[tuple[str, str]]:
    """Yield the `key: value` pairs of a tag's markup, wherever they stand."""
    return ((found[1], found[2]) for found in _ATTRIBUTE.finditer(markup))


def filter_call(name: str, arguments: Sequence[str]) -> FilterCall:
    """Return a filter call from the texts of its arguments, of which `key: value` are keywords."""
    values: list[Expression] = []
    keywords: dict[str, Expression] = {}
    for argument in arguments:
        if found := _KEYWORD.match(argument):
            keywords[found[1]] = parse_expression(found[2])
        else:
            values.append(parse_operand(argument))
    return FilterCall(name, tuple(values), tuple(keywords.items()))


def parse_filtered(markup: str) -> Filtered:
    """Read an expression and its filters; never fails but on nesting without end."""
    found = _OUTPUT.search(markup)
    if not found:
        return Filtered(Literal(None))
    filters = _FILTERS.search(found[2])
    texts = _FILTER.findall(filters[1]) if filters else ()
    calls = [filter_call(name[0], _ARGUMENT.findall(text)) for text in texts if (name := _NAME.search(text))]
    return Filtered(parse_expression(found[1]), tuple(calls))


def parse_condition(markup: str) -> Condition:
    """Read comparisons joined by `and` and `or`; raises MarkupError where there is none."""
    clauses = _CLAUSES.findall(markup)
    if not clauses:
        raise MarkupError("a condition is missing")
    rest: list[tuple[str, Comparison]] = []
    while len(clauses) > 1:
        comparison, joint = _comparison(clauses.pop()), clauses.pop().strip("\t\n\v\f\r ")
        if joint not in ("and", "or"):
            raise MarkupError("a condition joins comparisons by 'and' or 'or'")
        rest.append((joint, comparison))
    if not clauses:
        raise MarkupError("a comparison is missing")
    return Condition(_comparison(clauses[0]), tuple(reversed(rest)))


def _comparison(clause: str) -> Comparison:
    found = _CLAUSE.search(clause)
    if not found:
        raise MarkupError("a comparison is missing")
    return Comparison(parse_operand(found[1]), found[2], parse_operand(found[3] or ""))
