"""Which lines belong to an item of a list, a definition list too."""

from __future__ import annotations

import re
from functools import lru_cache

from blogengine.markdown.kramdown.characters import NOT_S, S
from blogengine.markdown.kramdown.grammar import ANY_BLOCK_TAG, IAL, LIST_ITEM_IAL, LIST_TAIL

_ONLY_IAL = re.compile(rf"(?:{LIST_ITEM_IAL})?{S}*\n")
_IAL = re.compile(LIST_ITEM_IAL)
_TABS = re.compile(r"( *)(\t+)")
_SPACES = re.compile(" *")
_LEADING = re.compile(f"{S}*")
_MARKS = {"ul": "[+*-]", "ol": r"[0-9]+\.", "dl": ":"}


@lru_cache
def marker(kind: str, indentation: int) -> re.Pattern[str]:
    """Return the pattern of a further item's first line, given how far the text of the one before is indented."""
    allowed = min(indentation - 1, 3) if indentation else 3
    return re.compile(rf"( {{0,{allowed}}}{_MARKS[kind]})({LIST_TAIL})")


class ItemLines:
    """The lines after an item's first one, whose text is indented by `indentation` columns."""

    __slots__ = ("_indent", "_lazy", "_lines", "indentation")

    def __init__(self, indentation: int = 0) -> None:
        self.indentation = indentation
        tabs, spaces = divmod(indentation, 4)
        self._indent = " " * indentation
        self._lines = _lines(tabs, spaces)
        self._lazy = _lazy(min(indentation, 3))

    def match(self, text: str, pos: int, *, lazily: bool) -> re.Match[str] | None:
        """Return the line at `pos` if it goes on with the item, indented as it should be or, `lazily`, not."""
        return self._lines.match(text, pos) or (self._lazy.match(text, pos) if lazily else None)

    def strip(self, line: str) -> tuple[str, bool]:
        """Return `line` without its indentation, and whether it had it in full."""
        if line[0] == "\t":
            bare = line.lstrip("\t")
            line = " " * (4 * (len(line) - len(bare))) + bare
        if line.startswith(self._indent):
            return line[self.indentation :], True
        return line, False


@lru_cache
def _lines(tabs: int, spaces: int) -> re.Pattern[str]:
    tab = r"(?:\t| {4})"
    return re.compile(rf"(?:{tab}{{{tabs}}} {{{spaces}}}|{tab}{{{tabs + 1}}})[^\n]*{NOT_S}[^\n]*\n")


@lru_cache
def _lazy(indentation: int) -> re.Pattern[str]:
    return re.compile(rf"(?! {{0,{indentation}}}(?:{IAL}|{ANY_BLOCK_TAG}))[^\n]*{NOT_S}[^\n]*\n")


def first_line(width: int, content: str, *, extended: bool = True) -> tuple[str, ItemLines, str | None]:
    """Read what follows a marker of `width` columns; only if `extended`, an attribute list may come first.

    Returns the text, how further lines must stand, and what an attribute list at the start of the text holds.
    """
    indentation = 4
    if not _ONLY_IAL.match(content):
        while (tabs := _TABS.match(content)) is not None:
            column = len(tabs[1]) + width
            content = tabs[1] + " " * (4 - column % 4 + (len(tabs[2]) - 1) * 4) + content[tabs.end() :]
        spaces = _SPACES.match(content)
        assert spaces is not None
        indentation = width + spaces.end()
    leading = _LEADING.match(content)
    assert leading is not None
    content = content[leading.end() :]
    attributes = None
    if extended and (listed := _IAL.match(content)) is not None:
        attributes = listed[1]
        content = content[listed.end() :]
    return content, ItemLines(indentation), attributes
