"""HTML pages as a browser reads them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from blogengine.compare.tokens import Token, joined, without_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*<!doctype([^>]*)>", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=64)
def html_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a page or a piece of one.

    They are those of the HTML5 tree: attributes without their order, classes without their spaces, no comments, and of
    white space only what a reader sees.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where pages are not equal to the byte

    doctype = _DOCTYPE.match(text.lstrip("\ufeff"))
    root = LexborHTMLParser(text).root
    first = Token("=", f"<!doctype {' '.join(doctype[1].lower().split())}>" if doctype else "no doctype")
    return first, *(without_spaces(list(joined(_walk(root)))) if root is not None else ())


def _walk(root: LexborNode) -> Iterator[Token]:
    yield _start(root)
    around = [(root.tag or "", root.iter(include_text=True))]
    while around:
        tag, children = around[-1]
        node = next(children, None)
        if node is None:
            yield Token(">", tag)
            around.pop()
            continue
        name = node.tag or ""
        if name == "-text":
            yield Token("=", node.text_content or "")
        elif name == "template":  # what it holds is not in the tree
            yield from (_start(node), Token("=", node.html or ""), Token(">", name))
        elif not name.startswith(("-", "!", "_")):
            yield _start(node)
            around.append((name, node.iter(include_text=True)))


def _start(node: LexborNode) -> Token:
    attributes = {key: value or "" for key, value in node.attributes.items()}
    if "class" in attributes:
        attributes["class"] = " ".join(attributes["class"].split())
    return Token("<", node.tag or "", tuple(sorted(attributes.items())))
