"""Addresses between angle brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_ADDRESS = re.compile(r"<((mailto|https?|ftps?):[^\n]+?|[-\w.]+?@[-\w.]+?)>")


def autolink(state: InlineState) -> bool:
    """Read `<https://…>` or `<name@host>`."""
    if state.unclosed.knows(">", state.pos):
        return False
    match = _ADDRESS.match(state.text, state.pos)
    if match is None:
        if state.text.find(">", state.pos) < 0:
            state.unclosed.note(">", state.pos)
        return False
    written, scheme = match.groups()
    node = Node("a", attributes={"href": written if scheme else f"mailto:{written}"})
    node.children.append(Node("text", written.removeprefix("mailto:")))
    state.element.add(node)
    state.pos = match.end()
    return True
