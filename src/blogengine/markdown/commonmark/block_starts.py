"""What begins a block: one function for each kind, tried in cmark's order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark import tables
from blogengine.markdown.commonmark.html_syntax import block_type
from blogengine.markdown.commonmark.line import CODE_INDENT
from blogengine.markdown.commonmark.nodes import LINE_BLOCKS, Kind, Marker

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.commonmark.blocks import BlockParser
    from blogengine.markdown.commonmark.nodes import Block

    Start = Callable[["Opening", Block], Block | None]

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|\n)")
_FENCE = re.compile(r"(`{3,}+)[^`\n]*\n|(~{3,}+)[^\n]*\n")
_UNDERLINE = re.compile(r"(?:=+|(-+))[ \t]*\n")
_BREAK = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)\n")
_BREAK_FAILS = re.compile(r"\*[* \t]*+|_[_ \t]*+|-[- \t]*+")
_FOOTNOTE = re.compile(r"\[\^([^\] \r\n\t]+)\]:[ \t]*")
_MARKER = re.compile(r"(?:([*+-])|([0-9]{1,9})([.)]))(?=[ \t\n\r])")
_TASK = re.compile(r"[ \t\v\f]*(?:[-+*]|[0-9]+.)[ \t\v\f]+\[[ xX]\][ \t\v\f]+")
MAX_PADDING = 5


class Opening:
    """The state of opening blocks in one line."""

    __slots__ = ("all_matched", "no_break_before", "parser")

    def __init__(self, parser: BlockParser, *, all_matched: bool) -> None:
        self.parser = parser
        self.all_matched = all_matched
        self.no_break_before = 0


def open_blocks(parser: BlockParser, container: Block, *, all_matched: bool) -> Block:
    """Return the innermost block that the line begins in `container`, or `container`."""
    maybe_lazy = parser.current.kind is Kind.PARAGRAPH
    opening = Opening(parser, all_matched=all_matched)
    line = parser.line
    while container.kind is not Kind.CODE and container.kind is not Kind.HTML:
        line.look()
        begun = None
        if line.indented:
            if not maybe_lazy and not line.blank:
                begun = _indented_code(opening, container)
        else:
            for start in _STARTS.get(line.first, _NO_STARTS):
                begun = start(opening, container)
                if begun is not None:
                    break
        if begun is None:
            begun = _extension(opening, container)
        if begun is None:
            break
        container = begun
        if container.kind in LINE_BLOCKS:
            break
        maybe_lazy = False
    return container


def _quote(opening: Opening, container: Block) -> Block:
    parser, line = opening.parser, opening.parser.line
    position = line.start
    line.skip_to(position + 1)
    if line.at_space():
        line.skip_columns(1)
    return parser.add(container, Kind.QUOTE, position)


def _heading(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    match = _HEADING.match(line.text, line.start)
    if match is None:
        return None
    block = parser.add(container, Kind.HEADING, line.start)
    block.level = len(match[1])
    line.skip_to(match.end())
    return block


def _fence(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    match = _FENCE.match(line.text, line.start)
    if match is None:
        return None
    block = parser.add(container, Kind.CODE, line.start)
    run = match[1] or match[2]
    block.fence = run[:255]
    block.fence_indent = line.start - line.offset
    line.skip_to(line.start + len(run))
    return block


def _html(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    number = block_type(line.text, line.start, in_paragraph=container.kind is Kind.PARAGRAPH)
    if not number:
        return None
    block = parser.add(container, Kind.HTML, line.start)
    block.html_type = number
    return block


def _underline(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    match = _UNDERLINE.match(line.text, line.start) if container.kind is Kind.PARAGRAPH else None
    if match is None:
        return None
    if parser.take_definitions(container):
        container.kind = Kind.HEADING
        container.level = 2 if match[1] else 1
        container.setext = True
        line.skip_to(len(line.text) - 1)
    return container


def _break(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    if (container.kind is Kind.PARAGRAPH and not opening.all_matched) or opening.no_break_before > line.start:
        return None
    if not _BREAK.match(line.text, line.start):
        match = _BREAK_FAILS.match(line.text, line.start)
        opening.no_break_before = match.end() if match else 0
        return None
    block = parser.add(container, Kind.BREAK, line.start)
    line.skip_to(len(line.text) - 1)
    return block


def _footnote(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    match = _FOOTNOTE.match(line.text, line.start) if parser.footnotes else None
    if match is None:
        return None
    line.skip_to(match.end())
    block = parser.add(container, Kind.FOOTNOTE, match.end())
    block.label = match[1]
    return block


def _item(opening: Opening, container: Block) -> Block | None:
    parser, line = opening.parser, opening.parser.line
    match = _MARKER.match(line.text, line.start)
    if match is None or (container.kind is Kind.PARAGRAPH and not _interrupts(match)):
        return None
    marker = Marker(match[1] or "", match[3] or "", int(match[2] or 0), line.indent)
    position = line.start
    line.skip_to(match.end())
    marker.width = len(match[0]) + _padding(opening)
    if container.kind is not Kind.LIST or container.marker is None or not marker.continues(container.marker):
        container = parser.add(container, Kind.LIST, position)
        container.marker = marker
    item = parser.add(container, Kind.ITEM, position)
    item.marker = marker
    return item


def _interrupts(match: re.Match[str]) -> bool:
    """Tell whether a marker may interrupt a paragraph: text stands after it, and a list that it numbers begins at 1."""
    return (match[2] is None or int(match[2]) == 1) and match.string[match.end() :].strip(" \t") != "\n"


def _padding(opening: Opening) -> int:
    """Skip what stands between a marker and its text, and return how many columns that is."""
    line = opening.parser.line
    before = line.offset, line.column, line.partial_tab
    while line.column - before[1] <= MAX_PADDING and line.at_space():
        line.skip_columns(1)
    padding = line.column - before[1]
    if 1 <= padding < MAX_PADDING and not line.text.startswith("\n", line.offset):
        return padding
    line.offset, line.column, line.partial_tab = before
    if padding > 0:
        line.skip_columns(1)
    return 1


def _indented_code(opening: Opening, container: Block) -> Block:
    opening.parser.line.skip_columns(CODE_INDENT)
    return opening.parser.add(container, Kind.CODE, opening.parser.line.offset)


def _extension(opening: Opening, container: Block) -> Block | None:
    """Begin a table or one of its rows, or make the item a task."""
    parser, line = opening.parser, opening.parser.line
    if container.kind is Kind.ITEM and "tasklist" in parser.extensions and _TASK.match(line.text):
        container.checked = "[x]" in line.text or "[X]" in line.text
        line.skip(3)
    elif container.kind is Kind.TABLE and not line.indented:
        return tables.open_row(parser, container)
    elif container.kind is Kind.PARAGRAPH and not line.indented and "table" in parser.extensions:
        return container if tables.open_table(parser, container) else None
    return None


_NO_STARTS: tuple[Start, ...] = ()
_STARTS: dict[str, tuple[Start, ...]] = {
    ">": (_quote,),
    "#": (_heading,),
    "`": (_fence,),
    "~": (_fence,),
    "<": (_html,),
    "=": (_underline,),
    "-": (_underline, _break, _item),
    "*": (_break, _item),
    "_": (_break,),
    "+": (_item,),
    "[": (_footnote,),
    **dict.fromkeys("0123456789", (_item,)),
}
"""By the first character of what is left of the line."""
