"""Ids of headings, as GitHub makes them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import downcase, is_word
from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.heading_text import plain_text

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.nodes import Node


def headings(state: StateCore) -> None:
    """Note the text of each heading, and give those outside of HTML blocks and footnotes an id."""
    options = document_of(state).options
    used: Counter[str] = Counter()
    for leaf in document_of(state).leaves:
        if leaf.type in {"header", "dt"}:
            leaf.options["raw_text"] = plain_text(leaf)
    if not options.gfm or not options.auto_ids:
        return
    for node in _outside_html(document_of(state).root):
        if node.type == "header" and "id" not in node.attributes:
            name = _github_id(node.options["raw_text"])
            node.attributes["id"] = options.auto_id_prefix + name + (f"-{used[name]}" if used[name] else "")
            used[name] += 1


def _outside_html(root: Node) -> list[Node]:
    found = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        if node.type in {"root", "blockquote", "ul", "ol", "li", "dl", "dd"}:
            waiting.extend(reversed(node.children))
    return found


def _github_id(text: str) -> str:
    kept = "".join(char for char in downcase(text) if char in "- \t" or is_word(char))
    return kept.replace(" ", "-").replace("\t", "-")
