"""`{% liquid %}`: tags without delimiters, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser


@record
class Lines(Node):
    """The tags of the lines."""

    place: Place
    body: Body

    @property
    def blank(self) -> bool:
        """Whether the tags can write nothing but space."""
        return self.body.blank

    def emit(self, code: Code) -> None:
        """Write the tags."""
        code.body(self.body)


def liquid(head: Head, parser: Parser) -> Node:
    """Read `liquid`."""
    return Lines(head.place, parser.line_block(head))
