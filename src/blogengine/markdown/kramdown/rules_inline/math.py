"""Mathematics within a line, `$$ … $$`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import strip
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState


def math(state: InlineState) -> bool:
    """Read a formula; without its end the mark is text."""
    text, pos = state.text, state.pos
    end = text.find("$$", pos + 2) if text.startswith("$$", pos) else -1
    if end < 0:
        return False
    state.element.add(Node("math", strip(text[pos + 2 : end]), category="span"))
    state.pos = end + 2
    return True
