"""From the lines of blocks to what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.heading_text import note_text

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.nodes import Node


def spans(state: StateCore) -> None:
    """Read the lines of all leaves, in the order the blocks were read."""
    document = document_of(state)
    inline = document.inline
    for leaf in document.leaves:
        holder = _holder(leaf)
        if holder is not None:
            raw = holder.children.pop()
            inline.parse(document, holder, raw.value, leaf.options["line"])
        if leaf.type in {"header", "dt"}:
            note_text(document, leaf)
    for node in document.native_headings:
        note_text(document, node)
    for paragraph in document.native_paragraphs:
        parts = [child.children if child.type == "lines" else [child] for child in paragraph.children]
        paragraph.children = [node for part in parts for node in part]


def _holder(leaf: Node) -> Node | None:
    """Return the node with the lines of `leaf`: what was HTML may have them in a paragraph, or have lost them."""
    children = leaf.children
    if not children:
        return None
    return leaf if children[0].type == "raw_text" else children[0]
