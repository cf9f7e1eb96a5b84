"""Hard line breaks: two spaces or two backslashes at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState


def line_break(state: InlineState) -> bool:
    """Read the mark of a break; the line end after it stays."""
    if not state.text.startswith(("  \n", "\\\\\n"), state.pos):
        return False
    state.element.add(Node("br"))
    state.pos += 2
    return True
