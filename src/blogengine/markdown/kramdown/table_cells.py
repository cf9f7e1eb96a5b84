"""Where a table's lines are cut into cells, and which lines are a table's at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import strip
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.document import Document

_CODE_ELEMENT = re.compile(r"(<code[^\n]*?>[^\n]*?</code>)")
_TICKS = re.compile(r"`+")
_PIPE = re.compile(r"(?<!\\)\|")
_HAS_PIPE = re.compile(r"\||[^\n]*?[^\\\n]\|")


def split_cells(document: Document, line: str, *, leading_pipe: bool) -> list[str]:
    """Return the texts of the cells of one line; pipes in code, or behind a backslash, do not part cells."""
    if "`" not in line and "<code" not in line:
        cells = _split(line)
    else:
        cells = [""]
        for index, piece in enumerate(_CODE_ELEMENT.split(line)):
            if index % 2:
                cells[-1] += piece
            elif piece:
                _split_outside_elements(document, piece, cells)
    if leading_pipe and not strip(cells[0]):
        del cells[0]
    if cells and not strip(cells[-1]):
        del cells[-1]
    return cells


def _split(text: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in _PIPE.split(text)]


def _split_outside_elements(document: Document, text: str, cells: list[str]) -> None:
    for node in _read(document, text, "code"):
        if node.type == "text":
            first, *more = _split(node.value)
            cells[-1] += first
            cells += more
        else:
            ticks = max(_TICKS.findall(node.value), default="") + "`"
            space = " " if len(ticks) > 1 else ""
            cells[-1] += f"{ticks}{space}{node.value}{space}{ticks}"


def _read(document: Document, text: str, *rules: str) -> list[Node]:
    """Return `text` read by these inline rules, without a word about what they find."""
    found = len(document.diagnostics)
    node = Node("root")
    document.inline.parse(document, node, text, 1, document.inline.scope(*rules))
    del document.diagnostics[found:]
    return node.children


def has_pipe_on_each_line(document: Document, text: str) -> bool:
    """Tell whether the lines of a table have a pipe outside of code spans, as far as kramdown looks."""
    on_line = False
    for node in _read(document, text, "code", "html"):
        lines = node.value.rstrip("\n").split("\n") if node.value.strip("\n") else []
        if node.type == "codespan":
            if len(lines) > 2 or (len(lines) == 2 and not on_line):
                break
            if len(lines) == 2:
                on_line = False
            continue
        if len(lines) > 1:
            if not on_line and not _HAS_PIPE.match(lines[0]):
                break
            on_line = False
        on_line = on_line or bool(lines and _HAS_PIPE.match(lines[-1]))
    return on_line
