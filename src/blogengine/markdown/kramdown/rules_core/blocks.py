"""From text to blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.document import LinkDefinition

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore


def blocks(state: StateCore) -> None:
    """Read the blocks of the whole text."""
    document = document_of(state)
    for name, (address, title) in document.options.link_defs.items():
        document.link_definitions[name] = LinkDefinition(address, title, None)
    document.block.parse(document)
