"""Code blocks by indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_S
from blogengine.markdown.kramdown.grammar import INDENT, INDENTED_CODE, MARKDOWN_INDENTED_CODE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_CODE = compiled_later(INDENTED_CODE)
_MARKDOWN_CODE = compiled_later(MARKDOWN_INDENTED_CODE)
_LAZY_LINE = compiled_later(rf"\n( {{0,3}}{NOT_S})")
_INDENT = compiled_later(f"^{INDENT}", re.MULTILINE)


def code_indented(state: BlockState) -> bool:
    """Read lines indented by four columns, and, but in plain Markdown, lines that lazily go on with them."""
    match = (_CODE if state.document.options.extended else _MARKDOWN_CODE).match(state.text, state.pos)
    if match is None or match.end() == state.pos:
        return False
    line = state.line
    state.pos = match.end()
    code = _LAZY_LINE.sub(r" \1", match[0])
    state.add(Node("codeblock", _INDENT.sub("", code), line=line))
    return True
