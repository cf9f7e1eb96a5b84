"""How Rouge names what Pygments finds in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Dialect:
    """How Rouge's lexer for one language names what Pygments' lexer finds.

    `words` renames single tokens by (Pygments class, text), `classes` all others by class; a class in neither is named
    alike in both. Tokens of a Rouge class in `takes_newline` end with their line's newline.
    """

    classes: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    takes_newline: frozenset[str] = frozenset()


OWN = Dialect(classes={"w": "w", "sd": "sd", "vm": "vm"})
"""For lexers written in Rouge's terms: nothing is renamed."""
