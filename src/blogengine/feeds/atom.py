"""Atom (RFC 4287), as jekyll-feed writes it: feedgen holds the feed, an extension gives it that form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from blogengine.feeds.entry import Author
from blogengine.feeds.fixes import fixed
from blogengine.feeds.text import cleaned, plain, whole
from blogengine.feeds.xml import cdata, declared
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.feeds.entry import Channel, Entry

_XML = "{http://www.w3.org/XML/1998/namespace}"
_MEDIA = "http://search.yahoo.com/mrss/"
_FEED_ORDER = ("generator", "link", "updated", "id", "icon", "logo", "title", "subtitle", "author")
_ENTRY_ORDER = ("title", "link", "published", "updated", "id", "content", "author", "category", "summary")
_MISSING = "-"
"""Stands for an empty title, which feedgen refuses; the extension puts the empty one back."""


def write(channel: Channel) -> bytes:
    """Return the Atom document of `channel`, well-formed whatever its texts hold.

    With compat "jekyll" it is jekyll-feed 0.17's in canonical form, where that one is well-formed; with "fixed" it is
    the feed that `fixes.fixed` returns. The document depends on `channel` alone.
    """
    shown = fixed(cleaned(channel)) if channel.compat == "fixed" else cleaned(channel)
    feed = FeedGenerator()
    feed.register_extension("form", _FeedForm, _EntryForm)
    feed.form.channel = shown
    feed.id(shown.id)
    feed.title(shown.title or _MISSING)
    feed.updated(whole(shown.updated))
    feed.link({"href": shown.self_url, "rel": "self", "type": "application/atom+xml"})
    feed.link({"href": shown.home_url, "rel": "alternate", "type": "text/html", "hreflang": shown.lang})
    if shown.hub:
        feed.link({"href": shown.hub, "rel": "hub"})
    program = shown.generator
    feed.generator(program.name, version=program.version, uri=program.uri)
    feed.icon(shown.icon)
    feed.logo(shown.logo)
    feed.subtitle(shown.subtitle or None)
    for entry in shown.entries:
        first = entry.authors[:1] or (Author(""),)
        _add(feed, entry if channel.compat == "fixed" else replace(entry, authors=first))
    return declared(feed.atom_str(xml_declaration=False))


def _add(feed: FeedGenerator, entry: Entry) -> None:
    made = feed.add_entry(order="append")
    made.form.entry = entry
    made.form.plain_link_titles = feed.form.channel.compat == "fixed"
    made.id(entry.id)
    made.title(entry.title or _MISSING)
    made.published(whole(entry.published))
    made.updated(whole(entry.updated))
    made.link({"href": entry.url, "rel": "alternate"})


class _FeedForm(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Gives the feed's own elements jekyll-feed's form; feedgen calls it before the entries are there."""

    channel: Channel

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        channel = self.channel
        _set_title(feed, channel.title)
        if channel.subtitle == "":
            etree.SubElement(feed, "subtitle")
        if channel.author:
            _add_author(feed, channel.author)
        if channel.lang:
            feed.set(f"{_XML}lang", channel.lang)
        if channel.stylesheet:
            href = channel.stylesheet.replace("&", "&amp;").replace('"', "&quot;").replace("?>", "?&gt;")
            feed.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/xml" href="{href}"'))
        _sort(feed, _FEED_ORDER)
        return feed


class _EntryForm(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Gives one entry's elements jekyll-feed's form."""

    entry: Entry
    plain_link_titles: bool

    def extend_atom(self, element: etree._Element) -> etree._Element:
        entry = self.entry
        _set_title(element, entry.title)
        if entry.lang:
            element.set(f"{_XML}lang", entry.lang)
        title = plain(entry.title) if self.plain_link_titles else entry.title
        link = element.find("link")
        if link is not None:
            link.attrib.update({"rel": "alternate", "type": "text/html", "title": _attribute(title)})
        if entry.content is not None:
            content = _add_html(element, "content", entry.content)
            content.set(f"{_XML}base", entry.url)
        for author in entry.authors:
            _add_author(element, author)
        for category in entry.categories:
            etree.SubElement(element, "category", term=_attribute(category))
        if entry.summary is not None:
            _add_html(element, "summary", entry.summary)
        _sort(element, _ENTRY_ORDER)
        if entry.image:
            _add_image(element, entry.image.url)
        return element


def _attribute(text: str) -> str:
    """Return `text` as a parser reads it in an attribute: without line ends."""
    return text.replace("\n", " ").replace("\t", " ")


def _set_title(parent: etree._Element, title: str) -> None:
    child = parent.find("title")
    if child is None:
        return
    if not title and parent.tag == "feed":
        parent.remove(child)
        return
    child.set("type", "html")
    child.text = title


def _add_author(parent: etree._Element, author: Author) -> None:
    made = etree.SubElement(parent, "author")
    etree.SubElement(made, "name").text = author.name
    if author.email:
        etree.SubElement(made, "email").text = author.email
    if author.uri:
        etree.SubElement(made, "uri").text = author.uri


def _add_html(parent: etree._Element, name: str, markup: str) -> etree._Element:
    made = etree.SubElement(parent, name, type="html")
    made.text = cdata(markup)
    return made


def _add_image(parent: etree._Element, url: str) -> None:
    for name, more in (("thumbnail", {}), ("content", {"medium": "image"})):
        etree.SubElement(parent, f"{{{_MEDIA}}}{name}", {**more, "url": url}, nsmap={"media": _MEDIA})


def _sort(parent: etree._Element, order: tuple[str, ...]) -> None:
    parent[:] = sorted(parent, key=lambda child: order.index(str(child.tag)))
