"""Lexers by Rouge's names: our own where Rouge reads a language otherwise than Pygments, else Pygments' with a class map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name

from blogengine.highlight.class_maps import dialect_of
from blogengine.highlight.names import pygments_name

if TYPE_CHECKING:
    from pygments.lexer import Lexer

    from blogengine.highlight.tokens import Dialect


def reader_for(tag: str) -> tuple[Lexer, Dialect]:
    """Return a new lexer for a Rouge tag that Pygments can read, and how its tokens are named."""
    return get_lexer_by_name(pygments_name(tag)), dialect_of(tag)
