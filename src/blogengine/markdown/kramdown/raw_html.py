"""HTML read as it is, tag by tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S
from blogengine.markdown.kramdown.grammar import NAME
from blogengine.markdown.kramdown.html_elements import KNOWN, VOID_ELEMENTS
from blogengine.markdown.kramdown.html_tags import (
    CLOSING,
    OPENING,
    comment_end,
    element_name,
    instruction_end,
    read_attributes,
)
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_MARKUP = re.compile(rf"<(?:{NAME}|/|!--|\?)")


class RawHtml:
    """HTML being read into the children of `state.node`; `open` holds the raw elements around `state.pos`, outermost first.

    Who inherits this says in `begin` what is done about an element whose start tag was read, and in `end` about the
    innermost open one at its end.
    """

    def __init__(self, state: BlockState) -> None:
        self.state = state
        self.open: list[Node] = []

    @property
    def parent(self) -> Node:
        """The innermost element around."""
        return self.open[-1] if self.open else self.state.node

    def begin(self, node: Node, *, has_content: bool) -> None:
        """Go on with `node`, whose start tag was read; without `has_content` all of it was."""
        raise NotImplementedError

    def end(self) -> None:
        """Go on behind the innermost open element."""
        raise NotImplementedError

    def step(self) -> None:
        """Read text and the tag, comment or instruction behind it."""
        state, text = self.state, self.state.text
        match = _MARKUP.search(text, state.pos)
        if match is None:
            add_text(self.parent, text[state.pos :])
            state.pos = len(text)
            if self.open:
                self._warn_of_unclosed(self.open[-1])
            return
        add_text(self.parent, text[state.pos : match.start()])
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
            name = self.parent.value
            state.pos = match.end()
            if self.open and name == (match[1].lower() if name in KNOWN else match[1]):
                self.end()
            else:
                add_text(self.parent, match[0])
                state.document.warn(f"</{match[1]}> closes nothing", state.line, match[0])
        else:
            add_text(self.parent, "<")
            state.pos = pos + 1

    def start(self, match: re.Match[str]) -> None:
        """Take a start tag; of scripts and styles all that is inside too."""
        state = self.state
        line = state.line
        state.pos = match.end()
        name = element_name(match[1])
        attributes = read_attributes(match[2], name, lambda message: state.document.warn(message, line, match[0]))
        node = Node("html_element", name, attributes, category="block", line=line)
        self.parent.children.append(node)
        is_text = name in {"script", "style"}
        is_closed = not is_text and (match["closed"] is not None or name in VOID_ELEMENTS)
        node.options["is_closed"] = is_closed
        if is_text:
            add_text(node, self.up_to_end_tag(node), "raw")
        self.begin(node, has_content=not is_text and not is_closed)

    def up_to_end_tag(self, node: Node) -> str:
        """Return what is before the end tag of `node`, and go behind that."""
        state = self.state
        end = re.compile(rf"</{re.escape(node.value)}{S}*>", re.IGNORECASE).search(state.text, state.pos)
        if end is None:
            self._warn_of_unclosed(node)
        text = state.text[state.pos : end.start() if end else len(state.text)]
        state.pos = end.end() if end else len(state.text)
        return text

    def _warn_of_unclosed(self, node: Node) -> None:
        self.state.document.warn(f"<{node.value}> is never closed", node.options["line"], f"<{node.value}")


def add_text(node: Node, text: str, type_: str = "text") -> None:
    """Add text at the end of what is in `node`."""
    children = node.children
    if children and children[-1].type == type_:
        children[-1].value += text
    elif text:
        children.append(Node(type_, text))
