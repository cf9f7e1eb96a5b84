"""Text between tags, and the white space around elements."""

from __future__ import annotations

import re

from blogengine.markdown.kramdown.characters import S, lstrip, rstrip, strip
from blogengine.markdown.kramdown.entities import REFERENCE, named, referred
from blogengine.markdown.kramdown.nodes import Node

_SPACES = re.compile(f"{S}+")
_QUOTES = frozenset(["lsquo", "rsquo", "ldquo", "rdquo"])
_SYMBOLS = frozenset(["mdash", "ndash", "hellip", "laquo", "raquo"])
_BLOCKS = frozenset(
    ["blank", "p", "header", "blockquote", "codeblock", "ul", "ol", "li", "dl", "dt", "dd", "table", "td", "hr"]
)


def read_text(text: str, *, preserve: bool) -> list[Node]:
    """Return text and character references as nodes; unless `preserve`, runs of white space become one space."""
    if not preserve:
        text = _SPACES.sub(" ", text)
    found = []
    pos = 0
    while (match := REFERENCE.search(text, pos)) is not None:
        found.append(Node("text", text[pos : match.start()]))
        name, entity = match[1], referred(match)
        pos = match.end()
        if name in _QUOTES:
            found.append(Node("smart_quote", name))
        elif name in _SYMBOLS:
            found.append(Node("typographic_sym", name))
        elif entity is not None:
            found.append(Node("entity", entity=entity, original=match[0]))
        else:
            found.append(Node("entity", entity=named("amp")))
            pos = match.start() + 1
    if pos < len(text):
        found.append(Node("text", text[pos:]))
    return found


def bare_text(root: Node) -> str:
    """Return all text below `root`, character references as they are written."""
    parts = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == "text":
            parts.append(node.value)
        waiting.extend(reversed(node.children))
    return "".join(parts)


def text_ends(root: Node) -> tuple[str, str]:
    """Return the first and the last character of the text below `root`, empty if there is none."""
    return _text_end(root, 0), _text_end(root, -1)


def _text_end(root: Node, index: int) -> str:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if "text_ends" in node.options:
            end: str = node.options["text_ends"][index]
            if end:
                return end
        elif node.type == "text" and node.value:
            return node.value[index]
        else:
            waiting.extend(node.children if index else reversed(node.children))
    return ""


def is_block(node: Node) -> bool:
    """Tell whether `node` stands on lines of its own."""
    return node.type in _BLOCKS or node.options.get("category") == "block"


def strip_ends(node: Node) -> None:
    """Take white space off the text at both ends of `node`."""
    children = node.children
    if children and children[0].type == "text":
        children[0].value = lstrip(children[0].value)
    if children and children[-1].type == "text":
        children[-1].value = rstrip(children[-1].value)


def drop_spaces(node: Node) -> None:
    """Drop white space at both ends of `node` and between blocks."""
    children = node.children
    last = len(children) - 1
    node.children = [
        child
        for index, child in enumerate(children)
        if child.type != "text"
        or strip(child.value)
        or not (index in {0, last} or (is_block(children[index - 1]) and is_block(children[index + 1])))
    ]


def wrap_texts(node: Node) -> None:
    """Put what stands in lines between the blocks of `node` into paragraphs without tags."""
    wrapped: list[Node] = []
    paragraph: Node | None = None
    for child in node.children:
        if is_block(child):
            wrapped.append(child)
            paragraph = None
            continue
        if paragraph is None:
            paragraph = Node("p", transparent=True)
            wrapped.append(paragraph)
        paragraph.children.append(child)
    node.children = wrapped
