"""GitHub's hard line breaks: a backslash at the end of a line, or each line end where `hard_wrap` is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.core import document_of
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_SPANS = frozenset(["a", "em", "strong", "codespan", "abbreviation", "footnote", "entity", "img", "br", "math"])


def line_breaks(state: StateCore) -> None:
    """Make breaks of the marks in all text outside of HTML and footnotes."""
    document = document_of(state)
    options = document.options
    if not options.gfm:
        return
    mark = "\n" if options.hard_wrap else "\\\n"
    if mark not in document.text:
        return
    waiting = [document.root]
    while waiting:
        node = waiting.pop()
        if any(child.type == "text" and mark in child.value for child in node.children):
            node.children = [part for child in node.children for part in _split(node, child, mark)]
        waiting.extend(child for child in node.children if child.type != "html_element")


def _split(around: Node, node: Node, mark: str) -> list[Node]:
    if node.type != "text" or mark not in node.value:
        return [node]
    lines = node.value.split(mark)
    is_block = around.options.get("category") == "block" or around.type not in _SPANS
    omits_last = not lines[-1] and is_block and around.children[-1] is node
    parts = []
    for index, line in enumerate(lines):
        parts.append(Node("text", f"\n{line}" if index else line))
        if index < len(lines) - 2 or (index == len(lines) - 2 and not omits_last):
            parts.append(Node("br"))
    return parts
