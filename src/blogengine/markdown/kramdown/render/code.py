"""How code is written, with the highlighter's help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.errors import SourceSpan
from blogengine.markdown.kramdown.characters import NOT_S, lstrip, strip
from blogengine.markdown.kramdown.render.escape import escape_code, tag_attributes

if TYPE_CHECKING:
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.nodes import Node
    from blogengine.markdown.kramdown.render.writer import NodeRule, Writer

_LANGUAGE = re.compile(rf"\blanguage-({NOT_S}+)")
_FIRST_LANGUAGE = re.compile(rf"language-{NOT_S}+")
_SHOWS_SPACES = re.compile(r"\bshow-whitespaces\b")
_SPACES = re.compile(r"(^[ \t]+)|([ \t]+$)|([ \t]+)", re.MULTILINE)


class CodeWriter:
    """Code blocks and spans, coloured by `highlighter` where the options allow it."""

    def __init__(self, highlighter: CodeHighlighter) -> None:
        self._highlighter = highlighter

    def block(self, writer: Writer, node: Node, _parent: Node, indent: int) -> None:
        """Write a code block."""
        attributes = dict(node.attributes)
        language = _take_language(attributes)
        spaces = " " * indent
        chosen = writer.options.code_block
        coloured = None
        if writer.options.syntax_highlighter == "rouge":
            wanted = node.options.get("language") or language
            coloured = self._highlighter.fenced(node.value, wanted, chosen, _place(writer, node))
        if coloured is not None:
            _add_classes(attributes, language or chosen.default_lang)
            writer.out.append(f"{spaces}<div{tag_attributes(attributes)}>{coloured}{spaces}</div>\n")
            return
        code = escape_code(node.value).removesuffix("\n")
        if _SHOWS_SPACES.search(node.attributes.get("class", "")):
            code = _SPACES.sub(_shown, code)
        inner = tag_attributes({"class": f"language-{language}"} if language else {})
        writer.out.append(f"{spaces}<pre{tag_attributes(attributes)}><code{inner}>{code}\n</code></pre>\n")

    def span(self, writer: Writer, node: Node, _parent: Node, _indent: int) -> None:
        """Write a code span."""
        attributes = node.attributes
        found = _LANGUAGE.search(attributes.get("class", ""))
        language = found[1] if found else None
        chosen = writer.options.code_span
        coloured = None
        if writer.options.syntax_highlighter == "rouge":
            coloured = self._highlighter.inline(node.value, language, chosen, _place(writer, node))
        if coloured is not None:
            attributes = dict(attributes)
            _add_classes(attributes, language or chosen.default_lang)
        else:
            coloured = escape_code(node.value)
        writer.out.append(f"<code{tag_attributes(attributes)}>{coloured}</code>")

    def rules(self) -> dict[str, NodeRule]:
        """Return the rules of this writer by type."""
        return {"codeblock": self.block, "codespan": self.span}


def _place(writer: Writer, node: Node) -> SourceSpan:
    """Return where code begins; what was HTML has no line of its own, and is where the text begins."""
    document = writer.document
    return SourceSpan(document.path, document.first_line + node.options.get("line", 1) - 1)


def _take_language(attributes: dict[str, str]) -> str | None:
    """Remove and return the language that a class names; the class is gone if nothing is left of it."""
    classes = attributes.get("class", "")
    found = _LANGUAGE.search(classes)
    if found is None:
        return None
    attributes["class"] = strip(classes[: found.start()] + classes[found.end() :])
    if not attributes["class"]:
        del attributes["class"]
    return found[1]


def _add_classes(attributes: dict[str, str], language: str | None) -> None:
    classes = lstrip(f"{attributes.get('class', '')} highlighter-rouge")
    if language is not None:
        first = _FIRST_LANGUAGE.match(classes)
        rest = classes[first.end() :] if first else f" {classes}"
        classes = f"language-{language}{rest}"
    attributes["class"] = classes


def _shown(match: re.Match[str]) -> str:
    side = "-l" if match[1] else "-r" if match[2] else ""
    return "".join(
        f'<span class="ws-tab{side}">\t</span>' if char == "\t" else f'<span class="ws-space{side}">&#8901;</span>'
        for char in match[0]
    )
