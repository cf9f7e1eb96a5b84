"""How blocks are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import lstrip
from blogengine.markdown.kramdown.entities import numbered
from blogengine.markdown.kramdown.html_elements import VOID_ELEMENTS
from blogengine.markdown.kramdown.render.escape import escape_code, tag_attributes, write_entity
from blogengine.markdown.kramdown.render.ids import automatic_id, bare_id

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.nodes import Node
    from blogengine.markdown.kramdown.render.writer import Close, NodeRule, Writer

_NO_TOC = re.compile(r"\bno_toc\b")
_AUTO_IDS = re.compile(r"\Aauto_ids(?:-([A-Za-z0-9_-]+))?")
NO_BREAK_SPACE = numbered(0xA0)


def nothing(_writer: Writer, _node: Node, _parent: Node, _indent: int) -> None:
    """Write nothing."""


def blank(writer: Writer, _node: Node, _parent: Node, _indent: int) -> None:
    """Write an empty line."""
    writer.out.append("\n")


def contents(_writer: Writer, _node: Node, _parent: Node, _indent: int) -> Close:
    """Write the children alone."""
    return ""


def paragraph(writer: Writer, node: Node, _parent: Node, indent: int) -> Close | None:
    """Write `<p>`, `<figure>` for an image that asks to stand alone, or nothing around a tight item's text."""
    if "transparent" in node.options:
        return ""
    children = node.children
    if len(children) == 1 and children[0].type == "img" and "standalone" in references(children[0]):
        _figure(writer, node, children[0], indent)
        return None
    writer.out.append(f"{' ' * indent}<p{tag_attributes(node.attributes)}>")
    return "</p>\n"


def _figure(writer: Writer, node: Node, image: Node, indent: int) -> None:
    figure, picture = dict(node.attributes), dict(image.attributes)
    for name in ("class", "id"):
        if name in picture and name not in figure:
            figure[name] = picture.pop(name)
    spaces, inner = " " * indent, " " * (indent + 2)
    writer.out.append(
        f"{spaces}<figure{tag_attributes(figure)}>\n{inner}<img{tag_attributes(picture)} />\n"
        f"{inner}<figcaption>{picture.get('alt', '')}</figcaption>\n{spaces}</figure>\n"
    )


def references(node: Node) -> list[str]:
    """Return the names that the attribute list given to `node` refers to."""
    given = node.options.get("ial")
    return [] if given is None else given.references


def heading(writer: Writer, node: Node, _parent: Node, indent: int) -> Close:
    """Write `<h1>` to `<h6>`, with an id, and note it for the table of contents."""
    options = writer.options
    attributes = node.attributes
    if options.auto_ids and "id" not in attributes:
        attributes = attributes | {"id": automatic_id(writer, node.options["raw_text"])}
    level = node.options["level"]
    if "id" in attributes and level in options.toc_levels and not _NO_TOC.search(node.attributes.get("class", "")):
        writer.headings.append((level, attributes["id"], node))
    tag = f"h{min(max(level + options.header_offset, 1), 6)}"
    writer.out.append(f"{' ' * indent}<{tag}{tag_attributes(attributes)}>")
    return f"</{tag}>\n"


def horizontal_rule(writer: Writer, node: Node, _parent: Node, indent: int) -> None:
    """Write `<hr />`."""
    writer.out.append(f"{' ' * indent}<hr{tag_attributes(node.attributes)} />\n")


def container(writer: Writer, node: Node, _parent: Node, indent: int) -> Close:
    """Write an element whose tags stand on lines of their own."""
    spaces = " " * indent
    writer.out.append(f"{spaces}<{node.type}{tag_attributes(node.attributes)}>\n")
    return f"{spaces}</{node.type}>\n"


def list_(writer: Writer, node: Node, parent: Node, indent: int) -> Close | None:
    """Write a list, or keep its place for the table of contents or the footnotes."""
    named = references(node)
    if named:
        if writer.toc is None and "toc" in named:
            writer.toc = (writer.keep_place(), node)
            return None
        if writer.notes_at is None and "footnotes" in named:
            writer.notes_at = writer.keep_place()
            return None
    return container(writer, node, parent, indent)


def item(writer: Writer, node: Node, _parent: Node, indent: int) -> Close:
    """Write `<li>` or `<dd>`: on one line if its first paragraph has no tag of its own."""
    spaces, out = " " * indent, writer.out
    out.append(f"{spaces}<{node.type}{tag_attributes(node.attributes)}>")
    end = f"</{node.type}>\n"
    children = node.children
    if children and "transparent" not in children[0].options:
        out[-1] += "\n"
        return spaces + end

    def close(mark: int) -> None:
        out.append(spaces + end if _last(out, mark).endswith("\n") else end)

    return close


def term(writer: Writer, node: Node, parent: Node, indent: int) -> Close:
    """Write `<dt>`, with an id where the list's attribute list asks for automatic ones."""
    attributes = node.attributes
    if "id" not in attributes:
        wanted = next(filter(None, map(_AUTO_IDS.match, references(parent))), None)
        if wanted:
            attributes = attributes | {"id": lstrip((wanted[1] or "") + bare_id(node.options["raw_text"]))}
    writer.out.append(f"{' ' * indent}<dt{tag_attributes(attributes)}>")
    return "</dt>\n"


def cell(writer: Writer, node: Node, _parent: Node, indent: int) -> Close:
    """Write `<td>` or `<th>`; an empty one holds a no-break space."""
    out = writer.out
    out.append(f"{' ' * indent}<{node.type}{tag_attributes(node.attributes)}>")
    end = f"</{node.type}>\n"

    def close(mark: int) -> None:
        if not _last(out, mark):
            out.append(write_entity(NO_BREAK_SPACE, writer.options.entity_output))
        out.append(end)

    return close


def _last(out: list[str], mark: int) -> str:
    """Return the last piece with anything in it after the one at `mark`, or nothing."""
    index = len(out) - 1
    while index > mark:
        if out[index]:
            return out[index]
        index -= 1
    return ""


def is_raw(node: Node) -> bool:
    """Tell whether `node` is an HTML element whose content is written as it was."""
    return node.type == "html_element" and node.options.get("content_model") == "raw"


def html_element(writer: Writer, node: Node, parent: Node, indent: int) -> Close:
    """Write an HTML element: in a line as it is, as a block on lines of its own."""
    out, name = writer.out, node.value
    is_block = node.options["category"] == "block"
    lines = is_block and not is_raw(parent)
    spaces = " " * indent if lines else ""
    out.append(f"{spaces}<{name}{tag_attributes(node.attributes)}")
    out.append(">")
    end_line = "\n" if lines else ""

    def close(mark: int) -> None:
        written = _last(out, mark + 1)
        model = node.options.get("content_model")
        if is_block and node.options["is_closed"] and model == "raw":
            out[mark + 1 :] = [" />"]
        elif written and is_block and model == "block":
            out[mark + 1] = ">\n"
            if not written.endswith("\n"):
                out.append("\n")
            out.append(f"{' ' * indent}</{name}>")
        elif not written and name in VOID_ELEMENTS:
            out[mark + 1] = " />"
        else:
            out.append(f"</{name}>")
        out.append(end_line)

    return close


def comment(writer: Writer, node: Node, _parent: Node, indent: int) -> None:
    """Write what the extension `comment` holds as an HTML comment."""
    if node.options["category"] == "block":
        writer.out.append(f"{' ' * indent}<!-- {node.value} -->\n")
    else:
        writer.out.append(f"<!-- {node.value} -->")


def markup(writer: Writer, node: Node, parent: Node, indent: int) -> None:
    """Write an HTML comment or a processing instruction as it was."""
    if node.options["category"] == "block" and not is_raw(parent):
        writer.out.append(f"{' ' * indent}{node.value}\n")
    else:
        writer.out.append(node.value)


def raw(writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
    """Write text as it was, unless it is meant for other formats."""
    formats = node.options.get("formats")
    if not formats or "html" in formats:
        writer.out.append(node.value + ("\n" if node.options.get("category") == "block" else ""))


def math(writer: Writer, node: Node, _parent: Node, indent: int) -> None:
    """Write a formula for MathJax, or between dollar signs where there is no engine."""
    is_block = node.options["category"] == "block"
    attributes, formula = node.attributes, node.value
    if writer.options.math_engine == "mathjax":
        if not attributes:
            value = escape_code(formula)
            writer.out.append(f"\\[{value}\\]\n" if is_block else f"\\({value}\\)")
            return
        body = f"\\[{escape_code(formula)}\\]\n" if is_block else f"${formula}$"
    else:
        attributes = attributes | {"class": lstrip(f"{attributes.get('class', '')} kdmath")}
        body = f"$$\n{formula}\n$$" if is_block else f"${formula}$"
    written = tag_attributes(attributes)
    if is_block:
        writer.out.append(f"{' ' * indent}<div{written}>{body}</div>\n")
    else:
        writer.out.append(f"<span{written}>{body}</span>")


RULES: dict[str, NodeRule] = {
    "blank": blank,
    "eob": nothing,
    "lines": contents,
    "p": paragraph,
    "header": heading,
    "hr": horizontal_rule,
    "blockquote": container,
    "ul": list_,
    "ol": list_,
    "li": item,
    "dl": container,
    "dt": term,
    "dd": item,
    "table": container,
    "thead": container,
    "tbody": container,
    "tfoot": container,
    "tr": container,
    "td": cell,
    "th": cell,
    "html_element": html_element,
    "comment": comment,
    "xml_comment": markup,
    "xml_pi": markup,
    "raw": raw,
    "math": math,
}
