"""HTML blocks: raw, or with kramdown inside where `markdown="1"` asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S
from blogengine.markdown.kramdown.grammar import CLOSE_TAG, NAME, OPT_SPACE, TAG
from blogengine.markdown.kramdown.html_elements import KNOWN, SPAN_ELEMENTS, VOID_ELEMENTS, content_model
from blogengine.markdown.kramdown.html_tags import (
    CLOSING,
    MARKDOWN_MODES,
    OPENING,
    comment_end,
    element_name,
    instruction_end,
    read_attributes,
)
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_OPENING = re.compile(OPT_SPACE + TAG)
_CLOSING = re.compile(OPT_SPACE + CLOSE_TAG)
_MARKUP = re.compile(rf"<(?:{NAME}|/|!--|\?)")
_TRAILING = re.compile(r"[ \t]*\n")


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


class _HtmlReading:
    """One HTML block: `open` holds the raw elements around `state.pos`, outermost first."""

    def __init__(self, state: BlockState) -> None:
        self.state = state
        self.open: list[Node] = []

    @property
    def parent(self) -> Node:
        return self.open[-1] if self.open else self.state.node

    def run(self) -> None:
        """Read raw content until no raw element is open, or a child is to be read as blocks first."""
        state = self.state
        text, size, depth = state.text, len(state.text), len(state.levels)
        while self.open and len(state.levels) == depth:
            if state.pos >= size:
                self._close()
                continue
            match = _MARKUP.search(text, state.pos)
            if match is None:
                self._text(text[state.pos :])
                state.pos = size
                node = self.open[-1]
                state.document.warn(f"<{node.value}> is never closed", node.options["line"])
                continue
            self._text(text[state.pos : match.start()])
            state.pos = match.start()
            self._markup()

    def _markup(self) -> None:
        state, text, pos = self.state, self.state.text, self.state.pos
        if end := comment_end(state, pos):
            self.parent.children.append(Node("xml_comment", text[pos:end], category="block"))
            state.pos = end
        elif end := instruction_end(state, pos):
            self.parent.children.append(Node("xml_pi", text[pos:end], category="block"))
            state.pos = end
        elif match := OPENING.match(text, pos):
            self.start(match)
        elif match := CLOSING.match(text, pos):
            name = self.open[-1].value
            state.pos = match.end()
            if name == (match[1].lower() if name in KNOWN else match[1]):
                self._close()
            else:
                self._text(match[0])
                state.document.warn(f"</{match[1]}> closes nothing", state.line)
        else:
            self._text("<")
            state.pos = pos + 1

    def _text(self, text: str, type_: str = "text", node: Node | None = None) -> None:
        children = (node or self.parent).children
        if children and children[-1].type == type_:
            children[-1].value += text
        elif text:
            children.append(Node(type_, text))

    def start(self, match: re.Match[str]) -> None:
        """Take a start tag, and what is inside if that is not raw."""
        state, parent = self.state, self.parent
        line = state.line
        state.pos = match.end()
        name = element_name(match[1])
        attributes = read_attributes(match[2], name, state.document, line)
        node = Node("html_element", name, attributes, category="block", line=line)
        parent.children.append(node)
        is_text = name in {"script", "style"}
        is_closed = not is_text and (match["closed"] is not None or name in VOID_ELEMENTS)
        if is_text:
            self._text(self._up_to_end_tag(node), "raw", node)
        state.adopt_ial(node)
        model = self._content_model(node, parent)
        node.options.update(content_model=model, is_closed=is_closed)
        if model == "block":
            state.pos = _skip(state.text, state.pos)
        if not is_text and not is_closed:
            self._content(node, parent, model)

    def _content(self, node: Node, parent: Node, model: str) -> None:
        if model == "raw":
            self.open.append(node)
        elif model == "span":
            text = self._up_to_end_tag(node)
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

    def _up_to_end_tag(self, node: Node) -> str:
        """Return what is before the end tag of `node`, and go behind that."""
        state = self.state
        end = re.compile(rf"</{re.escape(node.value)}{S}*>", re.IGNORECASE).search(state.text, state.pos)
        if end is None:
            state.document.warn(f"<{node.value}> is never closed", node.options["line"])
        text = state.text[state.pos : end.start() if end else len(state.text)]
        state.pos = end.end() if end else len(state.text)
        return text

    def _blocks(self, node: Node, parent: Node) -> None:
        """Have what is inside an element read as blocks, then go on."""

        def end() -> None:
            self._after(parent)
            self.run()

        self.state.open_here(node, end)

    def _close(self) -> None:
        self.open.pop()
        self._after(self.parent)

    def _after(self, parent: Node) -> None:
        if parent.type != "html_element" or parent.options.get("content_model") != "raw":
            self.state.pos = _skip(self.state.text, self.state.pos)
