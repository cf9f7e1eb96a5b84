"""Character references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.entities import named, numbered
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_REFERENCE = re.compile(r"&([A-Za-z0-9_:][-A-Za-z0-9_.:]*);|&#([0-9]+);|&#x([0-9a-fA-F]+);")
_LONGEST = 20
"""More digits than any number of a character has."""


def entity(state: InlineState) -> bool:
    """Read a reference; the ampersand of an unknown name is text."""
    match = _REFERENCE.match(state.text, state.pos)
    if match is None:
        return False
    name, decimal, hexadecimal = match.groups()
    if name:
        found = named(name)
    else:
        digits = (decimal or hexadecimal).lstrip("0") or "0"
        found = numbered(int(digits[:_LONGEST], 10 if decimal else 16))
    if found is None:
        state.element.add(Node("entity", entity=named("amp")))
        state.element.parts.append(match[0][1:])
    else:
        state.element.add(Node("entity", entity=found, original=match[0]))
    state.pos = match.end()
    return True
