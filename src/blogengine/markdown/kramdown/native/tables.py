"""Tables that kramdown can have as its own: rows of equal length and alignment, with nothing but lines in their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S, strip
from blogengine.markdown.kramdown.html_elements import BLOCK_ELEMENTS
from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.walk import all_below

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELLS = frozenset(["th", "td"])
_ALIGNMENT = re.compile(rf"text-align:{S}+(center|left|right|justify|inherit)")
_WRITTEN_ALIGNMENT = re.compile(rf"(?:;{S}*)?text-align:{S}+(center|left|right)")


def is_simple_table(table: Node) -> bool:
    """Tell whether kramdown could have written `table`, whose rows and cells are still HTML."""
    if not all(_holds_lines(cell) for cell in _outermost(table, _CELLS)):
        return False
    rows = [[cell for cell in row.children if cell.value in _CELLS] for row in _outermost(table, {"tr"})]
    if len({len(row) for row in rows}) > 1:
        return False
    alignments = {tuple(_alignment(cell) for cell in row) for row in rows}
    if len(alignments) > 1 or any(each in {"justify", "inherit"} for row in alignments for each in row):
        return False
    return _has_rows_of(table, "td") or _has_sections(table)


def _outermost(root: Node, names: frozenset[str] | set[str]) -> Iterator[Node]:
    """Yield the nodes of these names below `root`, but none within another."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.value in names:
            yield node
        else:
            waiting.extend(reversed(node.children))


def _holds_lines(cell: Node) -> bool:
    return all(node is cell or node.type == "text" or node.value not in BLOCK_ELEMENTS for node in all_below(cell))


def _alignment(cell: Node) -> str | None:
    match = _ALIGNMENT.search(cell.attributes.get("style", ""))
    return match[1] if match else None


def _has_rows_of(section: Node, cell: str) -> bool:
    return all(
        (row.value == "tr" or row.type == "text") and all(c.value == cell or c.type == "text" for c in row.children)
        for row in section.children
    )


def _has_sections(table: Node) -> bool:
    cells = {"thead": "th", "tbody": "td", "tfoot": "td"}
    return any(section.value == "tbody" for section in table.children) and all(
        section.type == "text" or (section.value in cells and _has_rows_of(section, cells[section.value]))
        for section in table.children
    )


def finish_table(table: Node) -> None:
    """Write the alignment of cells as kramdown does, and put rows without a section into one."""
    table.children = [child for child in table.children if child.type != "html_element"]
    for row in [node for node in all_below(table) if node.type == "tr"]:
        for cell in row.children:
            _align(cell)
    if table.children and table.children[0].type == "tr":
        body = Node("tbody")
        body.children = table.children
        table.children = [body]


def _align(cell: Node) -> None:
    style = cell.attributes.get("style")
    if style is None:
        return
    match = _WRITTEN_ALIGNMENT.search(style)
    rest = style[: match.start()] + style[match.end() :] if match else style
    aligned = [f"text-align: {match[1]}"] if match else []
    if strip(rest):
        cell.attributes["style"] = "; ".join([rest, *aligned])
        return
    del cell.attributes["style"]
    if aligned:
        cell.attributes["style"] = aligned[0]
