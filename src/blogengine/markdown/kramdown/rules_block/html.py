"""HTML blocks: raw, or with kramdown inside where `markdown="1"` asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import CLOSE_TAG, OPT_SPACE, TAG
from blogengine.markdown.kramdown.html_elements import SPAN_ELEMENTS, content_model
from blogengine.markdown.kramdown.html_tags import MARKDOWN_MODES, comment_end
from blogengine.markdown.kramdown.native import to_native
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.raw_html import RawHtml, add_text
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_OPENING = compiled_later(OPT_SPACE + TAG)
_CLOSING = compiled_later(OPT_SPACE + CLOSE_TAG)
_TRAILING = compiled_later(r"[ \t]*\n")
_REFERENCE = r"&(?:lt|gt|amp|quot|#39);"
_WORDS = rf"(?:[^<>&]++|{_REFERENCE})"
_HIGHLIGHTED = compiled_later(rf"""(?:{_WORDS}|<span class="[-\w ]++">{_WORDS}*+</span>)++""", re.ASCII)
"""What is written just as it is read: text and spans, as highlighted code has them by the thousand."""


def html(state: BlockState) -> bool:
    """Read a comment, an element, or the end tag of the element whose content this is."""
    text, pos = state.text, state.pos
    if end := comment_end(state, pos):
        state.node.children.append(Node("xml_comment", text[pos:end], category="block"))
        state.pos = _skip(text, end)
        return True
    if (match := _OPENING.match(text, pos)) and match[1].lower() not in SPAN_ELEMENTS:
        reading = _HtmlReading(state)
        reading.start(match)
        reading.run()
        return True
    if (match := _CLOSING.match(text, pos)) and match[1].lower() not in SPAN_ELEMENTS:
        node = state.node
        if node.type == "html_element" and node.value == match[1].lower():
            state.pos = match.end()
            state.closed = True
            return True
    return False


def _skip(text: str, pos: int) -> int:
    """Return `pos` behind the rest of a line with nothing on it."""
    match = _TRAILING.match(text, pos)
    return match.end() if match else pos


class _HtmlReading(RawHtml):
    """One HTML block, with kramdown inside where it is asked for."""

    def __init__(self, state: BlockState) -> None:
        super().__init__(state)
        self.depth = len(state.levels)

    def run(self) -> None:
        """Read raw content until no raw element is open, or a child is to be read as blocks first."""
        state = self.state
        size = len(state.text)
        while self.open and len(state.levels) == self.depth:
            if state.pos < size:
                self._copy()
                self.step()
            else:
                self.end()
        if len(state.levels) == self.depth and state.document.options.html_to_native:
            to_native(state.document, state.node.children[-1])

    def _copy(self) -> None:
        """Take as much as would be written as it is, without making nodes of it."""
        options = self.state.document.options
        if options.html_to_native or options.remove_line_breaks_for_cjk:
            return
        match = _HIGHLIGHTED.match(self.state.text, self.state.pos)
        if match is not None:
            add_text(self.open[-1], match[0], "raw")
            self.state.pos = match.end()

    def begin(self, node: Node, *, has_content: bool) -> None:
        """Read on as the content of `node` asks for."""
        state, parent = self.state, self.parent
        state.adopt_ial(node)
        model = self._content_model(node, parent)
        node.options["content_model"] = model
        if model == "block":
            state.pos = _skip(state.text, state.pos)
        if has_content:
            self._content(node, parent, model)

    def end(self) -> None:
        """Go on behind the innermost open element."""
        self.open.pop()
        self._after(self.parent)

    def _content(self, node: Node, parent: Node, model: str) -> None:
        if model == "raw":
            self.open.append(node)
        elif model == "span":
            text = self.up_to_end_tag(node)
            if text:
                self.state.document.leaf(node, text, node.options["line"])
            self._after(parent)
        else:
            self._blocks(node, parent)

    def _content_model(self, node: Node, parent: Node) -> str:
        inside_raw = parent.type == "html_element" and parent.options["content_model"] == "raw"
        parse = not inside_raw and self.state.document.options.parse_block_html
        mode = MARKDOWN_MODES.get(node.attributes.pop("markdown", ""))
        if mode is None:
            return content_model(node.value) if parse else "raw"
        return content_model(node.value) if mode == "default" else mode

    def _blocks(self, node: Node, parent: Node) -> None:
        """Have what is inside an element read as blocks, then go on."""

        def end() -> None:
            self._after(parent)
            self.run()

        self.state.open_here(node, end)

    def _after(self, parent: Node) -> None:
        if parent.type != "html_element" or parent.options.get("content_model") != "raw":
            self.state.pos = _skip(self.state.text, self.state.pos)
