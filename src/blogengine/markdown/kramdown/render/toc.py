"""The table of contents, in the place of a list with `{:toc}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.render.writer import Writer


def write_toc(writer: Writer, marked: Node) -> str:
    """Return the list of all headings noted, nested by level, of the kind and with the attributes of `marked`."""
    if not writer.headings:
        return ""
    contents = Node(marked.type, attributes=dict(marked.attributes))
    base = contents.attributes.setdefault("id", "markdown-toc")
    around: list[tuple[int, Node]] = []
    for level, name, heading in writer.headings:
        while around and around[-1][0] >= level:
            around.pop()
        parent = _sublist(around[-1][1], marked.type) if around else contents
        item = _item(heading, name, base)
        parent.children.append(item)
        around.append((level, item))
    return writer.fragment([contents], Node("root"), 0)


def _sublist(item: Node, kind: str) -> Node:
    if len(item.children) == 1:
        item.children.append(Node(kind))
    return item.children[1]


def _item(heading: Node, name: str, base: str) -> Node:
    link = Node("a", attributes={"href": f"#{name}", "id": f"{base}-{name}"})
    link.children = _entry(heading.children)
    paragraph = Node("p", transparent=True)
    paragraph.children.append(link)
    item = Node("li")
    item.children.append(paragraph)
    return item


def _entry(nodes: list[Node]) -> list[Node]:
    """Return a copy of a heading's text without footnotes, and with the text of links in their places."""
    copied: list[Node] = []
    waiting = [(node, copied) for node in reversed(nodes)]
    while waiting:
        node, into = waiting.pop()
        if node.type == "footnote":
            continue
        if node.type == "a":
            waiting.extend((child, into) for child in reversed(node.children))
            continue
        copy = Node(node.type, node.value, node.attributes, **node.options)
        into.append(copy)
        waiting.extend((child, copy.children) for child in reversed(node.children))
    return copied
