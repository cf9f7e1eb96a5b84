"""XML documents, and the entries of feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lxml import etree

from blogengine.compare.html import html_tokens
from blogengine.compare.tokens import Token, joined, without_highlighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FEEDS = frozenset({"feed", "rss", "RDF", "urlset", "sitemapindex"})
_HTML_INSIDE = frozenset({"content", "summary", "description", "encoded"})
_TIMES = {"feed": "updated", "channel": "lastBuildDate"}
_ENTRIES = frozenset({"entry", "item"})


def parse(data: bytes) -> etree._Element | None:
    """Return the root, None where it is not XML; nothing outside the document is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, strip_cdata=True)
    try:
        return etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError:
        return None


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def xml_tokens(root: etree._Element) -> tuple[Token, ...]:
    """Return the tokens of a document: HTML in feeds as its own, without when the feed was made and by what."""
    return tuple(joined(_walk(root)))


def _walk(root: etree._Element) -> Iterator[Token]:
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and skipped is None:
            if element is not root and _is_of_the_build(element):
                skipped = element
                continue
            attributes = sorted((str(key), str(value)) for key, value in element.attrib.items())
            yield Token("<", str(element.tag), tuple(attributes))
            yield from _text(element)
        elif event == "end" and (skipped is None or skipped is element):
            if skipped is None:
                yield Token(">", str(element.tag))
            skipped = None
            if element is not root and (tail := " ".join((element.tail or "").split())):
                yield Token("=", tail)


def _text(element: etree._Element) -> Iterator[Token]:
    text = element.text or ""
    if name_of(element) in _HTML_INSIDE and len(element) == 0 and "<" in text:
        yield from html_tokens(text)
    elif shown := " ".join(text.split()):
        yield Token("=", shown)


def _is_of_the_build(element: etree._Element) -> bool:
    """Tell whether an element says when or by what a feed was made; it may differ."""
    name, parent = name_of(element), element.getparent()
    return name == "generator" or (parent is not None and _TIMES.get(name_of(parent)) == name)


def entries(data: bytes) -> Mapping[str, tuple[object, ...]]:
    """Return a feed's entries by their ids, each as something that is equal if the entry is but for the colours of code.

    Reads Atom, RSS and JSON Feed; what is none of them has no entries.
    """
    if data.lstrip()[:1] == b"{":
        return _json_entries(data)
    root = parse(data)
    found: dict[str, tuple[object, ...]] = {}
    for element in root.iter("*") if root is not None else ():
        if name_of(element) in _ENTRIES:
            found.setdefault(_id(element), tuple(without_highlighting(xml_tokens(element))))
    return found


def _id(entry: etree._Element) -> str:
    texts = {name_of(child): (child.text or "").strip() for child in entry.iterchildren("*")}
    return texts.get("id") or texts.get("guid") or texts.get("link") or texts.get("title") or ""


def _json_entries(data: bytes) -> dict[str, tuple[object, ...]]:
    try:
        items: list[object] = json.loads(data).get("items", [])
    except (ValueError, AttributeError):
        return {}
    return {str(item.get("id")): (json.dumps(item, sort_keys=True),) for item in items if isinstance(item, dict)}
