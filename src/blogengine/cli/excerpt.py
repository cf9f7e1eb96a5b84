"""A source line with a `^` under one of its columns, as a terminal shows it."""

from __future__ import annotations

import unicodedata

TAB = 4
ROOM = 100
"""Most cells that an excerpt takes; a longer line is cut around the column."""
_REACH = 4 * ROOM
"""Most characters on each side of the column that are looked at."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def point_at(line: str, column: int) -> tuple[str, str]:
    """Return `line` as it can be printed and, to go below it, a `^` under its 1-based `column`.

    Tabs become spaces, wide characters count two cells, combining ones none; what would steer the terminal is shown
    as a symbol. A column beyond the end points just behind it.
    """
    column = min(max(column, 1) - 1, len(line))
    skipped = max(column - _REACH, 0)
    near, at = line[skipped : column + _REACH], column - skipped
    shown: list[str] = []
    cells = [0]
    for character in near:
        text = " " * (TAB - cells[-1] % TAB) if character == "\t" else visible(character)
        shown.append(text)
        cells.append(cells[-1] + sum(map(_width, text)))
    first, last = _window(cells, at)
    left, right = "…" if skipped + first else "", "…" if skipped + last < len(line) else ""
    offset = len(left) + cells[at] - cells[first]
    return left + "".join(shown[first:last]) + right, " " * offset + "^"


def _window(cells: list[int], at: int) -> tuple[int, int]:
    """Return which characters to show: all, or as many as have room, two thirds of it before `at`."""
    first, last = 0, len(cells) - 1
    if cells[last] <= ROOM:
        return first, last
    while cells[at] - cells[first] > ROOM * 2 // 3:
        first += 1
    while cells[last] - cells[first] > ROOM:
        last -= 1
    return first, last


def visible(text: str) -> str:
    """Return `text` with a symbol for each control character, and none that turns the writing direction."""
    return "".join(_symbol(character) for character in text)


def _symbol(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0:
        return "␡" if code == 0x7F else "\ufffd"
    return "\ufffd" if character in _BIDI or 0xD800 <= code < 0xE000 else character


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
