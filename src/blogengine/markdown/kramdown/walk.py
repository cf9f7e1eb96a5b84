"""Walks through a tree, without recursion: texts may nest as deep as they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.markdown.kramdown.nodes import Node

CONTAINERS = frozenset(
    [
        "root",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "html_element",
        "footnote_def",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
    ]
)


def blocks_below(root: Node) -> Iterator[Node]:
    """Yield `root` and all below it but what stands in lines, each before its children."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if node.type in CONTAINERS and node.options.get("content_model") != "span":
            waiting.extend(reversed(node.children))


def all_below(root: Node) -> Iterator[Node]:
    """Yield `root` and all below it, each before its children."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
