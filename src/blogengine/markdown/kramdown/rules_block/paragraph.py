"""Paragraphs: what is nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import lstrip, rstrip
from blogengine.markdown.kramdown.grammar import (
    ATX_START,
    DEFINITION_START,
    FENCE_START,
    LAZY_END,
    LIST_START,
    MARKDOWN_LAZY_END,
    QUOTE_START,
    REST_OF_LINE,
)
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_PLAIN = r"[^ \t\v\f\r\n^{<*+\-0-9#:>~`]"
"""A first character no end of a paragraph begins with."""


@cache
def _lines(*, interrupted: bool, extended: bool) -> re.Pattern[str]:
    """Return the pattern of a paragraph's lines; if `interrupted`, any other block ends it, as on GitHub."""
    ends = [LAZY_END, DEFINITION_START] if extended else [MARKDOWN_LAZY_END]
    if interrupted:
        ends += [LIST_START, ATX_START, QUOTE_START, FENCE_START]
    end = "|".join(ends)
    return re.compile(rf" {{0,3}}[^ \t\n]{REST_OF_LINE}(?:{_PLAIN}{REST_OF_LINE}|(?!{end}){REST_OF_LINE})*")


def paragraph(state: BlockState) -> bool:
    """Read lines up to the end of the paragraph, or go on with the paragraph right before."""
    options = state.document.options
    lines = _lines(interrupted=options.blocks_interrupt, extended=options.extended)
    match = lines.match(state.text, state.pos)
    if match is None:
        return False
    line = state.line
    text = rstrip(match[0])
    children = state.node.children
    if children and children[-1].type == "p":
        before = state.text[max(state.pos - 3, 0) : state.pos]
        _go_on(state, children[-1], "  \n" if before == "  \n" else "\n", text, line)
    else:
        node = Node("p")
        state.document.leaf(node, lstrip(text), line)
        state.add(node)
    state.pos = match.end()
    return True


def _go_on(state: BlockState, paragraph: Node, joiner: str, text: str, line: int) -> None:
    """Add lines to a paragraph; one that was HTML gets them as a leaf of its own."""
    children = paragraph.children
    last = children[-1] if children else None
    if last is not None and last.type == "lines":
        last = last.children[0]
    if last is None:
        state.document.leaf(paragraph, text, line)
    elif last.type == "raw_text":
        last.value += joiner + text if last.value else text
    else:
        lines = Node("lines")
        state.document.leaf(lines, text, line)
        children.append(lines)
        state.document.native_paragraphs.append(paragraph)
