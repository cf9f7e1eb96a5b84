"""Code blocks between fences of backticks or tildes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import BLANK, NOT_S, S, strip
from blogengine.markdown.kramdown.grammar import OPT_SPACE
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_GFM_FENCE = re.compile(f"{OPT_SPACE}([~`]{{3,}})")
_FENCE = re.compile("(~{3,})")
_INFO = re.compile(rf"{S}*?(({NOT_S}+?)(?:\?{NOT_S}*)?)?{S}*?\n")


def code_fenced(state: BlockState) -> bool:
    """Read a fenced block; a fence that is never closed is text."""
    gfm = state.document.options.gfm
    opening = (_GFM_FENCE if gfm else _FENCE).match(state.text, state.pos)
    if opening is None:
        return False
    for size in range(len(opening[1]), 2, -1):
        # A run that has no closing fence may open with fewer marks: the others begin the language.
        fence = opening[1][:size]
        info = _INFO.match(state.text, opening.start(1) + size)
        closing = info and _closing(state, fence, info.end(), gfm)
        if info and closing:
            _add(state, info, closing)
            return True
    return False


def _closing(state: BlockState, fence: str, start: int, gfm: bool) -> re.Match[str] | None:
    indent = OPT_SPACE if gfm else ""
    pattern = re.compile(rf"^{indent}{fence}{fence[-1]}*{BLANK}*\n", re.MULTILINE)
    return pattern.search(state.text, start)


def _add(state: BlockState, info: re.Match[str], closing: re.Match[str]) -> None:
    node = Node("codeblock", state.text[info.end() : closing.start()], fenced=True)
    language = strip(info[1] or "")
    if language:
        node.options["language"] = language
        node.attributes["class"] = f"language-{info[2]}"
    state.pos = closing.end()
    state.add(node)
