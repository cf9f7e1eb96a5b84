"""Definitions of abbreviations, `*[HTML]: HyperText Markup Language`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import strip
from blogengine.markdown.kramdown.document import Abbreviation
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_DEFINITION = compiled_later(r" {0,3}\*\[([^\n]+?)\]:([^\n]*?)\n")


def abbreviation(state: BlockState) -> bool:
    """Read one definition; of two for one abbreviation the last holds."""
    match = _DEFINITION.match(state.text, state.pos)
    if match is None:
        return False
    line = state.line
    state.pos = match.end()
    known = state.document.abbreviations
    if match[1] in known:
        state.document.warn(f"*[{match[1]}] is defined twice: the last definition holds", line, match[0])
    known[match[1]] = Abbreviation(strip(match[2]), state.mark("abbrev_def"))
    return True
