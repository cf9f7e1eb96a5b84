"""GitHub's strikethrough, `~~text~~`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_S, S
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineParser, InlineRule, InlineState

_STRUCK = re.compile(rf"~~(?!{S}|~)((?s:.*?)(?!~){NOT_S})~~")


def strikethrough_rule(parser: InlineParser) -> InlineRule:
    """Return the rule; what is struck is a text of its own, in which any emphasis or link may be opened again."""

    def strikethrough(state: InlineState) -> bool:
        match = _STRUCK.match(state.text, state.pos)
        if match is None:
            return False
        node = Node("html_element", "del", category="span")
        parser.parse(state.document, node, match[1], state.line_at(match.start()))
        state.frame.add(node)
        state.pos = match.end()
        return True

    return strikethrough
