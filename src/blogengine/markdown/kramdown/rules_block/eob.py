"""End-of-block marks: a line with nothing but `^`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.grammar import EOB_MARKER

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_MARK = re.compile(EOB_MARKER)


def eob(state: BlockState) -> bool:
    """Read the mark; it leaves only a boundary."""
    match = _MARK.match(state.text, state.pos)
    if match is None:
        return False
    state.pos = match.end()
    state.mark("")
    return True
