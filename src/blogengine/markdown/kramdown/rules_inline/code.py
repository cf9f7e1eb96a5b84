"""Code spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import SPACE_SET
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_RUN = re.compile("`+")


def code(state: InlineState) -> bool:
    """Read code between runs of backticks; a run without its like is text, as is a backtick between spaces."""
    text, pos = state.text, state.pos
    opening = _RUN.match(text, pos)
    if opening is None:
        return False
    run, start = opening[0], opening.end()
    lonely = len(run) == 1 and (pos == 0 or text[pos - 1] in SPACE_SET) and text[start : start + 1] in SPACE_SET
    end = -1 if lonely and start < len(text) else text.find(run, start)
    if end < 0:
        state.element.parts.append(run)
        state.pos = start
        return True
    value = text[start:end]
    if len(run) > 1:
        value = value.removeprefix(" ").removesuffix(" ")
    state.element.add(Node("codespan", value, line=state.line_at(pos)))
    state.pos = end + len(run)
    return True
