"""GitHub's strikethrough, `~~text~~`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_S, S
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineParser, InlineRule, InlineState

_OPENING = re.compile(rf"~~(?!{S}|~)")
_CLOSING = re.compile(rf"(?!~){NOT_S}(~~)")


def strikethrough_rule(parser: InlineParser) -> InlineRule:
    """Return the rule; what is struck is a text of its own, in which any emphasis or link may be opened again."""

    def strikethrough(state: InlineState) -> bool:
        text, start = state.text, state.pos + 2
        if state.unclosed.knows("~~", start) or not _OPENING.match(text, state.pos):
            return False
        closing = _CLOSING.search(text, start)
        if closing is None:
            state.unclosed.note("~~", start)
            return False
        node = Node("html_element", "del", category="span")
        parser.parse(state.document, node, text[start : closing.start(1)], state.line_at(start))
        state.element.add(node)
        state.pos = closing.end()
        return True

    return strikethrough
