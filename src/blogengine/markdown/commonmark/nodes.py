"""The tree of blocks."""

from __future__ import annotations

from enum import Enum, auto

from blogengine.records import dataclass, field


class Kind(Enum):
    """What a block is."""

    DOCUMENT = auto()
    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    FOOTNOTE = auto()
    PARAGRAPH = auto()
    HEADING = auto()
    CODE = auto()
    HTML = auto()
    BREAK = auto()
    TABLE = auto()
    ROW = auto()
    CELL = auto()


LINE_BLOCKS = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.CODE})
"""Blocks that take lines of text; an HTML block takes its lines whole."""
_HOLDERS = frozenset({Kind.DOCUMENT, Kind.QUOTE, Kind.ITEM, Kind.FOOTNOTE})
_ONLY_CHILD = {Kind.LIST: Kind.ITEM, Kind.TABLE: Kind.ROW, Kind.ROW: Kind.CELL}


@dataclass(slots=True, eq=False)
class Marker:
    """What begins a list item. `width` is how far its text stands from the marker's beginning."""

    bullet: str
    delimiter: str
    start: int
    indent: int = 0
    width: int = 0

    def continues(self, other: Marker) -> bool:
        """Tell whether an item so marked belongs to the list that `other` began."""
        return self.bullet == other.bullet and self.delimiter == other.delimiter


@dataclass(slots=True, eq=False)
class Block:
    """One block; `lines` are its text as read, each with its line end. Columns are 1-based and count bytes."""

    kind: Kind
    parent: Block | None
    start_line: int
    start_column: int
    end_line: int = 0
    end_column: int = 0
    children: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    open: bool = True
    last_line_blank: bool = False
    last_line_checked: bool = False
    level: int = 0
    """Of a heading."""
    setext: bool = False
    fence: str = ""
    """The run of characters that opened a fenced block; empty for indented code."""
    fence_indent: int = 0
    info: str = ""
    html_type: int = 0
    """1 to 7, as the specification counts the conditions."""
    marker: Marker | None = None
    tight: bool = True
    checked: bool | None = None
    """Of a task: whether it is done; None for an item that is no task."""
    alignments: tuple[str, ...] = ()
    header: bool = False
    label: str = ""
    html: str = ""
    """Its inlines, once they are read."""

    @property
    def text(self) -> str:
        """The lines joined."""
        return "".join(self.lines)

    def can_hold(self, kind: Kind) -> bool:
        """Tell whether a block of that kind may stand in this one."""
        if self.kind in _HOLDERS:
            return kind not in (Kind.ITEM, Kind.ROW, Kind.CELL)
        return _ONLY_CHILD.get(self.kind) is kind

    def remove(self) -> None:
        """Take this block out of its parent."""
        siblings = self.parent.children if self.parent else []
        for index in range(len(siblings) - 1, -1, -1):
            if siblings[index] is self:
                del siblings[index]
                return
