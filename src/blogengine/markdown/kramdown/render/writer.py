"""The loop that writes a tree, without recursion: trees may be as deep as they like."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.render.escape import escape_joined, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node

Close = str | Callable[[int], None]
"""What follows the children of a node: text, or what looks at `out` from a mark on and completes it."""
NodeRule = Callable[["Writer", "Node", "Node", int], Close | None]
"""Writes what precedes the children of (writer, node, parent, indentation); returns None if they are not to be written."""


class Writer:
    """One document being written.

    `out` is the HTML so far, in pieces. `headings` and `footnotes` are noted on the way, `toc` and `notes_at` hold what
    stands in the places of a table of contents and of the footnotes.
    """

    def __init__(self, document: Document, rules: dict[str, NodeRule]) -> None:
        self.document = document
        self.options = document.options
        self.rules = rules
        self.out: list[str] = []
        self.headings: list[tuple[int, str, Node]] = []
        self.footnotes: dict[str, list[int]] = {}
        self.toc: tuple[str, Node] | None = None
        self.notes_at: str | None = None
        self.used_ids: dict[str, int] = {}

    def keep_place(self) -> str:
        """Write and return a text that no author can have written, for something else to replace in the end.

        Around it the HTML is as around any text: its last line is not ended.
        """
        place = os.urandom(16).hex()
        self.out.append(place)
        return place

    def write(self, nodes: Iterable[Node], parent: Node, indent: int) -> None:
        """Append the HTML of `nodes`, whose parent is `parent`, indented by `indent` columns."""
        out, rules = self.out, self.rules
        escape = escape_joined if self.options.remove_line_breaks_for_cjk else escape_text
        children: Iterator[Node] = iter(nodes)
        around: list[tuple[Iterator[Node], Node, Close, int]] = []
        while True:
            for node in children:
                if node.type == "text":
                    out.append(escape(node.value))
                    continue
                mark = len(out)
                close = rules[node.type](self, node, parent, indent)
                if close is not None:
                    around.append((children, parent, close, mark))
                    children, parent = iter(node.children), node
                    indent += 2
                    break
            else:
                if not around:
                    return
                children, parent, close, mark = around.pop()
                indent -= 2
                if isinstance(close, str):
                    out.append(close)
                else:
                    close(mark)

    def fragment(self, nodes: Iterable[Node], parent: Node, indent: int) -> str:
        """Return the HTML of `nodes` and leave `out` as it is."""
        kept, self.out = self.out, []
        self.write(nodes, parent, indent)
        written = "".join(self.out)
        self.out = kept
        return written
