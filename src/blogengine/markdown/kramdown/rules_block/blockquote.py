"""Block quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import LAZY_END, MARKDOWN_LAZY_END, QUOTE_START, REST_OF_LINE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_LINES = compiled_later(rf"{QUOTE_START}{REST_OF_LINE}(?:(?!{LAZY_END}){REST_OF_LINE})*")
_MARKDOWN_LINES = compiled_later(rf"{QUOTE_START}{REST_OF_LINE}(?:(?!{MARKDOWN_LAZY_END}){REST_OF_LINE})*")
_MARK = compiled_later(f"^{QUOTE_START}", re.MULTILINE)


def blockquote(state: BlockState) -> bool:
    """Read the lines of a quote, with those that lazily go on with it."""
    match = (_LINES if state.document.options.extended else _MARKDOWN_LINES).match(state.text, state.pos)
    if match is None:
        return False
    line = state.line
    state.pos = match.end()
    node = state.add(Node("blockquote"))
    state.open(node, _MARK.sub("", match[0]), line)
    return True
