"""Horizontal rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import RULE_START
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_RULE = re.compile(RULE_START)


def horizontal_rule(state: BlockState) -> bool:
    """Read a line of three or more `*`, `-` or `_`."""
    match = _RULE.match(state.text, state.pos)
    if match is None:
        return False
    state.pos = match.end()
    state.add(Node("hr"))
    return True
