"""Marks of footnotes, and the footnotes themselves at the end of the document or where a list asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.render.blocks import NO_BREAK_SPACE
from blogengine.markdown.kramdown.render.escape import escape_text, tag_attributes, write_entity

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.render.writer import NodeRule, Writer


def footnote(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write the mark of a footnote, numbered in the order of first marks."""
    name = writer.options.footnote_prefix + node.value
    repeat = ""
    if node.value in writer.footnotes:
        noted = writer.footnotes[node.value]
        noted[1] += 1
        repeat = f":{noted[1]}"
    else:
        noted = writer.footnotes[node.value] = [writer.options.footnote_nr + len(writer.footnotes), 0]
    writer.out.append(
        f'<sup id="fnref:{name}{repeat}" role="doc-noteref">'
        f'<a href="#fn:{name}" class="footnote" rel="footnote">{noted[0]}</a></sup>'
    )


def write_footnotes(writer: Writer) -> str:
    """Return the list of all footnotes that have a mark, those marked within footnotes too; empty if there is none."""
    items = []
    written: set[str] = set()
    while len(written) < len(writer.footnotes):
        for name in [name for name in writer.footnotes if name not in written]:
            written.add(name)
            items.append(_item(writer, name))
    if not items:
        return ""
    start = writer.options.footnote_nr
    attributes = tag_attributes({"start": str(start)} if start != 1 else {})
    body = "".join(items)
    return f'<div class="footnotes" role="doc-endnotes">\n  <ol{attributes}>\n{body}  </ol>\n</div>\n'


def _item(writer: Writer, name: str) -> str:
    prefixed = writer.options.footnote_prefix + name
    item = Node("li", attributes={"id": f"fn:{prefixed}", "role": "doc-endnote"})
    item.children = list(writer.document.footnotes[name].content.children)
    paragraph = _last_paragraph(item, inline=writer.options.footnote_backlink_inline)
    space = write_entity(NO_BREAK_SPACE, writer.options.entity_output)
    first_space = space
    if paragraph is None:
        paragraph = Node("p")
        item.children.append(paragraph)
        first_space = ""
    text = escape_text(writer.options.footnote_backlink)
    if text:
        paragraph.children.append(Node("raw", _back(first_space, prefixed, text)))
        for index in range(1, writer.footnotes[name][1] + 1):
            link = _back(space, f"{prefixed}:{index}", f"{text}<sup>{index + 1}</sup>")
            paragraph.children.append(Node("raw", link))
    return writer.fragment([item], Node("ol"), 4)


def _back(space: str, name: str, text: str) -> str:
    return f'{space}<a href="#fnref:{name}" class="reversefootnote" role="doc-backlink">{text}</a>'


def _last_paragraph(item: Node, *, inline: bool) -> Node | None:
    """Return the paragraph that takes the links back; with `inline` the last one, however deep."""
    if not inline:
        return item.children[-1] if item.children and item.children[-1].type == "p" else None
    parent = item
    while parent.children and parent.children[-1].type not in {"p", "header"}:
        parent = parent.children[-1]
    return parent.children[-1] if parent.children else None


RULES: dict[str, NodeRule] = {"footnote": footnote}
