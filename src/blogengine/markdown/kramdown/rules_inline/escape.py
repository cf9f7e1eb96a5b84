"""Backslash escapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-")


def escape(state: InlineState) -> bool:
    """Read a backslash and a character that means something in kramdown, which it then does not."""
    text, pos = state.text, state.pos
    char = text[pos + 1 : pos + 2]
    if text[pos] != "\\" or not (char in _ESCAPABLE or (char == "~" and state.document.options.gfm)):
        return False
    state.element.parts.append(char)
    state.pos = pos + 2
    return True
