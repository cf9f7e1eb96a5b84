"""Ordered and unordered lists, and GitHub's task lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.grammar import BLANK_LINE, EOB_MARKER, LIST_START, RULE_START
from blogengine.markdown.kramdown.list_lines import ItemLines, first_line, marker
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_FIRST = {kind: marker(kind, 4) for kind in ("ul", "ol")}
_ANY = re.compile(LIST_START)
_RULE = re.compile(RULE_START)
_EOB = re.compile(EOB_MARKER)
_BLANK = re.compile(BLANK_LINE)
_UNCHECKED = re.compile(r"\A[ \t\n\v\f\r]*\[ \][ \t\n\v\f\r]+")
_CHECKED = re.compile(r"\A[ \t\n\v\f\r]*\[[xX]\][ \t\n\v\f\r]+")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
_CHECKED_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />'


def list_(state: BlockState) -> bool:
    """Read a list: first the lines of all its items, then each item's blocks."""
    kind = next((kind for kind, first in _FIRST.items() if first.match(state.text, state.pos)), None)
    if kind is None:
        return False
    reading = _ListReading(state, state.add(Node(kind)))
    reading.collect()
    reading.next_part()
    return True


class _ListReading:
    """One list: `parts` holds, item by item, the texts its blocks are read from."""

    def __init__(self, state: BlockState, node: Node) -> None:
        self.state = state
        self.node = node
        self.parts: list[tuple[Node, list[list[str]], int]] = []
        self.item = 0
        self.part = 0
        self.line = 0
        self.ended_by_mark = False
        self.last_blank: Node | None = None

    def collect(self) -> None:
        state, text = self.state, self.state.text
        size = len(text)
        lines = ItemLines()
        starts = _FIRST[self.node.type]
        after_blank = nested = False
        while state.pos < size:
            if after_blank and _RULE.match(text, state.pos):
                break
            if match := _EOB.match(text, state.pos):
                state.pos = match.end()
                self.ended_by_mark = True
                break
            if match := starts.match(text, state.pos):
                lines, nested = self._new_item(match)
                starts = marker(self.node.type, lines.indentation)
                after_blank = False
            elif match := lines.match(text, state.pos, lazily=not after_blank):
                nested = self._more(lines, match[0], nested)
                state.pos = match.end()
                after_blank = False
            elif match := _BLANK.match(text, state.pos):
                nested = after_blank = True
                self.parts[-1][1][-1].append(match[0])
                state.pos = match.end()
            else:
                break

    def _new_item(self, match: re.Match[str]) -> tuple[ItemLines, bool]:
        line = self.state.line
        extended = self.state.document.options.extended
        content, lines, attributes = first_line(len(match[1]), match[2], extended=extended)
        item = Node("li")
        if attributes is not None:
            item.options["ial"] = AttributeList.of(attributes)
        self.node.children.append(item)
        self.parts.append((item, [[content]], line))
        self.state.pos = match.end()
        return lines, _ANY.match(content) is not None

    def _more(self, lines: ItemLines, line: str, nested: bool) -> bool:
        """Add a line that goes on with the item; a marker at its start begins a part of its own."""
        content, indented = lines.strip(line)
        parts = self.parts[-1][1]
        if _ANY.match(content):
            if not nested and indented:
                parts.append([])
                nested = True
            elif nested and not indented:
                content = " " * (lines.indentation + 4) + content
        parts[-1].append(content)
        return nested

    def next_part(self) -> None:
        """Have the next text read; after the last of an item, settle the item; after the last item, the list."""
        while self.item < len(self.parts):
            item, texts, line = self.parts[self.item]
            if self.part == 0:
                self.line = line
            if self.part < len(texts):
                text = "".join(texts[self.part])
                line = self.line
                self.part += 1
                self.line += text.count("\n")
                self.state.open(item, text, line, self.next_part)
                return
            self._settle(item)
            self.item += 1
            self.part = 0
        if self.last_blank is not None and not self.ended_by_mark:
            self.state.node.children.append(self.last_blank)
        if self.state.document.options.gfm:
            _mark_tasks(self.node)

    def _settle(self, item: Node) -> None:
        """Decide whether the first paragraph of `item` keeps its tag, and take the last blank line off."""
        children = item.children
        if not children:
            return
        first = children[0]
        if first.type == "p" and len(children) > 1 and children[1].type == "eob" and "ial" in first.options:
            del children[1]
        if first.type == "p" and self._is_tight(item):
            if len(children) > 1 and children[1].type != "blank" and first.leading_text:
                first.leading_text.value += "\n"
            first.options["transparent"] = True
        self.last_blank = children.pop() if children[-1].type == "blank" else None

    def _is_tight(self, item: Node) -> bool:
        children, items = item.children, self.node.children
        is_last = item is items[-1]
        if not (
            len(children) < 2
            or children[1].type != "blank"
            or (is_last and len(children) == 2 and not self.ended_by_mark)
        ):
            return False
        return not is_last or len(items) == 1 or any(map(_starts_tight, items[:-1]))


def _starts_tight(item: Node) -> bool:
    first = item.children[0] if item.children else None
    return first is None or first.type != "p" or "transparent" in first.options


def _mark_tasks(node: Node) -> None:
    is_tasks = False
    for item in node.children:
        first = item.children[0] if item.children else None
        raw = first.leading_text if first is not None and first.type == "p" else None
        if raw is None:
            continue
        text, unchecked = _UNCHECKED.subn(_BOX, raw.value)
        raw.value, checked = _CHECKED.subn(_CHECKED_BOX, text)
        is_tasks = is_tasks or bool(unchecked or checked)
        if is_tasks:
            item.attributes["class"] = "task-list-item"
    if is_tasks:
        node.attributes["class"] = "task-list"
