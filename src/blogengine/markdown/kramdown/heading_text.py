"""The bare text of a heading or a term, of which ids are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.entities import named

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node

_SYMBOLS = {"laquo_space": "«\u00a0", "raquo_space": "\u00a0»"}


def note_text(document: Document, node: Node) -> None:
    """Note the bare text of `node`, a heading or a term; plain kramdown keeps a heading's text as it is written."""
    options = document.options
    if node.type == "dt" or options.auto_id_stripping:
        node.options["raw_text"] = plain_text(node, words_only=not options.gfm)


def plain_text(root: Node, *, words_only: bool = False) -> str:
    """Return the text below `root` without any markup; images and HTML have none of their own.

    With `words_only`, code, formulas, character references and typographic signs are left out.
    """
    parts = []
    waiting = list(reversed(root.children))
    while waiting:
        node = waiting.pop()
        if node.type == "text" or (node.type in {"codespan", "math"} and not words_only):
            parts.append(node.value)
        elif words_only:
            waiting.extend(reversed(node.children))
        elif node.type == "entity":
            parts.append(node.options["entity"].char)
        elif node.type in {"smart_quote", "typographic_sym"}:
            entity = named(node.value)
            parts.append(_SYMBOLS.get(node.value) or (entity.char if entity else ""))
        else:
            waiting.extend(reversed(node.children))
    return "".join(parts)
