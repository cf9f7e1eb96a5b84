"""`{: …}` within a line: attributes for the element right before, and extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.extensions import START, Reading, run_extension, stop_tag
from blogengine.markdown.kramdown.grammar import LIST_NAME, LIST_TEXT
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_EXTENSION = compiled_later(f"{START}|{stop_tag(LIST_NAME)}")
_ATTRIBUTES = compiled_later(rf"\{{:({LIST_TEXT})\}}")


def extension(state: InlineState) -> bool:
    """Read one list or extension; what is neither is text."""
    text, pos = state.text, state.pos
    if not text.startswith("{:", pos):
        return False
    if state.is_exhausted or text.find("}", pos) < 0:
        state.as_text(pos + 1)
        return True
    if match := _EXTENSION.match(text, pos):
        state.steps += len(match[0])
        line, near = state.line_at(pos), state.line_from(pos)
        found = run_extension(Reading(state.document, text, line, near, "span", state.unclosed), match)
        if found is not None:
            for node in found.nodes:
                state.element.add(node)
            state.pos = found.end
            return True
    elif (last := state.element.last) is None or last.type == "text":
        state.warn("an attribute list after text belongs to nothing", pos)
    elif match := _ATTRIBUTES.match(text, pos):
        given = AttributeList()
        if not given.read(match[1]):
            state.warn(f"no attributes found in {match[0]}", pos)
        last.options.setdefault("ial", AttributeList()).update(given)
        given.apply(last.attributes, state.document.attribute_lists)
        state.pos = match.end()
        return True
    state.as_text(pos + 1)
    return True
