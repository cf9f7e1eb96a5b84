"""From the lines of blocks to what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore


def spans(state: StateCore) -> None:
    """Read the lines of all leaves, in the order the blocks were read."""
    document = document_of(state)
    inline = document.inline
    for leaf in document.leaves:
        raw = leaf.children.pop()
        inline.parse(document, leaf, raw.value, leaf.options["line"])
