"""Blank lines, which end what may go on, and stay in the tree as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import BLANK_LINE
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_BLANK = re.compile(BLANK_LINE)


def blank_line(state: BlockState) -> bool:
    """Read all blank lines here."""
    match = _BLANK.match(state.text, state.pos)
    if match is None:
        return False
    state.pos = match.end()
    children = state.node.children
    if children and children[-1].type == "blank":
        children[-1].value += match[0]
    else:
        state.add(Node("blank", match[0]))
    return True
