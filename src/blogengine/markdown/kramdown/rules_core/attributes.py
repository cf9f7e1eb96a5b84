"""Attribute lists given to blocks, and what definitions leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.walk import blocks_below

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node


def attributes(state: StateCore) -> None:
    """Apply attribute lists, drop the marks of definitions, and make one of neighbouring blank lines."""
    document = document_of(state)
    lists = document.attribute_lists
    roots = [document.root, *(footnote.content for footnote in document.footnotes.values())]
    for root in roots:
        for node in blocks_below(root):
            given = node.options.get("ial")
            if given is not None:
                given.apply(node.attributes, lists)
            if any(child.type in {"eob", "blank"} for child in node.children):
                _tidy(node, document)


def _tidy(node: Node, document: Document) -> None:
    kept: list[Node] = []
    for child in node.children:
        if child.type == "eob":
            given = child.options.get("ial")
            if given is not None:
                given.apply(child.attributes, document.attribute_lists)
        elif child.type != "blank" or not kept or kept[-1].type != "blank":
            kept.append(child)
    node.children = kept
