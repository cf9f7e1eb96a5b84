"""RSS 2.0 with `content:encoded`, by feedgen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from blogengine.feeds.fixes import fixed
from blogengine.feeds.text import cleaned, plain, whole
from blogengine.feeds.xml import cdata, declared

if TYPE_CHECKING:
    from blogengine.feeds.entry import Channel, Entry

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LINK = "{http://www.w3.org/2005/Atom}link"
_DC = "http://purl.org/dc/elements/1.1/"


def write(channel: Channel) -> bytes:
    """Return the RSS 2.0 document of `channel`, with the fixes of `fixes.fixed`, always well-formed.

    The same entries as the Atom feed, `guid` being Atom's id; titles are plain text, as RSS has them.
    """
    shown = fixed(cleaned(channel))
    feed = FeedGenerator()
    feed.register_extension("dc_content", _FeedForm, _ItemForm)
    feed.dc_content.hub = shown.hub
    title = plain(shown.title) or shown.title
    feed.title(title)
    feed.link({"href": shown.self_url, "rel": "self", "type": "application/rss+xml"})
    feed.link({"href": shown.home_url, "rel": "alternate"})  # the last link is the channel's
    feed.description(shown.subtitle or title)
    feed.lastBuildDate(whole(shown.updated))
    feed.generator(f"{shown.generator.name} {shown.generator.version}".strip())
    if shown.lang:
        feed.language(shown.lang)
    if shown.logo:
        feed.logo(shown.logo)
    for entry in shown.entries:
        _add(feed, entry)
    return declared(feed.rss_str(xml_declaration=False))


def _add(feed: FeedGenerator, entry: Entry) -> None:
    item = feed.add_entry(order="append")
    item.dc_content.entry = entry
    item.title(plain(entry.title) or entry.title)
    item.link({"href": entry.url, "rel": "alternate"})
    item.guid(entry.id, permalink=False)
    item.published(whole(entry.published))
    for category in entry.categories:
        item.category(term=category)
    if entry.summary:
        item.description(entry.summary)


class _FeedForm(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Declares Dublin Core on the root, and names the hub."""

    hub: str

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed.find("channel")
        if self.hub and channel is not None:
            etree.SubElement(channel, _LINK, rel="hub", href=self.hub)
        return feed


class _ItemForm(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Adds the authors by name, and the whole content beside the description."""

    entry: Entry

    def extend_rss(self, item: etree._Element) -> etree._Element:
        for author in self.entry.authors:
            etree.SubElement(item, f"{{{_DC}}}creator").text = author.name
        if self.entry.content:
            etree.SubElement(item, _CONTENT).text = cdata(self.entry.content)
        return item
