"""`{% render 'name' %}`, which Jekyll knows and forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.tags.base import InlineTag, TagError
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.context import Context

_HINT = "write {% include file.html %}"
_SYNTAX = compiled_later(r"\"[^\"]*\"|'[^']*'")


def _check(markup: str) -> None:
    if not _SYNTAX.search(markup):
        raise TagError("'render' needs the name of a file in quotes", _HINT, "liquid-syntax")


def _refuse(_markup: str, _context: Context) -> str:
    raise TagError("'render' finds no files in a Jekyll site", _HINT)


RENDER = InlineTag(_refuse, _check)
"""Reads `render`; fails when it is reached."""
