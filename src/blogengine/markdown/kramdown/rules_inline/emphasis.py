"""Emphasis: `*em*`, `_em_`, `**strong**`, `__strong__`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import SPACE_SET, is_alnum, is_alpha
from blogengine.markdown.kramdown.inline import EM, STRONG
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState, OpenElement

_MARKS = {mark: re.compile(re.escape(mark)) for mark in ("*", "_", "**", "__")}


def emphasis(state: InlineState) -> bool:
    """Open emphasis at a mark, or take the mark for text."""
    text, pos = state.text, state.pos
    mark = text[pos]
    if mark not in "*_":
        return False
    if text.startswith(mark, pos + 1):
        mark += mark
    bit = STRONG if len(mark) == 2 else EM
    end = pos + len(mark)
    if (
        state.element.inside & bit
        or end >= len(text)
        or text[end] in SPACE_SET
        or (mark[0] == "_" and _within_word(text, pos))
        or not (_open(state, pos, mark) or _open_single(state, pos, mark))
    ):
        state.element.parts.append(mark)
        state.pos = end
    return True


def _within_word(text: str, pos: int) -> bool:
    if pos and text[pos - 1] == "-":
        pos -= 1
    return pos > 0 and is_alpha(text[pos - 1])


def _open(state: InlineState, pos: int, mark: str) -> bool:
    if not state.may_open(pos, mark):
        return False
    strong = len(mark) == 2
    element = state.open(Node("strong" if strong else "em"), STRONG if strong else EM, pos)
    element.until(_MARKS[mark], _close, _accept)
    state.pos = pos + len(mark)
    return True


def _open_single(state: InlineState, pos: int, mark: str) -> bool:
    """Read a double mark that has no end as a single one, with the other as its text."""
    return len(mark) == 2 and state.element.node.type != "em" and _open(state, pos, mark[0])


def _accept(state: InlineState, element: OpenElement, stop: re.Match[str]) -> bool:
    text, mark = state.text, stop[0]
    pos, end = stop.span()
    if text[pos - 1] in SPACE_SET or element.empty:
        return False
    if len(mark) == 1 and text.startswith(mark, end) and not text.startswith(mark, end + 1):
        return False
    return not (mark[0] == "_" and end < len(text) and is_alnum(text[end]))


def _close(state: InlineState, element: OpenElement, found: bool) -> None:
    state.pop()
    pos = element.start
    assert element.stop is not None
    mark = state.text[pos] * (2 if element.node.type == "strong" else 1)
    if found:
        if element.parts:
            element.flush()
        state.element.add(element.node)
        state.pos += len(mark)
        return
    if len(mark) == 2 and not state.is_exhausted:
        state.note_failure(pos, mark)
        if _open_single(state, pos, mark):
            return
    state.fail(element, mark)
    if state.pos == pos + 1 and state.text.startswith(mark, pos + 1):
        state.as_text(pos + 2)
