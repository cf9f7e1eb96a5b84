"""Character references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.entities import REFERENCE, named, referred
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState


def entity(state: InlineState) -> bool:
    """Read a reference; the ampersand of an unknown name is text."""
    match = REFERENCE.match(state.text, state.pos)
    if match is None:
        return False
    found = referred(match)
    if found is None:
        state.element.add(Node("entity", entity=named("amp")))
        state.element.parts.append(match[0][1:])
    else:
        state.element.add(Node("entity", entity=found, original=match[0]))
    state.pos = match.end()
    return True
