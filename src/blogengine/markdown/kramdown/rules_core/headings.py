"""Ids of headings, as GitHub makes them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import is_word
from blogengine.markdown.kramdown.core import document_of
from blogengine.text.case import downcase

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node


_CONTAINERS = frozenset(["root", "blockquote", "ul", "ol", "li", "dl", "dd"])
_NOT_IN_ID = re.compile(r"[^a-z0-9_\- \t]")


def headings(state: StateCore) -> None:
    """Give headings outside of HTML blocks and footnotes an id.

    Plain kramdown makes ids when it writes headings.
    """
    document = document_of(state)
    options = document.options
    if not options.gfm or not options.auto_ids:
        return
    used: Counter[str] = Counter()
    for node in _without_id(document):
        name = _github_id(node.options["raw_text"])
        node.attributes["id"] = options.auto_id_prefix + name + (f"-{used[name]}" if used[name] else "")
        used[name] += 1


def _without_id(document: Document) -> list[Node]:
    """Return the headings that need an id; those that were HTML may stand in anything but such a heading."""
    found = []
    waiting = [document.root]
    anywhere = bool(document.native_headings)
    while waiting:
        node = waiting.pop()
        if node.type == "header" and "id" not in node.attributes:
            found.append(node)
        elif node.type in _CONTAINERS or (anywhere and node.type != "html_element"):
            waiting.extend(reversed(node.children))
    return found


def _github_id(text: str) -> str:
    lowered = downcase(text)
    if lowered.isascii():
        kept = _NOT_IN_ID.sub("", lowered)
    else:
        kept = "".join(char for char in lowered if char in "- \t" or is_word(char))
    return kept.replace(" ", "-").replace("\t", "-")
