"""The input `html`: the whole text is HTML, and becomes kramdown's own elements as far as there are any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.block import BlockState
from blogengine.markdown.kramdown.characters import S, strip
from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.native import root_to_native
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.raw_html import RawHtml

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_PROLOGUE = re.compile(rf"{S}*(?:(?P<xml_pi><\?(?s:.*?)\?>)|(?P<xml_comment><!--(?s:.*?)-->)|(?i:<!DOCTYPE(?s:.*?)>))")


def html(state: StateCore) -> None:
    """Read the whole text as HTML; a document type is left out."""
    document = document_of(state)
    reading = _Reading(BlockState(document, document.root, document.text, 1, []))
    reading.run()
    root_to_native(document)


class _Reading(RawHtml):
    """A whole document."""

    def run(self) -> None:
        state = self.state
        while (match := _PROLOGUE.match(state.text, state.pos)) is not None:
            if match.lastgroup is not None:
                state.node.children.append(Node(match.lastgroup, strip(match[0]), category="block"))
            state.pos = match.end()
        while state.pos < len(state.text):
            self.step()

    def begin(self, node: Node, *, has_content: bool) -> None:
        """Read on within `node`."""
        if has_content:
            self.open.append(node)

    def end(self) -> None:
        """Read on behind the innermost element."""
        self.open.pop()
