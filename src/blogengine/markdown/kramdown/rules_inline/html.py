"""HTML within a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S
from blogengine.markdown.kramdown.html_elements import BLOCK_ELEMENTS, KNOWN, VOID_ELEMENTS, content_model
from blogengine.markdown.kramdown.html_tags import (
    CLOSING,
    MARKDOWN_MODES,
    OPENING,
    STARTING,
    comment_end,
    element_name,
    read_attributes,
)
from blogengine.markdown.kramdown.native import to_native
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineParser, InlineRule, InlineState, OpenElement

_LINE_ENDS = re.compile(r"\n+")


@lru_cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}{S}*>", re.IGNORECASE if name in KNOWN else 0)


def html_rule(parser: InlineParser) -> InlineRule:
    """Return the rule; what is inside raw elements is read with this rule alone."""

    def html(state: InlineState) -> bool:
        text, pos = state.text, state.pos
        if not STARTING.match(text, pos):
            return False
        if end := comment_end(state, pos):
            state.element.add(Node("xml_comment", text[pos:end], category="span"))
            state.pos = end
        elif text.startswith("<!", pos):
            state.as_text(pos + 1)
        elif match := CLOSING.match(text, pos):
            state.warn(f"</{match[1]}> closes nothing", pos)
            state.as_text(match.end())
        elif (match := OPENING.match(text, pos)) is None:
            state.as_text(pos + 1)
        elif (name := element_name(match[1])) in BLOCK_ELEMENTS:
            state.warn(f"<{name}> is a block, but stands within a line", pos)
            state.as_text(match.end())
        else:
            _open(state, parser, match, name)
        return True

    return html


def _open(state: InlineState, parser: InlineParser, match: re.Match[str], name: str) -> None:
    attributes = read_attributes(match[2], name, lambda message: state.warn(message, match.start()))
    for key, value in attributes.items():
        if "\n" in value:
            attributes[key] = _LINE_ENDS.sub(" ", value)
    parse = _is_parsed(state, name, attributes.pop("markdown", None), match)
    node = Node("html_element", name, attributes, category="span", content_model="span" if parse else "raw")
    state.pos = match.end()
    if match["closed"] or name in VOID_ELEMENTS:
        _add(state, node)
        return
    scope = parser.scope() if parse else parser.scope("html")
    state.open(node, 0, match.start(), scope).until(_end_tag(name), _close)


def _is_parsed(state: InlineState, name: str, mode: str | None, match: re.Match[str]) -> bool:
    raw = content_model(name) == "raw"
    wanted = MARKDOWN_MODES.get(mode or "")
    if wanted == "block":
        state.warn(f'<{name}> within a line cannot hold blocks: markdown="block" is ignored', match.start())
    if wanted == "span":
        return True
    if wanted == "default":
        return not raw
    if wanted == "raw":
        return False
    inside_raw = bool(state.around) and state.element.node.options.get("content_model") == "raw"
    return not raw and not inside_raw and state.document.options.parse_span_html


def _close(state: InlineState, element: OpenElement, found: bool) -> None:
    state.pop()
    if found:
        assert element.stop is not None
        end = element.stop.match(state.text, state.pos)
        assert end is not None
        state.pos = end.end()
    else:
        state.warn(f"<{element.node.value}> is never closed", element.start)
        if state.pos < len(state.text):
            element.parts.append(state.text[state.pos :])
        state.pos = len(state.text)
    if element.parts:
        element.flush()
    _add(state, element.node)


def _add(state: InlineState, node: Node) -> None:
    if state.document.options.html_to_native:
        to_native(state.document, node)
        state.element.images += node.type == "img"
    state.element.add(node)
