"""Blocks of mathematics, `$$ … $$`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import BLANK, strip
from blogengine.markdown.kramdown.grammar import OPT_SPACE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_START = compiled_later(rf"({OPT_SPACE}\\)?{OPT_SPACE}\$\$")
_END = compiled_later(rf"({BLANK}*\n)?")


def math(state: BlockState) -> bool:
    r"""Read a formula with a block boundary on both sides; `\\$$ … $$` alone is a paragraph with a formula."""
    start = _START.match(state.text, state.pos)
    if start is None or not state.after_boundary():
        return False
    close = state.text.find("$$", start.end())
    if close < 0:
        return False
    end = _END.match(state.text, close + 2)
    assert end is not None
    if start[1] is not None:
        if end[1] is not None:
            state.pos = start.end(1)
        return False
    if not state.before_boundary(end.end()):
        return False
    formula = strip(state.text[start.end() : close])
    state.pos = end.end()
    state.add(Node("math", formula, category="block"))
    return True
