"""`{% if %}`, `{% unless %}`, `{% elsif %}` and `{% else %}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogengine.liquid.node import Node

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Condition
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_LONGEST = 40
"""Branches in one Python statement: each `elif` nests one deeper in Python's own parser."""


@dataclass(slots=True, eq=False)
class If(Node):
    """Runs the first branch whose condition holds; `else` has none."""

    place: Place
    branches: tuple[tuple[Place, Condition | None, Body], ...]
    negated: bool
    blank: bool

    def emit(self, code: Code) -> None:
        """Write `if`, `elif` and `else`."""
        none = code.fresh("e") if len(self.branches) > _LONGEST else ""
        for number, (place, condition, body) in enumerate(self.branches):
            code.place = place
            first = number % _LONGEST == 0
            if none and first:
                self._next_group(code, none, number)
            source = "True" if condition is None else code.condition(condition)
            if self.negated and number == 0:
                source = f"not ({source})"
            if none and number >= _LONGEST and first:
                source = f"{none} and ({source})"
            head = "else:" if condition is None and not first else f"{'if' if first else 'elif'} {source}:"
            with code.block(head):
                if none:
                    code.line(f"{none} = False")
                code.body(body)
            if condition is None:
                break

    @staticmethod
    def _next_group(code: Code, none: str, number: int) -> None:
        """Begin a further Python statement, which runs only if no branch did so far."""
        if number == 0:
            code.line(f"{none} = True")


def _read(head: Head, parser: Parser, *, negated: bool) -> Node:
    branches: list[tuple[Place, Condition | None, Body]] = []
    stop = head
    while stop.name != f"end{head.name}":
        condition = None if stop.name == "else" else _condition(stop, parser)
        place = stop.place
        body, stop = parser.block(head, "elsif", "else")
        branches.append((place, condition, body))
    blank = all(body.blank for _, _, body in branches)
    if blank:
        for _, _, body in branches:
            body.drop_text()
    return If(head.place, tuple(branches), negated, blank)


def _condition(head: Head, parser: Parser) -> Condition:
    if not head.markup.strip():
        parser.fail(f"'{head.name}' needs a condition", head.place, hint=f"write {{% {head.name} CONDITION %}}")
    return parser.condition(head.markup, head.place)


def if_(head: Head, parser: Parser) -> Node:
    """Read `if`."""
    return _read(head, parser, negated=False)


def unless(head: Head, parser: Parser) -> Node:
    """Read `unless`: only its own condition is turned round, not those of its `elsif`s."""
    return _read(head, parser, negated=True)
