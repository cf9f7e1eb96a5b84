"""Ids of headings, as GitHub makes them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import downcase, is_word
from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.heading_text import plain_text

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.nodes import Node


_NOT_IN_ID = re.compile(r"[^a-z0-9_\- \t]")


def headings(state: StateCore) -> None:
    """Note the text of each heading and term, and give headings outside of HTML blocks and footnotes an id.

    Plain kramdown makes ids when it writes headings, from the text with its markup.
    """
    document = document_of(state)
    options = document.options
    for leaf in document.leaves:
        if leaf.type == "dt" or (leaf.type == "header" and options.gfm):
            leaf.options["raw_text"] = plain_text(leaf, words_only=not options.gfm)
    if not options.gfm or not options.auto_ids:
        return
    used: Counter[str] = Counter()
    for node in _outside_html(document.root):
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
    lowered = downcase(text)
    if lowered.isascii():
        kept = _NOT_IN_ID.sub("", lowered)
    else:
        kept = "".join(char for char in lowered if char in "- \t" or is_word(char))
    return kept.replace(" ", "-").replace("\t", "-")
