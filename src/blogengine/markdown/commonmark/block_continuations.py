"""Whether an open block goes on in a line, and what of the line it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark import tables
from blogengine.markdown.commonmark.html_syntax import ENDED_BY_BLANK
from blogengine.markdown.commonmark.line import CODE_INDENT
from blogengine.markdown.commonmark.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.commonmark.blocks import BlockParser
    from blogengine.markdown.commonmark.line import Line
    from blogengine.markdown.commonmark.nodes import Block

_CLOSING_FENCE = re.compile(r"(`{3,}+|~{3,}+)[ \t]*\n")


def goes_on(parser: BlockParser, block: Block) -> bool | None:
    """Tell whether `block` goes on in the parser's line, which has been looked at; None where the line closes it."""
    return _CONTINUATIONS[block.kind](parser, block)


def _quote(parser: BlockParser, _block: Block) -> bool:
    line = parser.line
    if line.indented or line.first != ">":
        return False
    line.skip_columns(line.indent + 1)
    if line.at_space():
        line.skip_columns(1)
    return True


def _item(parser: BlockParser, block: Block) -> bool:
    line, marker = parser.line, block.marker
    width = marker.indent + marker.width if marker else 0
    if line.indent >= width:
        line.skip_columns(width)
        return True
    if line.blank and block.children:
        line.skip_to(line.start)
        return True
    return False


def _footnote(parser: BlockParser, _block: Block) -> bool:
    if parser.line.indented:
        parser.line.skip_columns(CODE_INDENT)
        return True
    return parser.line.text == "\n"


def _indented_code(line: Line) -> bool:
    if line.indented:
        line.skip_columns(CODE_INDENT)
        return True
    if line.blank:
        line.skip_to(line.start)
    return line.blank


def _code(parser: BlockParser, block: Block) -> bool | None:
    line = parser.line
    if not block.fence:
        return _indented_code(line)
    match = _CLOSING_FENCE.match(line.text, line.start) if line.first == block.fence[0] and not line.indented else None
    if match and len(match[1]) >= len(block.fence):
        parser.current = parser.finalize(block)
        return None
    for _ in range(block.fence_indent):
        if not line.at_space():
            break
        line.skip_columns(1)
    return True


def _always(_parser: BlockParser, _block: Block) -> bool:
    return True


def _never(_parser: BlockParser, _block: Block) -> bool:
    return False


def _html(parser: BlockParser, block: Block) -> bool:
    return not (parser.line.blank and block.html_type in ENDED_BY_BLANK)


def _paragraph(parser: BlockParser, _block: Block) -> bool:
    return not parser.line.blank


def _table(parser: BlockParser, _block: Block) -> bool:
    return bool(tables.cells_of(parser.line.text[parser.line.start :]))


_CONTINUATIONS: dict[Kind, Callable[[BlockParser, Block], bool | None]] = {
    Kind.QUOTE: _quote,
    Kind.LIST: _always,
    Kind.ITEM: _item,
    Kind.FOOTNOTE: _footnote,
    Kind.PARAGRAPH: _paragraph,
    Kind.HEADING: _never,
    Kind.CODE: _code,
    Kind.HTML: _html,
    Kind.BREAK: _always,
    Kind.TABLE: _table,
    Kind.ROW: _never,
}
