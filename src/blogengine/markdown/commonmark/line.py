"""One line of the source, and how far it has been read."""

from __future__ import annotations

import re

from blogengine.markdown.commonmark.characters import size_of

TAB_STOP = 4
CODE_INDENT = 4

_INDENTATION = re.compile(r"[ \t]*")


class Line:
    """A line with its line end. `offset` counts characters, `column` counts bytes as if tabs were spaces.

    After `look()`: `start` is where the first character that is no space or tab stands, `indent` how many columns it is
    away, `blank` whether there is none. `end` is where the line ends for its block: a heading leaves its closing `#`s out.
    """

    __slots__ = ("blank", "column", "end", "indent", "offset", "partial_tab", "start", "start_column", "text")

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.end = len(text)
        self.column = 0
        self.start = 0
        self.start_column = 0
        self.indent = 0
        self.blank = False
        self.partial_tab = False

    def look(self) -> None:
        """Find the next character that is no space or tab."""
        if self.start <= self.offset:
            match = _INDENTATION.match(self.text, self.offset)
            self.start = match.end() if match else self.offset
            self.start_column = self._column_at(self.start)
        self.indent = self.start_column - self.column
        self.blank = self.text.startswith("\n", self.start)

    def _column_at(self, end: int) -> int:
        column = self.column
        skipped = self.text[self.offset : end]
        if "\t" not in skipped:
            return column + size_of(skipped)
        for character in skipped:
            column += TAB_STOP - column % TAB_STOP if character == "\t" else size_of(character)
        return column

    @property
    def indented(self) -> bool:
        """Whether the line is indented as code is."""
        return self.indent >= CODE_INDENT

    @property
    def first(self) -> str:
        """The first character that is no space or tab."""
        return self.text[self.start : self.start + 1]

    def at_space(self) -> bool:
        """Tell whether a space or tab comes next."""
        return self.text.startswith((" ", "\t"), self.offset)

    def skip(self, count: int) -> None:
        """Go `count` characters forward."""
        end = min(self.offset + count, len(self.text))
        if end > self.offset:
            self.column = self._column_at(end)
            self.offset = end
            self.partial_tab = False

    def skip_columns(self, count: int) -> None:
        """Go `count` columns forward, which may end within a tab."""
        while count > 0 and self.offset < len(self.text):
            if self.text[self.offset] != "\t":
                self.column += 1
                self.offset += 1
                self.partial_tab = False
                count -= 1
                continue
            to_stop = TAB_STOP - self.column % TAB_STOP
            self.partial_tab = to_stop > count
            self.column += min(count, to_stop)
            self.offset += not self.partial_tab
            count -= min(count, to_stop)

    def skip_to(self, position: int) -> None:
        """Go forward to a place in the text."""
        self.skip(position - self.offset)

    def rest(self) -> str:
        """Return what is left, the rest of a tab as spaces."""
        if not self.partial_tab:
            return self.text[self.offset : self.end]
        self.offset += 1
        return " " * (TAB_STOP - self.column % TAB_STOP) + self.text[self.offset : self.end]
