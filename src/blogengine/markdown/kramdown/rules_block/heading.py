"""Headings, underlined or marked with `#`, with an id in braces at their end or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import rstrip
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_SETEXT = re.compile(r" {0,3}([^ \t\n][^\n]*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_ATX_GFM = re.compile(r"(#{1,6})[\t ]+([^\n]*)\n")
_ATX = re.compile(r"(#{1,6})[\t ]*([^ \t][^\n]*)\n")
_CLOSING_GFM = re.compile(r"[\t ]#+\Z")
_CLOSING = re.compile(r"(?<!\\)#+\Z")
_ID = re.compile(r"[\t ]\{#([^\x00-9;-@\[-^`{-\xbf][^\x00-,/;-@\[-^`{-\xb6]*)\}\Z")
"""A name as XML has it, near enough."""


def heading_setext(state: BlockState) -> bool:
    """Read a line underlined with `=` or `-`, right after a block boundary."""
    match = _SETEXT.match(state.text, state.pos)
    if match is None or not state.after_boundary():
        return False
    return _add(state, match, 1 if match[2] == "=" else 2, match[1], None)


def heading_atx(state: BlockState) -> bool:
    """Read a line that begins with one to six `#`; in plain kramdown only right after a block boundary."""
    options = state.document.options
    match = (_ATX_GFM if options.gfm else _ATX).match(state.text, state.pos)
    if match is None or not (options.blocks_interrupt or state.after_boundary()):
        return False
    return _add(state, match, len(match[1]), match[2], _CLOSING_GFM if options.blocks_interrupt else _CLOSING)


def _add(state: BlockState, match: re.Match[str], level: int, text: str, closing: re.Pattern[str] | None) -> bool:
    text = rstrip(text)
    named = _ID.search(text)
    if named:
        text = rstrip(text[: named.start()])
    if closing and (marks := closing.search(text)):
        text = rstrip(text[: marks.start()])
    if not text:
        return False
    line = state.line
    state.pos = match.end()
    node = Node("header", level=level, raw_text=text)
    state.document.leaf(node, text, line)
    if named:
        node.attributes["id"] = named[1]
    state.add(node)
    return True
