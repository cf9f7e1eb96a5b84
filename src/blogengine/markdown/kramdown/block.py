"""The frame of the block rules: which is tried where, and texts within texts without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from markdown_it.ruler import Ruler

from blogengine.markdown.kramdown.grammar import BOUNDARY, MARKDOWN_BOUNDARY
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.unclosed import Unclosed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blogengine.markdown.kramdown.attributes import AttributeList
    from blogengine.markdown.kramdown.document import Document

MAX_DEPTH = 200
"""How deep blocks may be nested; what is deeper is a paragraph."""

_BOUNDARY = re.compile(BOUNDARY)
_MARKDOWN_BOUNDARY = re.compile(MARKDOWN_BOUNDARY)
_FIRST = re.compile(r" {0,3}([^ ]|(?= ))")

INDENTED = "    "
"""The chain of lines indented by four columns."""
OTHER = "other"
"""The chain of lines whose first character opens nothing of its own."""
OPENERS = [*"\n\t\v\f\r>#*-+_0123456789:<[{^$~`|\\", INDENTED, OTHER]
"""The first characters of lines by which rules are chosen: a rule's `alt` names those it can begin with."""


def _nothing() -> None:
    pass


class BlockState:
    """One text being read into the children of `node`: the whole document, or what is inside a container.

    `pos` is where the next rule looks, `ial` the attribute list waiting for the next block. A rule either takes
    something, moves `pos` behind it and returns True, or returns False for the next rule to try.
    """

    __slots__ = ("_counted", "_line", "closed", "document", "end", "ial", "levels", "node", "pos", "text", "unclosed")

    def __init__(self, document: Document, node: Node, text: str, line: int, levels: list[BlockState]) -> None:
        self.document = document
        self.node = node
        self.text = text
        self.pos = 0
        self.ial: AttributeList | None = None
        self.closed = False
        self.end: Callable[[], None] = _nothing
        self.levels = levels
        self.unclosed = Unclosed()
        self._line = line
        self._counted = 0

    @property
    def line(self) -> int:
        """The number of the line at `pos`, from 1, in the whole document."""
        if self.pos < self._counted:
            self._line -= self.text.count("\n", self.pos, self._counted)
        else:
            self._line += self.text.count("\n", self._counted, self.pos)
        self._counted = self.pos
        return self._line

    def add(self, node: Node) -> Node:
        """Append a block, with the attribute list that waited for it."""
        self.adopt_ial(node)
        self.node.children.append(node)
        return node

    def adopt_ial(self, node: Node) -> None:
        """Give the attribute list that waits, if any, to `node`."""
        if self.ial is not None:
            node.options["ial"] = self.ial
            self.ial = None

    def mark(self, what: str) -> Node:
        """Append the invisible trace of a definition."""
        return self.add(Node("eob", what))

    def after_boundary(self) -> bool:
        """Tell whether a block boundary is right before `pos`."""
        children = self.node.children
        if not children or self.ial is not None:
            return True
        last = children[-1]
        return last.type == "blank" or (last.type == "eob" and not last.value)

    def before_boundary(self, pos: int) -> bool:
        """Tell whether a block boundary is right after `pos`."""
        boundary = _BOUNDARY if self.document.options.extended else _MARKDOWN_BOUNDARY
        return boundary.match(self.text, pos) is not None

    def open(self, node: Node, text: str, line: int, end: Callable[[], None] = _nothing) -> None:
        """Have `text` read into `node` before this text goes on, then `end` called."""
        if len(self.levels) >= MAX_DEPTH:
            self.document.limit(f"blocks are nested more than {MAX_DEPTH} deep: the rest is read as a paragraph", line)
            paragraph = Node("p")
            self.document.leaf(paragraph, text.strip(), line)
            node.children.append(paragraph)
            text = ""
        state = BlockState(self.document, node, text, line, self.levels)
        state.end = end
        self.levels.append(state)

    def open_here(self, node: Node, end: Callable[[], None]) -> None:
        """Have this same text read on into `node` until a rule closes it, then `end` called."""
        state = BlockState(self.document, node, self.text, self.line, self.levels)
        state.pos = state._counted = self.pos

        def close() -> None:
            self.pos = state.pos
            end()

        state.end = close
        self.levels.append(state)


BlockRule = Callable[[BlockState], bool]


class BlockParser:
    """The block rules in their order; `ruler.push(name, rule, {"alt": openers})` adds one."""

    def __init__(self) -> None:
        self.ruler: Ruler[BlockRule] = Ruler()

    @cached_property
    def _chains(self) -> Mapping[str, Sequence[BlockRule]]:
        """The rules for each opener, as they are when the first text is read."""
        return {opener: self.ruler.getRules(opener) for opener in OPENERS}

    def parse(self, document: Document) -> None:
        """Read the text of `document` into its root."""
        chains = self._chains
        other = chains[OTHER]
        levels: list[BlockState] = []
        levels.append(BlockState(document, document.root, document.text, 1, levels))
        while levels:
            state = levels[-1]
            size = len(state.text)
            while state.pos < size and not state.closed:
                first = _FIRST.match(state.text, state.pos)
                opener = first[1] if first else INDENTED
                for rule in chains.get(opener or INDENTED, other):
                    if rule(state):
                        break
                else:
                    _as_text(state)
                if levels[-1] is not state:
                    break
            else:
                levels.pop()
                state.end()


def _as_text(state: BlockState) -> None:
    """Keep a line that no rule wants (white space before a tab): kramdown reads it as text without a paragraph."""
    line = state.line
    end = state.text.find("\n", state.pos) + 1 or len(state.text)
    text = state.text[state.pos : end]
    state.pos = end
    children = state.node.children
    if children and children[-1].type == "lines":
        children[-1].children[0].value += text
        return
    node = Node("lines")
    state.document.leaf(node, text, line)
    children.append(node)
