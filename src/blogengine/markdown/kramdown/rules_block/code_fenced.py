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
_MIXED_TRIES = 10


def code_fenced(state: BlockState) -> bool:
    """Read a fenced block; a fence that is never closed is text."""
    opening = (_GFM_FENCE if state.document.options.gfm else _FENCE).match(state.text, state.pos)
    if opening is None:
        return False
    for fence in _fences(state, opening):
        info = _INFO.match(state.text, opening.start(1) + len(fence))
        closing = info and _closing(state, fence, info.end())
        if info and closing:
            _add(state, info, closing)
            return True
    return False


def _fences(state: BlockState, opening: re.Match[str]) -> list[str]:
    """Return what may be the opening fence: all of a run of marks, or its first part, the rest being language.

    kramdown tries all parts of a run, longest first. Of those in a run of one mark only the one as long as the longest
    fence further down can be closed.
    """
    run = opening[1]
    if run != run[0] * len(run):
        return [run[:size] for size in range(len(run), max(2, len(run) - _MIXED_TRIES), -1)]
    if _closing(state, run, opening.end()):
        return [run]
    if _closing(state, run[0] * 3, opening.end()) is None:
        return []
    closing = _closing_pattern(state, run[0] * 3)
    longest = max((len(match[0].strip()) for match in closing.finditer(state.text, opening.end())), default=0)
    return [run[:longest]] if 3 <= longest < len(run) else []


def _closing_pattern(state: BlockState, fence: str) -> re.Pattern[str]:
    indent = OPT_SPACE if state.document.options.gfm else ""
    return re.compile(rf"^{indent}{fence}{fence[-1]}*{BLANK}*\n", re.MULTILINE)


def _closing(state: BlockState, fence: str, start: int) -> re.Match[str] | None:
    if state.unclosed.knows(fence, start):
        return None
    closing = _closing_pattern(state, fence).search(state.text, start)
    if closing is None:
        state.unclosed.note(fence, start)
    return closing


def _add(state: BlockState, info: re.Match[str], closing: re.Match[str]) -> None:
    node = Node("codeblock", state.text[info.end() : closing.start()], fenced=True, line=state.line)
    language = strip(info[1] or "")
    if language:
        node.options["language"] = language
        node.attributes["class"] = f"language-{info[2]}"
    state.pos = closing.end()
    state.add(node)
