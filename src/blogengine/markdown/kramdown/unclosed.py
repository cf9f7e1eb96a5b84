"""What a text is known to hold no end for, so that nobody looks for it twice."""

from __future__ import annotations


class Unclosed:
    """For each kind of end, the first position behind which one text has none.

    Positions may be asked for in any order: a text is read again from an opening mark that turned out to be text.
    """

    __slots__ = ("_behind",)

    def __init__(self) -> None:
        self._behind: dict[str, int] = {}

    def knows(self, end: str, pos: int) -> bool:
        """Tell whether it is known that no `end` follows `pos`."""
        behind = self._behind.get(end)
        return behind is not None and pos >= behind

    def note(self, end: str, pos: int) -> None:
        """Remember that no `end` follows `pos`."""
        self._behind[end] = min(pos, self._behind.get(end, pos))
