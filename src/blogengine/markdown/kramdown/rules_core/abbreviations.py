"""Abbreviations that were defined, wherever they stand as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import W
from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.walk import all_below

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore


def abbreviations(state: StateCore) -> None:
    """Mark the abbreviations in all text outside of raw HTML."""
    document = document_of(state)
    if not document.abbreviations:
        return
    names = sorted(document.abbreviations, key=lambda name: -len(name))
    anywhere = re.compile("|".join(map(re.escape, names)))
    word = re.compile(rf"(?:(?<!{W})|^)({anywhere.pattern})(?!{W})", re.MULTILINE)
    for root in (document.root, *(footnote.content for footnote in document.footnotes.values())):
        for node in all_below(root):
            if node.options.get("content_model") != "raw" and any(child.type == "text" for child in node.children):
                node.children = [part for child in node.children for part in _split(child, anywhere, word)]


def _split(node: Node, anywhere: re.Pattern[str], word: re.Pattern[str]) -> list[Node]:
    if node.type != "text" or not anywhere.search(node.value):
        return [node]
    parts = []
    end = 0
    for match in word.finditer(node.value):
        parts.append(Node("text", node.value[end : match.start()]))
        parts.append(Node("abbreviation", match[0]))
        end = match.end()
    parts.append(Node("text", node.value[end:]))
    return parts
