"""Links and images: `[text](address "title")`, `[text][id]`, `[id]`, with `!` before them for images."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S, normalize_id, strip
from blogengine.markdown.kramdown.document import LinkDefinition
from blogengine.markdown.kramdown.inline import IMAGE, LINK
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState, OpenElement

_START = re.compile(r"!?\[(?=[^^])")
_BRACKET = re.compile(r"(\])|!?\[")
_ID = re.compile(rf"{S}*?\[([^\]]+)?\]")
_ANGLED = re.compile(r"\(<([^\n]*?)>")
_PAREN = re.compile(rf"([()])|{S}(?=['\"])")
_TITLE = re.compile(rf"{S}*?([\"'])((?s:.+?))\1{S}*?\)")
_CHARACTERS_A_TOKEN = 64
"""How much text is searched in the time that one token takes."""
_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")


def link(state: InlineState) -> bool:
    """Open a link or an image at its bracket, or take the bracket for text."""
    opening = _START.match(state.text, state.pos)
    if opening is None:
        return False
    around = state.element
    is_image = len(opening[0]) == 2
    if (not is_image and around.inside & (LINK | IMAGE)) or not state.may_open(opening.start(), opening[0]):
        around.parts.append(opening[0])
        state.pos = opening.end()
        return True
    element = state.open(Node("img" if is_image else "a"), IMAGE if is_image else LINK, opening.start())
    element.count = 1
    element.until(_BRACKET, _close, _accept)
    state.pos = opening.end()
    return True


def _accept(_state: InlineState, element: OpenElement, stop: re.Match[str]) -> bool:
    """Count brackets; those of images within are already paired."""
    element.count += -1 if stop[1] else 1
    return element.count == element.images


def _close(state: InlineState, element: OpenElement, found: bool) -> None:
    state.pop()
    opening = "![" if element.node.type == "img" else "["
    begin = element.start + len(opening)
    if found:
        written = _ESCAPED.sub(r"\1", state.text[begin : state.pos])
        end = _target(state, element, written, state.pos + 1)
        if end is not None:
            if element.parts:
                element.flush()
            _finish(state, element.node)
            state.pos = end
            return
    state.fail(element, opening, hopeless=not found)


def _finish(state: InlineState, node: Node) -> None:
    if node.type == "img":
        node.children.clear()
        state.element.images += 1
    state.element.add(node)


def _target(state: InlineState, element: OpenElement, written: str, pos: int) -> int | None:
    """Read where the link leads, from behind its text; return where it ends, None if it leads nowhere."""
    text = state.text
    named = _ID.match(text, pos)
    if named or not text.startswith("(", pos):
        name = normalize_id((named[1] if named else None) or written)
        definition = state.document.link_definitions.get(name)
        if definition is None:
            if named:  # brackets alone are more often just brackets
                state.warn(f"there is no link [{name}]", element.start)
            return None
        _set_target(state, element.node, written, definition)
        return named.end() if named else pos
    if state.is_exhausted and state.unclosed.knows("(", pos):
        return None
    address, end, closed = _address(state, pos)
    title = None
    if not closed:
        titled = _TITLE.match(text, end)
        if titled is None:
            state.steps += (len(text) - pos) // _CHARACTERS_A_TOKEN
            state.unclosed.note("(", pos)
            return None
        title, end = titled[2], titled.end()
    _set_target(state, element.node, written, LinkDefinition(address, title, None))
    return end


def _address(state: InlineState, pos: int) -> tuple[str, int, bool]:
    """Read the address behind a parenthesis; return it, where it ends, and whether its parenthesis is closed there."""
    text = state.text
    if angled := _ANGLED.match(text, pos):
        end = angled.end()
        closed = text.startswith(")", end)
        return angled[1], end + closed, closed
    depth, end = 0, pos
    while (stop := _PAREN.search(text, end)) is not None:
        end = stop.end()
        state.steps += 1
        if stop[1] is None:
            break
        depth += 1 if stop[1] == "(" else -1
        if depth == 0:
            break
    return strip(text[pos + 1 : end - 1]), end, depth == 0


def _set_target(state: InlineState, node: Node, written: str, target: LinkDefinition) -> None:
    attributes = node.attributes
    if target.mark is not None and "ial" in target.mark.options:
        node.options["ial"] = target.mark.options["ial"]
        target.mark.options["ial"].apply(attributes, state.document.attribute_lists)
    if node.type == "a":
        attributes["href"] = target.address
    else:
        attributes["src"] = target.address
        attributes["alt"] = written
    if target.title is not None:
        attributes["title"] = target.title
