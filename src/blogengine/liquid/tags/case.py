"""`{% case value %}{% when value, value %}…{% else %}…{% endcase %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid.expression import SPACE, Literal, Nothing, parse_operand
from blogengine.liquid.lax import FRAGMENT
from blogengine.liquid.limits import LIMIT
from blogengine.liquid.node import Node, record
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_SYNTAX = compiled_later(FRAGMENT)
_MOST = 1000
_WHEN = compiled_later(rf"({FRAGMENT})(?:(?:{SPACE}+or{SPACE}+|{SPACE}*,{SPACE}*)({FRAGMENT}.*))?", re.DOTALL)


@record
class Case(Node):
    """Runs every `when` that has the value, once for each time it has it, and `else` if none before it had.

    A branch without values is an `else`.
    """

    place: Place
    value: Expression
    branches: tuple[tuple[Place, tuple[Expression, ...], Body], ...]
    blank: bool

    def emit(self, code: Code) -> None:
        """Write `if`s, one after the other; a branch may change the value, so it is read again after each."""
        value, none, read = code.fresh("c"), code.fresh("e"), code.expression(self.value)
        code.line(f"{value} = {read}; {none} = True")
        for place, wanted, body in self.branches:
            code.place = place
            if not wanted:
                with code.block(f"if {none}:"):
                    code.body(body)
            elif _distinct(wanted):
                with code.block(f"if {' or '.join(_equals(code, value, each) for each in wanted)}:"):
                    code.line(f"{none} = False")
                    code.body(body)
                    code.line(f"{value} = {read}")
            else:
                function = code.function(body)
                for each in wanted:
                    with code.block(f"if {_equals(code, value, each)}:"):
                        code.line(f"{none} = False; ctx.charge(100)")
                        code.call(function)
                        code.line(f"{value} = {read}")


def _distinct(wanted: tuple[Expression, ...]) -> bool:
    """Say whether no value can equal two of these."""
    if len(wanted) == 1:
        return True
    strings = [each.value for each in wanted if isinstance(each, Literal) and isinstance(each.value, str)]
    return len(set(strings)) == len(wanted)


def _equals(code: Code, value: str, wanted: Expression) -> str:
    if isinstance(wanted, Nothing):
        return code.equals_nothing(value, wanted)
    return f"equal(ctx, {value}, {code.expression(wanted)})"


def case(head: Head, parser: Parser) -> Node:
    """Read `case`; what stands before the first `when` is not written."""
    found = _SYNTAX.search(head.markup)
    if not found:
        parser.fail("'case' needs a value", head.place, hint="write {% case VALUE %}")
    value = parser.try_read(head.place, lambda: parse_operand(found[0]))
    body, stop = parser.block(head, "when", "else")
    bodies = [body]
    branches: list[tuple[Place, tuple[Expression, ...], Body]] = []
    while stop.name != "endcase":
        place = stop.place
        wanted = _wanted(stop, parser) if stop.name == "when" else _nothing(stop, parser)
        body, stop = parser.block(head, "when", "else")
        branches.append((place, wanted, body))
        bodies.append(body)
    blank = all(each.blank for each in bodies)
    if blank:
        for each in bodies:
            each.drop_text()
    return Case(head.place, value, tuple(branches), blank)


def _wanted(head: Head, parser: Parser) -> tuple[Expression, ...]:
    values: list[Expression] = []
    markup: str | None = head.markup
    while markup:
        found = _WHEN.search(markup)
        if not found:
            break
        fragment = found[1]
        values.append(parser.try_read(head.place, lambda fragment=fragment: parse_operand(fragment)))  # type: ignore[misc]  # bound
        markup = found[2]
        if len(values) > _MOST:
            parser.fail(f"a 'when' has more than {_MOST} values", head.place, code=LIMIT)
    if not values:
        parser.fail("'when' needs a value", head.place, hint="write {% when VALUE, VALUE %}")
    return tuple(values)


def _nothing(head: Head, parser: Parser) -> tuple[Expression, ...]:
    if head.markup.strip():
        parser.fail("'else' in a 'case' takes nothing", head.place)
    return ()
