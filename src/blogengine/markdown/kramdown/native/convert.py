"""From HTML elements to kramdown's own, without recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_S, S, W, rstrip
from blogengine.markdown.kramdown.entities import named
from blogengine.markdown.kramdown.html_elements import SPAN_ELEMENTS, content_model
from blogengine.markdown.kramdown.native.tables import finish_table, is_simple_table
from blogengine.markdown.kramdown.native.texts import (
    bare_text,
    drop_spaces,
    read_text,
    strip_ends,
    wrap_texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node

_WITHOUT_TEXT = frozenset([
    "html", "head", "hgroup", "ol", "ul", "dl", "colgroup", "tbody", "thead", "tfoot", "tr", "select", "optgroup",
])  # fmt: skip
"""Elements that hold elements only: text right within them is dropped."""
_WITH_LINES = frozenset([
    "body", "section", "nav", "article", "aside", "header", "footer", "address", "div", "li", "dd", "blockquote",
    "figure", "figcaption", "fieldset", "form",
])  # fmt: skip
"""Elements that hold lines or blocks: the lines become paragraphs without tags."""
_WITHOUT_SPACES = _WITH_LINES | {"td", "th"}
_STRIPPED = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "form", "footer", "header", "legend", "li", "nav", "p", "section", "td", "th",
])  # fmt: skip
_ALIKE = frozenset([
    "blockquote", "hr", "br", "img", "p", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "dl", "li", "dt",
    "dd",
])  # fmt: skip
"""Elements that kramdown has under the same name."""
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SPACE_AT_END = re.compile(rf"\A{S}|{S}\Z")
_HIGHLIGHTER = re.compile(rf"{S}+\bhighlighter-{W}+\b|\bhighlighter-{W}+\b{S}*")
_LANGUAGE = re.compile(rf"\blanguage-{NOT_S}+")
_TEX = re.compile(r"\bmath/tex\b")
_CDATA = re.compile(rf"\A(?:%{S}*)?<!\[CDATA\[\n?((?s:.*?))(?:{S}%)?\]\]>\Z")


def to_native(document: Document, node: Node) -> None:
    """Make kramdown's own elements of the HTML element `node` and of what is below, as far as there are any."""
    converting = _Converting(document)
    converting.start(node, convert=True, preserve=False)
    converting.run()


def root_to_native(document: Document) -> None:
    """Make kramdown's own elements of all that was read."""
    converting = _Converting(document)
    converting.root()
    converting.run()


class _Converting:
    """What is left to do, last first: elements to look at, and what follows once all below an element is done."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.waiting: list[Callable[[], None]] = []

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop()()

    def start(self, node: Node, *, convert: bool, preserve: bool) -> None:
        """Convert `node`, or with `convert` off only the text in it; `preserve` keeps white space."""
        if node.type != "html_element":
            return
        name = node.value
        special = _SPECIAL.get(name) if convert else None
        if special is not None:
            special(self, node)
        elif convert:
            self._general(node, name, preserve=preserve)
        else:
            self.keep(node, convert=False, preserve=preserve)

    def _general(self, node: Node, name: str, *, preserve: bool) -> None:
        if name in _WITHOUT_TEXT:
            node.children = [child for child in node.children if child.type != "text"]
        self.waiting.append(lambda: self._tidy(node, name))
        if name in _ALIKE:
            become(node, name)
            if name == "dt":
                self.document.native_headings.append(node)
            self.children(node, convert=True, preserve=preserve)
        else:
            self.keep(node, convert=True, preserve=preserve)

    def _tidy(self, node: Node, name: str) -> None:
        if name in _STRIPPED:
            strip_ends(node)
        if name in _WITHOUT_SPACES:
            drop_spaces(node)
        if name in _WITH_LINES:
            wrap_texts(node, self.document)

    def keep(self, node: Node, *, convert: bool, preserve: bool) -> None:
        """Leave `node` an HTML element and go on with its children."""
        name = node.value
        category = "span" if name in SPAN_ELEMENTS else "block"
        become(node, "html_element", category=category, content_model=content_model(name) if convert else "raw")
        node.options["is_closed"] = False
        node.value = name
        self.children(node, convert=convert, preserve=preserve)

    def children(self, node: Node, *, convert: bool = True, preserve: bool = False) -> None:
        """Read the text in `node`, and have the elements in it looked at next."""
        kept = []
        for child in node.children:
            if child.type == "text":
                kept += read_text(child.value, preserve=preserve or not convert)
                continue
            kept.append(child)
            if child.type == "html_element":
                self.waiting.append(lambda child=child: self.start(child, convert=convert, preserve=preserve))  # type: ignore[misc]  # bound now
            elif child.type in {"xml_comment", "xml_pi"}:
                child.options = {"category": "span" if content_model(_element_of(node)) == "span" else "block"}
        node.children = kept

    def root(self) -> None:
        """Convert the whole document."""
        self.waiting.append(lambda: drop_spaces(self.document.root))
        self.children(self.document.root)

    def anchor(self, node: Node) -> None:
        if "href" in node.attributes:
            become(node, "a")
            self.children(node)
        else:
            self.keep(node, convert=False, preserve=False)

    def emphasis(self, node: Node) -> None:
        if _SPACE_AT_END.search(bare_text(node)):
            self.keep(node, convert=False, preserve=False)
        else:
            become(node, _EMPHASIS[node.value])
            self.children(node)

    def heading(self, node: Node) -> None:
        become(node, "header", level=int(node.value[1]), raw_text=bare_text(node))
        self.document.native_headings.append(node)
        self.children(node)

    def code(self, node: Node) -> None:
        text = "".join(map(_written, read_text(bare_text(node), preserve=True)))
        attributes = node.attributes
        if node.value == "code":
            become(node, "codespan")
            if "class" in attributes:
                attributes["class"] = _HIGHLIGHTER.sub("", attributes["class"])
        else:
            become(node, "codeblock")
            only = node.children[0] if len(node.children) == 1 else None
            language = _LANGUAGE.search(only.attributes.get("class", "")) if only and only.value == "code" else None
            if language is not None:
                attributes["class"] = rstrip(f"{language[0]} {attributes.get('class', '')}")
        node.value = text
        node.children = []

    def table(self, node: Node) -> None:
        if not is_simple_table(node):
            self.keep(node, convert=False, preserve=False)
            return
        node.children = [child for child in node.children if child.type != "text"]
        self.waiting.append(lambda: finish_table(node))
        self.children(node)
        become(node, "table")

    def script(self, node: Node) -> None:
        kind = node.attributes.get("type", "")
        if not _TEX.search(kind):
            self._general(node, node.value, preserve=False)
            return
        become(node, "math", category="block" if "mode=display" in kind else "span")
        node.value = _CDATA.sub(r"\1", node.children.pop(0).value) if node.children else ""
        del node.attributes["type"]

    def text_area(self, node: Node) -> None:
        self.keep(node, convert=True, preserve=True)


def become(node: Node, type_: str, **options: object) -> None:
    """Make `node` one of another type; only the number of its line is left of what was known about it."""
    if "line" in node.options:
        options["line"] = node.options["line"]
    node.type = type_
    node.value = ""
    node.options = options


def _element_of(node: Node) -> str:
    """Return the element that says how comments in `node` are set."""
    if node.type == "html_element":
        return node.value
    return "h1" if node.type == "header" else node.type


def _written(node: Node) -> str:
    """Return the characters that `node`, text or a character reference, stands for."""
    if node.type == "text":
        return node.value
    entity = node.options.get("entity") or named(node.value)
    return entity.char if entity else ""


_SPECIAL: dict[str, Callable[[_Converting, Node], None]] = {
    "a": _Converting.anchor,
    **dict.fromkeys(_EMPHASIS, _Converting.emphasis),
    **dict.fromkeys(_HEADINGS, _Converting.heading),
    "code": _Converting.code,
    "pre": _Converting.code,
    "script": _Converting.script,
    "table": _Converting.table,
    "textarea": _Converting.text_area,
}
