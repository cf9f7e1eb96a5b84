"""jekyll-toc: a table of contents from a page's headings, and links beside them, for pages with `toc: true`."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from blogengine.features.base import Feature
from blogengine.liquid.drop import Drop
from blogengine.liquid.filters.base import with_host
from blogengine.liquid.ruby import to_s
from blogengine.liquid.tags.base import InlineTag
from blogengine.model.front import is_false
from blogengine.records import NamedTuple, dataclass
from blogengine.text.html import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from blogengine.liquid.context import Context

_WORDS = frozenset({"Nd", "Nl", "Pc"})


class _Heading(NamedTuple):
    level: int
    id: str
    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class _Settings:
    """The section `toc` of the configuration; a key that it has, whatever its value, is not the default's."""

    levels: range
    list_tag: str
    list_id: str
    list_class: str
    sublist_class: str
    item_class: str
    item_prefix: str
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, section: object) -> _Settings:
        given: Mapping[str, object] = section if isinstance(section, dict) else {}

        def level(key: str, default: int) -> int:
            value = given.get(key, default)
            return value if isinstance(value, int) else default

        def text(key: str, default: str) -> str:
            return to_s(given.get(key, default))

        sections = given.get("no_toc_section_class", "no_toc_section")
        return cls(
            levels=range(max(level("min_level", 1), 1), min(level("max_level", 6), 6) + 1),
            list_tag="ul" if is_false(given.get("ordered_list")) else "ol",
            list_id=text("list_id", "toc"),
            list_class=text("list_class", "section-nav"),
            sublist_class=text("sublist_class", ""),
            item_class=text("item_class", "toc-entry"),
            item_prefix=text("item_prefix", "toc-"),
            left_out=tuple(map(to_s, sections)) if isinstance(sections, list) else (to_s(sections),),
        )


class _Contents:
    """The headings of a piece of HTML."""

    def __init__(self, html: str, section: object) -> None:
        from blogengine.features.fragment import read_fragment  # noqa: PLC0415 - see there

        self._settings = _Settings.of(section)
        self._body = read_fragment(html)
        self._headings = list(self._find())

    def table(self) -> str:
        """Return the table of contents."""
        settings = self._settings
        start = f'<{settings.list_tag} id="{settings.list_id}" class="{settings.list_class}">'
        return f"{start}\n{''.join(self._items(self._headings))}</{settings.list_tag}>"

    def anchored(self) -> str:
        """Return the HTML with a link to itself at the beginning of each heading."""
        from blogengine.features.fragment import element, write_fragment  # noqa: PLC0415 - see there

        for heading in self._headings:
            icon = element("span", {"class": "octicon octicon-link"})
            anchor = element("a", {"class": "anchor", "href": f"#{heading.id}", "aria-hidden": "true"}, icon)
            anchor.tail, heading.element.text = heading.element.text, None
            heading.element.insert(0, anchor)
        return write_fragment(self._body)

    def _find(self) -> Iterator[_Heading]:
        """Yield the headings; an id made from a text that was there before gets a number, one that was given does not."""
        seen: Counter[str] = Counter()
        for level, node in self._wanted():
            text = "".join(map(str, node.itertext(with_tail=False)))
            given = node.get("id")
            if given is not None:
                yield _Heading(level, given, text, node)
                continue
            made = _id_of(text)
            yield _Heading(level, f"{made}-{seen[made]}" if seen[made] else made, text, node)
            seen[made] += 1

    def _wanted(self) -> Iterator[tuple[int, Element]]:
        levels = {f"h{level}": level for level in self._settings.levels}
        for node in self._body.iter(*levels) if levels else ():
            if "no_toc" not in _classes(node) and not any(self._is_left_out(each) for each in node.iterancestors()):
                yield levels[str(node.tag)], node

    def _is_left_out(self, node: Element) -> bool:
        return not _classes(node).isdisjoint(self._settings.left_out)

    def _items(self, headings: Sequence[_Heading]) -> Iterator[str]:
        """Yield the items of one list: those of the topmost level that occurs; what comes before them stands among them."""
        top = min((heading.level for heading in headings), default=0)
        place = 0
        while place < len(headings):
            heading = headings[place]
            if heading.level > top:
                below = _until(headings[place:], top)
                yield from self._items(below)
                place += len(below)
                continue
            below = _until(headings[place + 1 :], top)
            yield self._item(heading, below)
            place += 1 + len(below)

    def _item(self, heading: _Heading, below: Sequence[_Heading]) -> str:
        settings = self._settings
        start = f'<li class="{settings.item_class} {settings.item_prefix}h{heading.level}">'
        link = f'<a href="#{heading.id}">{escape(heading.text)}</a>'
        if not below:
            return f"{start}{link}</li>\n"
        of_class = f' class="{settings.sublist_class}"' if settings.sublist_class else ""
        sublist = f"<{settings.list_tag}{of_class}>\n{''.join(self._items(below))}</{settings.list_tag}>"
        return f"{start}{link}\n{sublist}\n</li>\n"


def _until(headings: Sequence[_Heading], level: int) -> Sequence[_Heading]:
    end = next((place for place, heading in enumerate(headings) if heading.level == level), len(headings))
    return headings[:end]


def _classes(node: Element) -> set[str]:
    return set(node.get("class", "").split())


def _id_of(text: str) -> str:
    """Return an id of a heading's words: lower case, dashes for spaces, percent signs for what is not ASCII."""
    return quote_plus("".join(_without_punctuation(text.lower())).replace(" ", "-"), safe="")


def _without_punctuation(text: str) -> Iterable[str]:
    for character in text:
        category = unicodedata.category(character)
        if character in "- " or category[0] in "LM" or category in _WORDS:
            yield character


def _page(ctx: Context, key: str) -> object:
    """Return a value of the page that is rendered, whatever the template calls `page`."""
    page = ctx.given.get("page")
    return page.lookup(key) if isinstance(page, Drop) else None


@with_host
def toc(ctx: Context, html: object) -> object:
    """Return a page's HTML with its table of contents before it and links beside its headings."""
    if _page(ctx, "toc") is not True:
        return html
    contents = _Contents(to_s(html), ctx.host.config("toc"))
    return contents.table() + contents.anchored()


@with_host
def toc_only(ctx: Context, html: object) -> object:
    """Return the table of contents alone."""
    return _Contents(to_s(html), ctx.host.config("toc")).table() if _page(ctx, "toc") is True else ""


@with_host
def inject_anchors(ctx: Context, html: object) -> object:
    """Return a page's HTML with links beside its headings."""
    return _Contents(to_s(html), ctx.host.config("toc")).anchored() if _page(ctx, "toc") is True else html


def _tag(markup: str, ctx: Context) -> str:
    """Return the table of contents of the page's body, as it stands where the tag is reached."""
    del markup
    if is_false(_page(ctx, "toc")):
        return ""
    return _Contents(to_s(_page(ctx, "content")), ctx.host.config("toc")).table()


TOC = Feature(
    "toc",
    tags={"toc": InlineTag(_tag)},
    filters={"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors},
)
