"""`{% break %}` and `{% continue %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import BREAK, CONTINUE, Node, record

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser


@record
class Interrupt(Node):
    """Leaves the loop around, or goes on with its next item; outside of loops, leaves the template.

    In an include it acts on the loop that the include stands in.
    """

    place: Place
    kind: int

    def emit(self, code: Code) -> None:
        """Write the way out."""
        code.interrupt(self.kind)


def break_(head: Head, parser: Parser) -> Node:
    """Read `break`."""
    parser.leaving += 1
    return Interrupt(head.place, BREAK)


def continue_(head: Head, parser: Parser) -> Node:
    """Read `continue`."""
    parser.leaving += 1
    return Interrupt(head.place, CONTINUE)
