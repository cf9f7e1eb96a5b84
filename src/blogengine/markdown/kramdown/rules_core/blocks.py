"""From text to blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.document import LinkDefinition

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_LINE_END = re.compile(r"\r\n?")


def blocks(state: StateCore) -> None:
    """Read the blocks of the whole text, whose line ends become one kind."""
    document = document_of(state)
    for name, (address, title) in document.options.link_defs.items():
        document.link_definitions[name] = LinkDefinition(address, title, None)
    document.block.parse(document, lines_of(state.src))


def lines_of(text: str) -> str:
    """Return `text` with line ends of one kind, and one at its end."""
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    return text.removesuffix("\n") + "\n"
