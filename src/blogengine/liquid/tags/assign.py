"""`{% assign name = value | filters %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from blogengine.liquid.expression import SPACE
from blogengine.liquid.node import Node, record
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Filtered
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser

NAME: Final = r"(?<![A-Za-z0-9_.\[\]-])((?:\(?[A-Za-z0-9_.\[\]-]\)?)+)"
"""What Liquid takes for the name of a new variable: brackets and dots are part of it, and make it unreadable."""

_SYNTAX = compiled_later(rf"{NAME}{SPACE}*={SPACE}*(.*)", re.DOTALL)


def store(code: Code, name: str, value: str) -> None:
    """Write the assignment of a Python variable to a variable of the template."""
    code.line(f"if {name!r} in {code.use('hidden')}: ctx.assign({name!r}, {value})")
    code.line(f"else: {code.use('scope')}[{name!r}] = {value}")


@record
class Assign(Node):
    """Sets a variable for the rest of the render, also from inside loops and includes."""

    place: Place
    name: str
    value: Filtered
    blank: bool = True

    def emit(self, code: Code) -> None:
        """Write the assignment; what filters made is measured."""
        value = code.filtered(self.value)
        name = code.fresh("a")
        code.line(f"{name} = {f'checked(ctx, {value})' if self.value.filters else value}")
        store(code, self.name, name)


def assign(head: Head, parser: Parser) -> Node:
    """Read `assign`."""
    found = _SYNTAX.search(head.markup)
    if not found:
        parser.fail("'assign' needs a name and a value", head.place, hint="write {% assign name = value %}")
    return Assign(head.place, found[1], parser.filtered(found[2], head.place))
