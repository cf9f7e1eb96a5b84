"""Dashes, ellipses and guillemets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.entities import named
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_SYMBOL = re.compile(r"---?|\.\.\.|\\<<|\\>>|<< ?| ?>>")
_NAMES = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<< ": "laquo_space",
    " >>": "raquo_space",
    "<<": "laquo",
    ">>": "raquo",
}


def typographic(state: InlineState) -> bool:
    """Read one symbol; with a backslash before them guillemets stay what they are."""
    match = _SYMBOL.match(state.text, state.pos)
    if match is None:
        return False
    written = match[0]
    if written[0] == "\\":
        entity = named("lt" if written[1] == "<" else "gt")
        state.element.add(Node("entity", entity=entity))
        state.element.add(Node("entity", entity=entity))
    else:
        state.element.add(Node("typographic_sym", _NAMES[written]))
    state.pos = match.end()
    return True
