"""`forloop` and `tablerowloop`, as templates see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.drop import Drop

if TYPE_CHECKING:
    from collections.abc import Iterable


class ForLoop(Drop):
    """`forloop`: where a loop is. The loop sets `at`, the index from 0."""

    __slots__ = ("at", "length", "name", "parent")

    def __init__(self, name: str, length: int, parent: object) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.at = 0

    def lookup(self, key: str) -> object:
        """Return one of Liquid's ten facts about a loop, or None."""
        at, length = self.at, self.length
        match key:
            case "index":
                return at + 1
            case "index0":
                return at
            case "rindex":
                return length - at
            case "rindex0":
                return length - at - 1
            case "first":
                return at == 0
            case "last":
                return at == length - 1
            case _:
                return {"length": length, "name": self.name, "parentloop": self.parent}.get(key)

    def keys(self) -> Iterable[str]:
        """Return the keys, of which a `for` shows none."""
        return ()

    def has_key(self, key: str) -> bool:
        """Say whether `key` is one of the ten."""
        return key in ("index", "index0", "rindex", "rindex0", "first", "last", "length", "name", "parentloop")

    def to_text(self) -> str:
        """Return what Ruby prints."""
        return "Liquid::ForloopDrop"


class TableRowLoop(ForLoop):
    """`tablerowloop`: where a table is; `columns` is 0 for a single row."""

    __slots__ = ("columns",)

    def __init__(self, length: int, columns: int) -> None:
        super().__init__("", length, None)
        self.columns = columns

    def lookup(self, key: str) -> object:
        """Return one of Liquid's facts about a table."""
        row, column = divmod(self.at, self.columns) if self.columns > 0 else (0, self.at)
        match key:
            case "row":
                return row + 1
            case "col":
                return column + 1
            case "col0":
                return column
            case "col_first":
                return column == 0
            case "col_last":
                return column + 1 == self.columns
            case "name" | "parentloop":
                return None
            case _:
                return super().lookup(key)

    def to_text(self) -> str:
        """Return what Ruby prints."""
        return "Liquid::TablerowloopDrop"
