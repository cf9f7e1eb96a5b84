"""`{% raw %}…{% endraw %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser


@record
class Raw(Node):
    """Text that looks like Liquid."""

    place: Place
    text: str

    @property
    def blank(self) -> bool:
        """Whether there is no text at all."""
        return not self.text

    def emit(self, code: Code) -> None:
        """Write the text."""
        code.write_text(self.text)


def raw(head: Head, parser: Parser) -> Node:
    """Read `raw`."""
    if head.markup.strip():
        parser.fail("'raw' takes nothing", head.place, hint="write {% raw %}")
    return Raw(head.place, parser.raw(head))
