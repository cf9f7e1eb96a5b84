"""Definitions of links, `[id]: address "title"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import normalize_id
from blogengine.markdown.kramdown.document import LinkDefinition
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_DEFINITION = compiled_later(
    r" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<([^\n]*?)>|([^\n]*?[^ \t\n\v\f\r][^\n]*?))"
    r"(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?([\"'])([^\n]{1,2000}?)\4)?[ \t]*?\n"
)
_STRAY_TITLE = compiled_later(r"[ \t]+[\"']")


def link_definition(state: BlockState) -> bool:
    """Read one definition; of two with one id the last holds."""
    match = _DEFINITION.match(state.text, state.pos)
    if match is None or (match[3] and _STRAY_TITLE.search(match[3])):
        return False
    line = state.line
    state.pos = match.end()
    name = normalize_id(match[1])
    definitions = state.document.link_definitions
    if name in definitions:
        state.document.warn(f"[{name}] is defined twice: the last definition holds", line, match[0])
    address = match[2] if match[2] is not None else match[3]
    definitions[name] = LinkDefinition(address, match[5], state.mark("link_def"))
    return True
