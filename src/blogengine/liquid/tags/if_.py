"""`{% if %}`, `{% unless %}`, `{% elsif %}` and `{% else %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Condition
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_LONGEST = 40
"""Branches in one Python statement: each `elif` nests one deeper in Python's own parser."""


@record
class If(Node):
    """Runs the first branch whose condition holds; `else` has none."""

    place: Place
    branches: tuple[tuple[Place, Condition | None, Body], ...]
    negated: bool
    blank: bool

    def emit(self, code: Code) -> None:
        """Write `if`, `elif` and `else`."""
        none = code.fresh("e") if len(self.branches) > _LONGEST else ""
        if none:
            code.line(f"{none} = True")
        for start in range(0, len(self.branches), _LONGEST):
            if start == 0:
                self._branches(code, start, none)
            else:
                with code.block(f"if {none}:"):
                    self._branches(code, start, none)

    def _branches(self, code: Code, start: int, none: str) -> None:
        """Write one Python statement; `none` is the variable that says that no branch before it has run."""
        for number, (place, condition, body) in enumerate(self.branches[start : start + _LONGEST], start):
            code.place = place
            source = "True" if condition is None else code.condition(condition)
            if self.negated and number == 0:
                source = f"not ({source})"
            with code.block(f"{'if' if number == start else 'elif'} {source}:"):
                if none:
                    code.line(f"{none} = False")
                code.body(body)


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
