"""The blocks of a text: its lines read one after the other into a tree, as the specification's appendix describes it.

For each line: the open blocks that it continues, the blocks that it begins, then what is left as text of the last one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark import block_continuations, block_starts
from blogengine.markdown.commonmark.characters import SPACES, size_of, unescape_backslashes, unescape_entities
from blogengine.markdown.commonmark.html_syntax import ends_block
from blogengine.markdown.commonmark.line import Line
from blogengine.markdown.commonmark.nodes import LINE_BLOCKS, Block, Kind
from blogengine.markdown.commonmark.references import take_definitions

if TYPE_CHECKING:
    from blogengine.markdown.commonmark.references import Target
    from blogengine.markdown.commonmark.settings import Settings

_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSING_HASHES = re.compile(r"[ \t]#+\Z")
_NOT_BLANK_ENDED = frozenset({Kind.QUOTE, Kind.HEADING, Kind.BREAK})


class BlockParser:
    """Reads one text; `parse` gives its document, `definitions` its link definitions by normal label."""

    def __init__(self, settings: Settings) -> None:
        self.definitions: dict[str, Target] = {}
        self.footnotes = "FOOTNOTES" in settings.options
        self.counts_columns = "SOURCEPOS" in settings.options
        self.extensions = settings.extensions
        self.document = Block(Kind.DOCUMENT, None, 1, 1)
        self.current = self.document
        self.line = Line("", 0)
        self.line_number = 0
        self._between_lines = False
        self._last_width = 0

    def parse(self, text: str) -> Block:
        """Return the document of `text`."""
        lines = _LINE_END.split(text.replace("\0", "\ufffd"))
        if not lines[-1]:
            del lines[-1]
        before, twice_before = "", ""
        for line in lines:
            if line == before == twice_before and not line.strip(" \t>") and self.line.blank and self.line_number > 1:
                self._read_again()
            else:
                self._read(line)
            before, twice_before = line, before
        self._between_lines = True
        while self.current.parent is not None:
            self.current = self.finalize(self.current)
        self.finalize(self.document)
        return self.document

    def _read(self, text: str) -> None:
        self.line = line = Line(text + "\n", 1 if self.line_number == 0 and text.startswith("\ufeff") else 0)
        self.line_number += 1
        matched, all_matched = self._continue()
        if matched is not None:
            container = block_starts.open_blocks(self, matched, all_matched=all_matched)
            self._add_text(container, matched)
        self._last_width = self.width(line.text[: line.end].rstrip("\n"))

    def _read_again(self) -> None:
        """Read a third line in a row that is blank behind the marks of quotes, however deep those are.

        It changes nothing that the second did not.
        """
        self.line_number += 1
        if self.current.kind in (Kind.CODE, Kind.HTML):
            self.current.lines.append(self.current.lines[-1])

    def _continue(self) -> tuple[Block | None, bool]:
        """Return the last open block that the line continues; None where the line did nothing but close it."""
        container = self.document
        while container.children and container.children[-1].open:
            container = container.children[-1]
            self.line.look()
            goes_on = block_continuations.goes_on(self, container)
            if goes_on is None:
                return None, False
            if not goes_on:
                return container.parent, False
        return container, True

    def _add_text(self, container: Block, matched: Block) -> None:
        """Give the rest of the line to `container`; blocks that the line does not continue are closed."""
        line = self.line
        line.look()
        self._mark_blank(container)
        lazy = self.current is not matched and container is matched and not line.blank
        if lazy and self.current.kind is Kind.PARAGRAPH:
            self.current.lines.append(line.rest())
            return
        while self.current is not matched:
            self.current = self.finalize(self.current)
        if container.kind is Kind.CODE:
            container.lines.append(line.rest())
        elif container.kind is Kind.HTML:
            container.lines.append(line.rest())
            if ends_block(container.html_type, line.text, line.start):
                container = self.finalize(container)
        elif not line.blank:
            if container.kind not in LINE_BLOCKS:
                container = self.add(container, Kind.PARAGRAPH, line.start)
            self._add_words(container)
        self.current = container

    def _add_words(self, container: Block) -> None:
        line = self.line
        if container.kind is Kind.HEADING and not container.setext:
            line.end = _without_closing_hashes(line.text)
        line.skip_to(line.start)
        container.lines.append(line.rest())

    def _mark_blank(self, container: Block) -> None:
        """Note which blocks end in a blank line, from which lists are told loose or tight."""
        blank = self.line.blank
        if blank and container.children:
            container.children[-1].last_line_blank = True
        begun_here = container.kind is Kind.ITEM and not container.children and container.start_line == self.line_number
        container.last_line_blank = (
            blank and container.kind not in _NOT_BLANK_ENDED and not container.fence and not begun_here
        )
        parent = container.parent
        while parent is not None:
            parent.last_line_blank = False
            parent = parent.parent

    def add(self, parent: Block, kind: Kind, position: int) -> Block:
        """Return a new block that begins at `position` in the line, in `parent` or the first ancestor to hold it."""
        while not parent.can_hold(kind):
            parent = self.finalize(parent)
        block = Block(kind, parent, self.line_number, self.width(self.line.text[:position]) + 1, self.line_number)
        parent.children.append(block)
        return block

    def width(self, text: str) -> int:
        """Return the columns of `text`, which are bytes; 0 where nobody asks for columns."""
        return size_of(text) if self.counts_columns else 0

    def finalize(self, block: Block) -> Block:
        """Close a block and return its parent."""
        block.open = False
        self._set_end(block)
        if block.kind is Kind.PARAGRAPH:
            if not self.take_definitions(block):
                block.remove()
        elif block.kind is Kind.CODE:
            _finish_code(block)
        elif block.kind is Kind.LIST:
            block.tight = not _is_loose(block)
        return block.parent or block

    def _set_end(self, block: Block) -> None:
        if self._between_lines:
            block.end_line, block.end_column = self.line_number, self._last_width
        elif block.fence or block.setext:
            block.end_line, block.end_column = self.line_number, self.width(self.line.text[:-1])
        else:
            block.end_line, block.end_column = self.line_number - 1, self._last_width

    def take_definitions(self, paragraph: Block) -> bool:
        """Take the link definitions at the beginning of a paragraph out of it; tell whether anything remains."""
        text = paragraph.text
        if text.startswith("["):
            text = take_definitions(text, self.definitions)
            paragraph.lines = [text]
        return bool(text.strip(" \t\n"))


def _without_closing_hashes(text: str) -> int:
    """Return where the text of a heading ends."""
    text = text.rstrip(SPACES)
    match = _CLOSING_HASHES.search(text)
    return len(text[: match.start()].rstrip(SPACES)) if match else len(text)


def _finish_code(block: Block) -> None:
    text = block.text
    if block.fence:
        info, _, rest = text.partition("\n")
        block.info = unescape_backslashes(unescape_entities(info).strip(SPACES))
        block.lines = [rest]
        return
    kept = len(text.rstrip(" \t\n"))
    block.lines = [text[: text.find("\n", kept)] + "\n"] if kept else ["\n"]


def _is_loose(block: Block) -> bool:
    """Tell whether blank lines stand between the items of a list, or between the blocks of one."""
    last_item = block.children[-1] if block.children else None
    for item in block.children:
        if item.last_line_blank and item is not last_item:
            return True
        for child in item.children:
            if (item is not last_item or child is not item.children[-1]) and _ends_blank(child):
                return True
    return False


def _ends_blank(block: Block) -> bool:
    """Tell whether a block ends in a blank line; of a list or an item, which is asked once, whether its end does."""
    while not block.last_line_checked:
        block.last_line_checked = True
        if block.kind not in (Kind.LIST, Kind.ITEM) or not block.children:
            break
        block = block.children[-1]
    return block.last_line_blank
