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
    match = _ADDRESS.match(state.text, state.pos) if state.text.find(">", state.pos) > 0 else None
    if match is None:
        return False
    written, scheme = match.groups()
    node = Node("a", attributes={"href": written if scheme else f"mailto:{written}"})
    node.children.append(Node("text", written.removeprefix("mailto:")))
    state.element.add(node)
    state.pos = match.end()
    return True
