"""Marks of footnotes, `[^name]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import LIST_NAME
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_MARK = compiled_later(rf"\[\^({LIST_NAME})\]")


def footnote(state: InlineState) -> bool:
    """Read a mark; one whose footnote is nowhere defined is text."""
    match = _MARK.match(state.text, state.pos)
    if match is None:
        return False
    if match[1] in state.document.footnotes:
        state.element.add(Node("footnote", match[1]))
    else:
        state.warn(f"there is no footnote [^{match[1]}]", match.start())
        state.element.parts.append(match[0])
    state.pos = match.end()
    return True
