"""Abbreviations that were defined, wherever they stand as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_W, W
from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.walk import all_below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.rules_core import StateCore


def abbreviations(state: StateCore) -> None:
    """Mark the abbreviations in all text outside of raw HTML."""
    document = document_of(state)
    if not document.abbreviations:
        return
    finder = _Finder(document.abbreviations)
    for root in (document.root, *(footnote.content for footnote in document.footnotes.values())):
        for node in all_below(root):
            if node.options.get("content_model") != "raw" and any(child.type == "text" for child in node.children):
                node.children = [part for child in node.children for part in finder.split(child)]


class _Finder:
    """Finds abbreviations as kramdown does.

    One stands at the start of a line, behind another, or behind a character that is none of a word's, and before
    such a character. Where both that character and what follows could be one, the first is.
    """

    def __init__(self, names: Iterable[str]) -> None:
        any_name = "|".join(map(re.escape, sorted(names, key=lambda name: -len(name))))
        self._anywhere = re.compile(any_name)
        self._here = re.compile(rf"(?:{any_name})(?!{W})")
        self._next = re.compile(rf"(?=(?:{NOT_W}|^)(?:{any_name})(?!{W}))", re.MULTILINE)

    def split(self, node: Node) -> list[Node]:
        """Return `node`, or what its text is made of."""
        if node.type != "text" or not self._anywhere.search(node.value):
            return [node]
        text, parts, end = node.value, [], 0
        while (start := self._start(text, end)) is not None:
            match = self._anywhere.match(text, start) or self._anywhere.match(text, start + 1)
            assert match is not None
            parts += [Node("text", text[end : match.start()]), Node("abbreviation", match[0])]
            end = match.end()
        parts.append(Node("text", text[end:]))
        return parts

    def _start(self, text: str, pos: int) -> int | None:
        if self._here.match(text, pos):
            return pos
        match = self._next.search(text, pos)
        return match.start() if match else None
