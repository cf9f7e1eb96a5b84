"""Pieces of HTML read and written by libxml2, as Jekyll's plugins do by Nokogiri: what they touch is written anew.

Imported by whoever needs it, when it is needed: lxml takes 20 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lxml.etree import _Element as Element

_ADDRESSES = ("href", "src", "action")
_BETWEEN = "!#$%&'()*+,/:;=?@"
"""What stays as it is in an address besides letters, digits, and `-._~`; `%`, for it may be escaped already."""


def read_fragment(html: str) -> Element:
    """Return an element `body` that holds what a piece of HTML says; `<o:p>` is a `p`, for nobody declares its prefix."""
    # as bytes: lxml refuses text whose own declaration names an encoding
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(f"<html><body>{html}".encode("utf-8", "replace"), parser)
    body = root.find("body")
    if body is None:
        return etree.SubElement(root, "body")
    for each in body.iter(etree.Element):
        if ":" in each.tag:
            each.tag = each.tag.partition(":")[2]
    return body


def write_fragment(body: Element) -> str:
    """Return what is in `body` as HTML, with the line ends that libxml2 puts around blocks inside blocks.

    Tags are closed and attributes quoted; addresses are escaped, as libxml2 did before its release 2.14.
    """
    for each in body.iter(etree.Element):
        _escape_addresses(each)
    written = [_escape(body.text)]
    for child in body:
        text = etree.tostring(child, method="html", encoding="unicode", pretty_print=True, with_tail=False)
        written += [text.removesuffix("\n"), _escape(child.tail)]
    return "".join(written)


def _escape_addresses(element: Element) -> None:
    names = (*_ADDRESSES, "name") if element.tag == "a" else _ADDRESSES
    for name in names:
        if address := element.get(name):
            element.set(name, quote(address.lstrip(" \t\n\r"), safe=_BETWEEN, errors="replace"))


def texts_outside(body: Element, tags: Collection[str]) -> Iterator[tuple[Element, bool, str]]:
    """Yield each text that stands in none of the elements `tags`.

    It comes with an element, and whether it is what follows that element, else what the element begins with.
    """
    inside = 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        is_one = element.tag in tags
        if event == "start":
            inside += is_one
            if not inside and element.text:
                yield element, False, element.text
            continue
        inside -= event == "end" and is_one
        if not inside and element.tail and element is not body:
            yield element, True, element.tail


def put_pieces(element: Element, *, after: bool, pieces: list[str | Element]) -> None:
    """Put text and elements in the place of the text that `element` begins with, or of that `after` it."""
    parent = element.getparent() if after else element
    assert parent is not None
    place = parent.index(element) + 1 if after else 0
    last = element if after else None
    element_text = "".join(_leading(pieces))
    if after:
        element.tail = element_text
    else:
        element.text = element_text
    for piece in pieces[len(_leading(pieces)) :]:
        if isinstance(piece, str):
            assert last is not None
            last.tail = f"{last.tail or ''}{piece}" or None
        else:
            parent.insert(place, piece)
            place, last = place + 1, piece


def _leading(pieces: list[str | Element]) -> list[str]:
    texts: list[str] = []
    for piece in pieces:
        if not isinstance(piece, str):
            break
        texts.append(piece)
    return texts


def recut(html: str, untouched: Collection[str], cut: Callable[[str], list[str | Element]]) -> str:
    """Return HTML with each text that stands in none of the elements `untouched` as the pieces that `cut` makes of it.

    One piece stands for a text that stays.
    """
    body = read_fragment(html)
    for element, after, text in list(texts_outside(body, untouched)):
        pieces = cut(text)
        if len(pieces) > 1:
            put_pieces(element, after=after, pieces=pieces)
    return write_fragment(body)


def element(tag: str, attributes: dict[str, str], *content: str | Element) -> Element:
    """Return a new element that holds text and elements."""
    made = etree.Element(tag, attributes)
    put_pieces(made, after=False, pieces=list(content))
    return made


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
