"""`{% echo value | filters %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Output

if TYPE_CHECKING:
    from blogengine.liquid.node import Node
    from blogengine.liquid.parser import Head, Parser


def echo(head: Head, parser: Parser) -> Node:
    """Read `echo`, which is `{{ … }}` as a tag."""
    return Output(head.place, parser.filtered(head.markup, head.place))
