"""`{% comment %}…{% endcomment %}` and `{% # … %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.expression import SPACE
from blogengine.liquid.node import Silent
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.node import Node
    from blogengine.liquid.parser import Head, Parser

_UNMARKED_LINE = compiled_later(rf"\n{SPACE}*[^#\t\n\v\f\r ]")


def comment(head: Head, parser: Parser) -> Node:
    """Read `comment`: its block has to be Liquid, but may hold tags that nobody defines."""
    parser.skip_block(head)
    return Silent(head.place)


def inline_comment(head: Head, parser: Parser) -> Node:
    """Read `#`: every line begins with one."""
    if _UNMARKED_LINE.search(head.markup):
        parser.fail("each line of an inline comment begins with '#'", head.place)
    return Silent(head.place)
