"""`{: …}` within a line: attributes for the element right before, and extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.attributes import AttributeList
from blogengine.markdown.kramdown.extensions import START, run_extension, stop_tag
from blogengine.markdown.kramdown.grammar import LIST_CHARS, LIST_NAME

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_EXTENSION = re.compile(f"{START}|{stop_tag(LIST_NAME)}")
_ATTRIBUTES = re.compile(rf"\{{:({LIST_CHARS}+)\}}")


def extension(state: InlineState) -> bool:
    """Read one list or extension; what is neither is text."""
    text, pos = state.text, state.pos
    if not text.startswith("{:", pos):
        return False
    if match := _EXTENSION.match(text, pos):
        found = run_extension(state.document, match, text, state.line_at(pos), "span")
        if found is not None:
            for node in found.nodes:
                state.frame.add(node)
            state.pos = found.end
            return True
    elif match := _ATTRIBUTES.match(text, pos):
        last = state.frame.last
        if last is not None and last.type != "text":
            given = AttributeList()
            if not given.read(match[1]):
                state.warn(f"no attributes found in {match[0]}", pos)
            last.options.setdefault("ial", AttributeList()).update(given)
            given.apply(last.attributes, state.document.attribute_lists)
            state.pos = match.end()
            return True
        state.warn(f"{match[0]} stands after text: it belongs to nothing", pos)
    state.frame.parts.append("{")
    state.pos = pos + 1
    return True
