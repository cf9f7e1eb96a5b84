"""Definitions of footnotes, `[^name]: text`, whose text goes on in indented lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S
from blogengine.markdown.kramdown.document import Footnote
from blogengine.markdown.kramdown.grammar import INDENT, INDENTED_CODE, LIST_NAME
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_DEFINITION = compiled_later(rf" {{0,3}}\[\^({LIST_NAME})\]:{S}*?([^\n]*?\n{INDENTED_CODE})")
_INDENT = compiled_later(f"^{INDENT}", re.MULTILINE)


def footnote(state: BlockState) -> bool:
    """Read one definition; of two with one name the last holds."""
    match = _DEFINITION.match(state.text, state.pos)
    if match is None:
        return False
    document, line = state.document, state.line
    content = Node("footnote_def", line=line)

    def define() -> None:
        if match[1] in document.footnotes:
            document.warn(f"[^{match[1]}] is defined twice: the last definition holds", line, match[0])
            # The name keeps its first place in order, as in a Ruby hash.
        document.footnotes[match[1]] = Footnote(content, state.mark("footnote_def"))

    state.pos = match.end()
    state.open(content, _INDENT.sub("", match[2]), line, define)
    return True
