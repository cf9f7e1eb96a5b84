"""From HTML elements to kramdown's own, without recursion."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import NOT_S, SPACE_SET, S, W, rstrip
from blogengine.markdown.kramdown.entities import named
from blogengine.markdown.kramdown.html_elements import SPAN_ELEMENTS, content_model
from blogengine.markdown.kramdown.native.tables import finish_table, is_simple_table
from blogengine.markdown.kramdown.native.texts import (
    bare_text,
    drop_spaces,
    read_text,
    strip_ends,
    text_ends,
    wrap_texts,
)
from blogengine.records import dataclass, replace

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
MAX_DEPTH = 200
"""How deep elements may be nested; those deeper stay HTML."""
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIGHLIGHTER = re.compile(rf"{S}+\bhighlighter-{W}+\b|\bhighlighter-{W}+\b{S}*")
_LANGUAGE = re.compile(rf"\blanguage-{NOT_S}+")
_TEX = re.compile(r"\bmath/tex\b")
_CDATA = re.compile(rf"\A(?:%{S}*)?<!\[CDATA\[\n?((?s:.*?))(?:{S}%)?\]\]>\Z")


def to_native(document: Document, node: Node) -> None:
    """Make kramdown's own elements of the HTML element `node` and of what is below, as far as there are any."""
    converting = _Converting(document)
    converting.start(_Visit(node))
    converting.run()


def root_to_native(document: Document) -> None:
    """Make kramdown's own elements of all that was read."""
    converting = _Converting(document)
    converting.root()
    converting.run()


@dataclass(frozen=True, slots=True)
class _Visit:
    """An element to look at: with `convert` off it stays as it is, with `preserve` white space in it does."""

    node: Node
    convert: bool = True
    preserve: bool = False
    depth: int = 0


class _Converting:
    """What is left to do, last first: elements to look at, and what follows once all below an element is done."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.waiting: list[Callable[[], None]] = []

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop()()

    def start(self, visit: _Visit) -> None:
        """Convert an element; what was looked at in the same way is done, since an element around looks again."""
        node, way = visit.node, (visit.convert, visit.preserve)
        if node.type != "html_element" or node.options.get("visited") == way:
            return
        if visit.convert and visit.depth > MAX_DEPTH:
            self.document.limit(f"HTML nested more than {MAX_DEPTH} deep stays HTML", node.options.get("line", 1))
            visit = replace(visit, convert=False)
        special = _SPECIAL.get(node.value) if visit.convert else None
        if special is not None:
            special(self, replace(visit, preserve=False))
        elif visit.convert:
            self._general(visit)
        else:
            self.keep(visit)
        node.options["visited"] = way

    def _general(self, visit: _Visit) -> None:
        node, name = visit.node, visit.node.value
        if name in _WITHOUT_TEXT:
            node.children = [child for child in node.children if child.type != "text"]
        self.waiting.append(lambda: self._tidy(node, name))
        if name in _ALIKE:
            become(node, name)
            if name == "dt":
                self.document.native_headings.append(node)
            self.children(visit)
        else:
            self.keep(visit)

    def _tidy(self, node: Node, name: str) -> None:
        if name in _STRIPPED:
            strip_ends(node)
        if name in _WITHOUT_SPACES:
            drop_spaces(node)
        if name in _WITH_LINES:
            wrap_texts(node)

    def keep(self, visit: _Visit) -> None:
        """Leave an element as it is and go on with its children."""
        node, name = visit.node, visit.node.value
        category = "span" if name in SPAN_ELEMENTS else "block"
        model = content_model(name) if visit.convert else "raw"
        become(node, "html_element", category=category, content_model=model, is_closed=False)
        node.value = name
        self.children(visit)

    def keep_all(self, visit: _Visit) -> None:
        """Leave an element and all in it as they are."""
        self.keep(replace(visit, convert=False))

    def children(self, visit: _Visit) -> None:
        """Read the text in an element, and have the elements in it looked at next."""
        node = visit.node
        kept = []
        for child in node.children:
            if child.type == "text":
                kept += read_text(child.value, preserve=visit.preserve or not visit.convert)
                continue
            kept.append(child)
            if child.type == "html_element":
                self.waiting.append(partial(self.start, replace(visit, node=child, depth=visit.depth + 1)))
            elif child.type in {"xml_comment", "xml_pi"}:
                child.options = {"category": "span" if content_model(_element_of(node)) == "span" else "block"}
        node.children = kept

    def root(self) -> None:
        """Convert the whole document."""
        self.waiting.append(lambda: drop_spaces(self.document.root))
        self.children(_Visit(self.document.root))

    def anchor(self, visit: _Visit) -> None:
        if "href" in visit.node.attributes:
            become(visit.node, "a")
            self.children(visit)
        else:
            self.keep_all(visit)

    def emphasis(self, visit: _Visit) -> None:
        ends = text_ends(visit.node)
        if SPACE_SET.isdisjoint(ends):
            become(visit.node, _EMPHASIS[visit.node.value], text_ends=ends)
            self.children(visit)
        else:
            self.keep_all(visit)

    def heading(self, visit: _Visit) -> None:
        node = visit.node
        become(node, "header", level=int(node.value[1]), raw_text=bare_text(node))
        self.document.native_headings.append(node)
        self.children(visit)

    def code(self, visit: _Visit) -> None:
        node, attributes = visit.node, visit.node.attributes
        text = "".join(map(_written, read_text(bare_text(node), preserve=True)))
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

    def table(self, visit: _Visit) -> None:
        node = visit.node
        if not is_simple_table(node):
            self.keep_all(visit)
            return
        node.children = [child for child in node.children if child.type != "text"]
        self.waiting.append(lambda: finish_table(node))
        self.children(visit)
        become(node, "table")

    def script(self, visit: _Visit) -> None:
        node = visit.node
        kind = node.attributes.get("type", "")
        if not _TEX.search(kind):
            self._general(visit)
            return
        become(node, "math", category="block" if "mode=display" in kind else "span")
        node.value = _CDATA.sub(r"\1", node.children.pop(0).value) if node.children else ""
        del node.attributes["type"]

    def text_area(self, visit: _Visit) -> None:
        self.keep(replace(visit, preserve=True))


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


_SPECIAL: dict[str, Callable[[_Converting, _Visit], None]] = {
    "a": _Converting.anchor,
    **dict.fromkeys(_EMPHASIS, _Converting.emphasis),
    **dict.fromkeys(_HEADINGS, _Converting.heading),
    "code": _Converting.code,
    "pre": _Converting.code,
    "script": _Converting.script,
    "table": _Converting.table,
    "textarea": _Converting.text_area,
}
