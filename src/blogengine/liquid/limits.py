"""How much work one render may do. Limits count work, never time: the same template gives the same result anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from blogengine.liquid.errors import UnplacedError

LIMIT = "liquid-limit"

NESTING = 100
"""Blocks in blocks, and includes in includes: Liquid's own figure."""
LIST_DEPTH = 150
"""Lists in lists that may be written or compared."""
PIECES = 2_000_000
"""Values written for one list or hash, and items of one list."""
DIGITS = 4_000
"""Decimal digits of an integer."""
BITS = 13_280
"""Bits of an integer: what that many digits need."""

PIECE = 24
"""What a piece of output weighs beside its characters."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one render may use.

    `steps` counts what the loops run: the nodes in a loop's body times its items, the items that a filter looks at, and
    100 for an include. `output` and `string` count characters: of all that is written, where each piece that a loop
    writes counts as `PIECE` more, and of one value that is assigned or captured.
    """

    steps: int = 50_000_000
    output: int = 200_000_000
    string: int = 10_000_000


class LimitError(UnplacedError):
    """A template asks for more work than it may have."""

    def __init__(self, message: str) -> None:
        super().__init__(message, None, LIMIT)
