"""How what stands in lines is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.entities import Entity, named, numbered
from blogengine.markdown.kramdown.render.escape import escape_text, tag_attributes, write_entity

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.nodes import Node
    from blogengine.markdown.kramdown.render.writer import Close, NodeRule, Writer

_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")
_SYMBOLS = {
    name: tuple(found for part in parts.split() if (found := named(part)))
    for name, parts in {
        "mdash": "mdash",
        "ndash": "ndash",
        "hellip": "hellip",
        "laquo": "laquo",
        "raquo": "raquo",
        "laquo_space": "laquo nbsp",
        "raquo_space": "nbsp raquo",
    }.items()
}


def element(writer: Writer, node: Node, _parent: Node, _indent: int) -> Close:
    """Write `<em>`, `<strong>` or `<a>`."""
    writer.out.append(f"<{node.type}{tag_attributes(node.attributes)}>")
    return f"</{node.type}>"


def image(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write `<img />`."""
    writer.out.append(f"<img{tag_attributes(node.attributes)} />")


def line_break(writer: Writer, _node: Node, _parent: Node, _indent: int) -> None:
    """Write `<br />`."""
    writer.out.append("<br />")


def entity(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write a character reference."""
    writer.out.append(write_entity(node.options["entity"], writer.options.entity_output, node.options.get("original")))


def smart_quote(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write a quotation mark in the form that the option `smart_quotes` asks for."""
    wanted = writer.options.smart_quotes[_QUOTES.index(node.value)]
    found = numbered(wanted) if isinstance(wanted, int) else named(wanted)
    writer.out.append(write_entity(found or Entity(0xFFFD, None), writer.options.entity_output))


def typographic(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write a dash, an ellipsis or a guillemet, or what the option `typographic_symbols` has for it."""
    options = writer.options
    wanted = options.typographic_symbols.get(node.value)
    if wanted is not None:
        writer.out.append(escape_text(wanted))
    else:
        writer.out.append(_symbol(node.value, options.entity_output))


@cache
def _symbol(name: str, entity_output: str) -> str:
    return "".join(write_entity(part, entity_output) for part in _SYMBOLS[name])


def abbreviation(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write `<abbr>`, with what it stands for as its title."""
    known = writer.document.abbreviations[node.value]
    attributes = known.mark.attributes | ({"title": known.title} if known.title else {})
    writer.out.append(f"<abbr{tag_attributes(attributes)}>{node.value}</abbr>")


RULES: dict[str, NodeRule] = {
    "em": element,
    "strong": element,
    "a": element,
    "img": image,
    "br": line_break,
    "entity": entity,
    "smart_quote": smart_quote,
    "typographic_sym": typographic,
    "abbreviation": abbreviation,
}
