"""`{: …}` on lines of its own: attribute lists for the block before or after, named lists, and extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.characters import BLANK
from blogengine.markdown.kramdown.extensions import START, Reading, run_extension, stop_tag
from blogengine.markdown.kramdown.grammar import IAL_START, LIST_NAME, LIST_TEXT, OPT_SPACE
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.block import BlockState

_NAMED = compiled_later(rf"{OPT_SPACE}\{{:({LIST_NAME}):({LIST_TEXT})\}}{BLANK}*\n")
_EXTENSION = compiled_later(rf"{OPT_SPACE}(?:{START}|{stop_tag(LIST_NAME)}){BLANK}*\n")
_INLINE = compiled_later(rf"{OPT_SPACE}\{{:(?![:/])({LIST_TEXT})\}}{BLANK}*\n")
_NEXT = compiled_later(IAL_START)
_DEFINITIONS = {"link_def", "abbrev_def", "footnote_def"}


def extension(state: BlockState) -> bool:
    """Read one list or extension."""
    return _named_list(state) or _extension(state) or _attribute_list(state)


def _named_list(state: BlockState) -> bool:
    match = _NAMED.match(state.text, state.pos)
    if match is None:
        return False
    _read(state, state.document.attribute_lists.setdefault(match[1], AttributeList()), match[2])
    state.pos = match.end()
    state.mark("ald")
    return True


def _extension(state: BlockState) -> bool:
    match = _EXTENSION.match(state.text, state.pos)
    if match is None:
        return False
    found = run_extension(Reading(state.document, state.text, state.line, match[0], "block", state.unclosed), match)
    if found is None:
        return False
    if found.sets_options:
        state.mark("extension")
    state.node.children.extend(found.nodes)
    state.pos = found.end
    return True


def _attribute_list(state: BlockState) -> bool:
    match = _INLINE.match(state.text, state.pos)
    if match is None:
        return False
    last = state.node.children[-1] if state.node.children else None
    if last is not None and last.type != "blank" and (last.type != "eob" or last.value in _DEFINITIONS):
        _read(state, last.options.setdefault("ial", AttributeList()), match[1])
        state.pos = match.end()
        if not _NEXT.match(state.text, state.pos):
            state.mark("ial")
    else:
        if state.ial is None:
            state.ial = AttributeList()
        _read(state, state.ial, match[1])
        state.pos = match.end()
    return True


def _read(state: BlockState, into: AttributeList, text: str) -> None:
    if not into.read(text):
        state.document.warn(f"no attributes found in {{:{text}}}", state.line, f"{{:{text}}}")
