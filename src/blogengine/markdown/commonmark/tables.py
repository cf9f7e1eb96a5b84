"""GitHub's tables: a row of cells, a row of dashes, and rows as long as the lines hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.characters import SPACES, size_of
from blogengine.markdown.commonmark.nodes import Block, Kind
from blogengine.records import dataclass

if TYPE_CHECKING:
    from blogengine.markdown.commonmark.blocks import BlockParser

MAX_COLUMNS = 0xFFFF

_S = r"[ \t\v\f]"
_DASHES = rf"{_S}*+:?-++:?{_S}*+"
_DELIMITERS = re.compile(rf"\|?{_DASHES}(?:\|{_DASHES})*+\|?{_S}*\n")
_CELL = re.compile(r"(?:[^|\n]|(?<=\\)\|)++")
_CELL_END = re.compile(rf"\|{_S}*+")
_ROW_END = re.compile(rf"{_S}*\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it stood in the text it was read from, in bytes, the blanks before it counted."""

    text: str
    start: int
    end: int


def cells_of(text: str, start: int = 0) -> list[Cell]:
    """Return the cells of the row that begins at `start` and is the last line of `text`; none where it is no row."""
    position = _end(_CELL_END, text, start)
    cells: list[Cell] = []
    while position < len(text):
        end = _end(_CELL, text, position)
        after_pipe = _end(_CELL_END, text, end)
        if after_pipe > position:
            cells.append(_cell(text, position, end))
        position = after_pipe
        if after_pipe == end:
            position = _end(_ROW_END, text, position)
            break
    return cells if position == len(text) and len(cells) <= MAX_COLUMNS else []


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end].replace("\\|", "|").strip(SPACES)
    first = text.rfind("|", 0, start) + 1
    if text.isascii():
        return Cell(words, first, end - 1)
    return Cell(words, size_of(text[:first]), size_of(text[:end]) - 1)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def open_table(parser: BlockParser, paragraph: Block) -> bool:
    """Make a table of a paragraph whose last line, its header, has as many cells as the line has runs of dashes."""
    line = parser.line
    if not _DELIMITERS.match(line.text, line.start):
        return False
    text = paragraph.text
    header_start = text.rfind("\n", 0, len(text) - 1) + 1
    marks = cells_of(line.text[line.start :])
    header = cells_of(text, header_start)
    if not marks or len(header) != len(marks):
        return False
    if header_start:
        _split_off(paragraph, text[:header_start])
    paragraph.kind = Kind.TABLE
    paragraph.lines = []
    paragraph.alignments = tuple(_alignment(mark.text) for mark in marks)
    row = _add_row(parser, paragraph, header)
    row.header = True
    row.end_column = paragraph.start_column + parser.width(text) - 2
    for block in (row, *row.children):
        block.start_line = block.end_line = paragraph.start_line
    line.skip_to(len(line.text) - 1)
    return True


def open_row(parser: BlockParser, table: Block) -> Block | None:
    """Return the row that the line adds to a table."""
    cells = [] if parser.line.blank else cells_of(parser.line.text[parser.line.start :])
    if not cells:
        return None
    row = _add_row(parser, table, cells[: len(table.alignments)])
    for _ in range(len(table.alignments) - len(cells)):
        row.children.append(Block(Kind.CELL, row, parser.line_number, 0, parser.line_number))
    parser.line.skip_to(len(parser.line.text) - 1)
    return row


def _add_row(parser: BlockParser, table: Block, cells: list[Cell]) -> Block:
    row = parser.add(table, Kind.ROW, 0)
    row.start_column = table.start_column
    for cell in cells:
        block = Block(Kind.CELL, row, parser.line_number, table.start_column + cell.start, parser.line_number)
        block.end_column = table.start_column + cell.end
        block.lines = [cell.text]
        row.children.append(block)
    return row


def _split_off(paragraph: Block, text: str) -> None:
    """Put the lines before a table's header into a paragraph of their own; that one has no place in the source."""
    before = Block(Kind.PARAGRAPH, paragraph.parent, 0, 0, open=False)
    before.lines = [text.replace("\\|", "|").strip(SPACES)]
    siblings = paragraph.parent.children if paragraph.parent else []
    siblings.insert(siblings.index(paragraph), before)


def _alignment(mark: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (mark.startswith(":"), mark.endswith(":")), ""
    )
