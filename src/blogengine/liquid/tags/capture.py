"""`{% capture name %}…{% endcapture %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record
from blogengine.liquid.tags.assign import NAME, store
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_SYNTAX = compiled_later(NAME)


@record
class Capture(Node):
    """Sets a variable to what its block writes."""

    place: Place
    name: str
    body: Body
    blank: bool = True

    def emit(self, code: Code) -> None:
        """Write the block aside, then the assignment."""

        def finish(out: str) -> None:
            code.line(f"{out} = gathered(ctx, {out})")
            store(code, self.name, out)

        with code.captured(finish):
            code.body(self.body)


def capture(head: Head, parser: Parser) -> Node:
    """Read `capture`."""
    found = _SYNTAX.search(head.markup)
    if not found:
        parser.fail("'capture' needs the name of a variable", head.place, hint="write {% capture name %}")
    body, _ = parser.block(head)
    return Capture(head.place, found[1], body)
