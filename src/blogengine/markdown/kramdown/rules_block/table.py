"""Tables: lines with pipes, with separator lines between head, bodies and foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import strip
from blogengine.markdown.kramdown.grammar import OPT_SPACE
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.table_cells import has_pipe_on_each_line, split_cells

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_LINE = r"(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n"
_START = re.compile(rf"{OPT_SPACE}(?=[^ \t\n\v\f\r]){_LINE}")
_ROW = re.compile(_LINE)
_SEPARATOR = re.compile(r"(?=[+|: \t]*-)([+|: \t-]*)\n")
_FOOT_SEPARATOR = re.compile(r"(?=[+|: \t]*=)[+|: \t=]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
MAX_CELLS = 10_000
"""Cells in a table with rows of unequal length: shorter rows are filled up to the longest, but not beyond this."""
_ALIGNMENTS = {("", ""): None, (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


def table(state: BlockState) -> bool:
    """Read a table between block boundaries, each of whose lines has a pipe outside of code."""
    line_end = state.text.find("\n", state.pos)
    if state.text.find("|", state.pos, line_end) < 0 or not _START.match(state.text, state.pos):
        return False
    if not state.after_boundary():
        return False
    reading = _TableReading(state)
    # An attribute list before what looks like a table is the table's, even if it turns out to be none.
    state.adopt_ial(reading.node)
    end = reading.rows_end()
    text = state.text[state.pos : end - 1]
    if not state.before_boundary(end) or not has_pipe_on_each_line(state.document, text):
        return False
    if not reading.finish():
        state.document.warn("a table without a body is a paragraph", state.line, text)
        return False
    state.pos = end
    state.node.children.append(reading.node)
    return True


class _TableReading:
    """One table, row by row; the cells become leaves of the document only when it is one."""

    def __init__(self, state: BlockState) -> None:
        self.state = state
        self.node = Node("table")
        self.rows: list[tuple[list[str], int]] = []
        self.sections: list[tuple[str, list[tuple[list[str], int]]]] = []
        self.alignment: list[str | None] = []
        self.has_foot = False

    def rows_end(self) -> int:
        """Read all lines of the table and return where they end."""
        text, pos = self.state.text, self.state.pos
        line = self.state.line
        first = _ROW.match(text, pos)
        leading_pipe = first is not None and first[0].lstrip(" \t\n\v\f\r").startswith("|")
        if match := _SEPARATOR.match(text, pos):
            pos, line = match.end(), line + 1
        while pos < len(text):
            row = _ROW.match(text, pos)
            if row is None:
                break
            if match := _SEPARATOR.match(text, pos):
                self._separator(match[1])
            elif _FOOT_SEPARATOR.match(text, pos):
                if self.rows:
                    self._section("tbody", force=True)
                self.has_foot = True
            else:
                cells = split_cells(self.state.document, row[0].rstrip(" \t\n"), leading_pipe=leading_pipe)
                self.rows.append((cells, line))
            pos, line = row.end(), line + 1
        return pos

    def _separator(self, written: str) -> None:
        if not self.rows:
            return
        if self.alignment or self.has_foot:
            self._section("tbody")
            return
        self._section("thead")
        self.alignment = [_ALIGNMENTS[match[1], match[2]] for match in _ALIGNMENT.finditer(written)]

    def _section(self, type_: str, *, force: bool = False) -> None:
        if not self.has_foot or type_ != "tbody" or force:
            self.sections.append((type_, self.rows))
            self.rows = []

    def finish(self) -> bool:
        """Build the nodes; False if there is no body."""
        if self.rows:
            self._section("tfoot" if self.has_foot else "tbody")
        if all(type_ != "tbody" for type_, _ in self.sections):
            return False
        columns = self._columns()
        for type_, rows in self.sections:
            section = Node(type_)
            section.children = [self._row(cells, max(columns, len(cells)), line, type_) for cells, line in rows]
            self.node.children.append(section)
        return True

    def _columns(self) -> int:
        """Return how long each row is to be at least."""
        lengths = [len(cells) for _, rows in self.sections for cells, _ in rows]
        columns = max(lengths)
        if columns * len(lengths) > max(MAX_CELLS, 2 * sum(lengths)):
            message = f"a table's rows are not filled up to the longest: it would have more than {MAX_CELLS} cells"
            self.state.document.limit(message, self.state.line)
            return 0
        return columns

    def _row(self, cells: list[str], columns: int, line: int, section: str) -> Node:
        row = Node("tr")
        for index in range(columns):
            cell = Node("th" if section == "thead" else "td")
            align = self.alignment[index] if index < len(self.alignment) else None
            if align is not None:
                cell.attributes["style"] = f"text-align: {align}"
            if index < len(cells):
                self.state.document.leaf(cell, strip(cells[index]), line)
            row.children.append(cell)
        return row
