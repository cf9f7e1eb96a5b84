"""Definition lists: a paragraph of terms, then definitions that begin with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.grammar import BLANK_LINE, DEFINITION_START, EOB_MARKER, LIST_ITEM_IAL
from blogengine.markdown.kramdown.list_lines import ItemLines, first_line, marker
from blogengine.markdown.kramdown.nodes import Node
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    import re

    from blogengine.markdown.kramdown.block import BlockState

_START = compiled_later(DEFINITION_START)
_EOB = compiled_later(EOB_MARKER)
_BLANK = compiled_later(BLANK_LINE)
_IAL = compiled_later(LIST_ITEM_IAL)


def definition_list(state: BlockState) -> bool:
    """Read definitions, and make the paragraph before them their terms."""
    if not _START.match(state.text, state.pos) or not _after_terms(state.node.children):
        return False
    reading = _Reading(state)
    reading.take_terms()
    reading.collect()
    reading.next_definition()
    return True


def _after_terms(children: list[Node]) -> bool:
    if not children:
        return False
    last = children[-1]
    if last.type == "blank" and last.value == "\n" and len(children) > 1:
        last = children[-2]
    return last.type == "p" and len(last.children) == 1 and last.leading_text is not None


class _Reading:
    """One definition list."""

    def __init__(self, state: BlockState) -> None:
        self.state = state
        self.node = Node("dl")
        self.definitions: list[tuple[Node, list[str], int]] = []
        self.index = 0
        self.last_blank: Node | None = None
        self.as_paragraph = False

    def take_terms(self) -> None:
        state, children = self.state, self.state.node.children
        state.ial = None  # what was given to the terms holds
        paragraph = children.pop()
        if paragraph.type == "blank":
            self.as_paragraph = True
            paragraph = children.pop()
        document, line = state.document, paragraph.options["line"]
        if document.leaves and document.leaves[-1] is paragraph:
            document.leaves.pop()
        for offset, text in enumerate(paragraph.children[0].value.rstrip("\n").split("\n")):
            term = Node("dt")
            if (match := _IAL.match(text)) is not None:
                term.options["ial"] = AttributeList.of(match[1])
                text = text[match.end() :]  # noqa: PLW2901 - what is left of the line
            document.leaf(term, text, line + offset)
            self.node.children.append(term)
        if "ial" in paragraph.options:
            self.node.options["ial"] = paragraph.options["ial"]

    def collect(self) -> None:
        state, text = self.state, self.state.text
        size = len(text)
        lines = ItemLines()
        starts = marker("dl", 4)
        as_paragraph, after_blank = self.as_paragraph, False
        while state.pos < size:
            if match := starts.match(text, state.pos):
                lines = self._new_definition(match, as_paragraph)
                starts = marker("dl", lines.indentation)
                as_paragraph = after_blank = False
            elif _EOB.match(text, state.pos):
                break
            elif match := lines.match(text, state.pos, lazily=not after_blank):
                self.definitions[-1][1].append(lines.strip(match[0])[0])
                as_paragraph = after_blank = False
            elif match := _BLANK.match(text, state.pos):
                self.definitions[-1][1].append(match[0])
                as_paragraph = after_blank = True
            else:
                break
            state.pos = match.end()

    def _new_definition(self, match: re.Match[str], as_paragraph: bool) -> ItemLines:
        content, lines, attributes = first_line(len(match[1]), match[2])
        definition = Node("dd", first_as_paragraph=as_paragraph)
        if attributes is not None:
            definition.options["ial"] = AttributeList.of(attributes)
        self.node.children.append(definition)
        self.definitions.append((definition, [content], self.state.line))
        return lines

    def next_definition(self) -> None:
        """Have the next definition's text read; after the last, put the list in its place."""
        if self.index:
            self._settle(self.definitions[self.index - 1][0])
        if self.index < len(self.definitions):
            definition, pieces, line = self.definitions[self.index]
            self.index += 1
            self.state.open(definition, "".join(pieces), line, self.next_definition)
            return
        self._place()

    def _settle(self, definition: Node) -> None:
        children = definition.children
        if not children:
            return
        self.last_blank = children.pop() if children[-1].type == "blank" else None
        if children and children[0].type == "p" and not definition.options["first_as_paragraph"]:
            if len(children) > 1 and children[0].leading_text:
                children[0].leading_text.value += "\n"
            children[0].options["transparent"] = True

    def _place(self) -> None:
        """Add to a definition list right before, or begin one."""
        children = self.state.node.children
        if len(children) > 1 and children[-1].type == "blank" and children[-2].type == "dl":
            children.pop()
        if children and children[-1].type == "dl":
            children[-1].children.extend(self.node.children)
        else:
            children.append(self.node)
        if self.last_blank is not None:
            children.append(self.last_blank)
