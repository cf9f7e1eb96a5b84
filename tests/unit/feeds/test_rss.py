"""RSS 2.0, read back by feedparser and held against the specification (https://www.rssboard.org/rss-specification)."""

from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree

from blogengine.feeds import atom, rss
from blogengine.feeds.entry import Author
from blogengine.feeds.text import whole
from blogengine.records import replace


def test_feedparser_reads_the_entries_of_the_atom_feed(document, reading):
    channel = reading.channel(document, "fixed")
    got, other = feedparser.parse(rss.write(channel)), feedparser.parse(atom.write(channel))
    assert not got.bozo
    assert not other.bozo
    assert got.version == "rss20"
    assert len(got.entries) == len(other.entries) == len(channel.entries)
    for a, b in zip(got.entries, other.entries, strict=True):
        assert (a.id, a.link, a.published_parsed) == (b.id, b.link, b.published_parsed)
        assert [t.term for t in a.get("tags", [])] == [t.term for t in b.get("tags", [])]
        assert a.get("content") is None or a.content[0].value == b.content[0].value
        assert a.get("author", "") == b.get("author_detail", {}).get("name", "") or not a.get("author")


def test_elements_are_what_the_specification_wants(document, reading):
    channel = reading.channel(document)
    root = etree.fromstring(rss.write(channel))
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    made = root.find("channel")
    for name in ("title", "link", "description"):
        assert made.findtext(name)
    assert made.find("{http://www.w3.org/2005/Atom}link").get("rel") == "self"
    for item, entry in zip(made.findall("item"), channel.entries, strict=True):
        assert item.findtext("guid") == entry.id
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")) == entry.published
        assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") in (None, *contents(channel))


def contents(channel):
    return [entry.content for entry in rss.fixed(channel).entries]


def test_titles_are_plain_and_authors_named(one):
    item = etree.fromstring(rss.write(one(title="A &amp; B &lt;3", authors=(Author("X"), Author("Y"))))).find(".//item")
    assert item.findtext("title") == "A & B <3"
    assert [each.text for each in item.findall("{http://purl.org/dc/elements/1.1/}creator")] == ["X", "Y"]


def test_updated_is_the_build_date_and_no_clock_is_read(one):
    channel = one()
    root = etree.fromstring(rss.write(channel))
    assert parsedate_to_datetime(root.findtext(".//lastBuildDate")) == whole(channel.updated)
    assert rss.write(channel) == rss.write(one())


@pytest.mark.parametrize("title", ["", "\x00", "&#8;", " "])
def test_an_entry_may_have_no_title_that_can_be_shown(one, title):
    """feedgen refuses an item with neither title nor text."""
    channel = replace(one(title=title), title=title)
    assert len(feedparser.parse(rss.write(channel)).entries) == 1


def test_any_text_gives_a_well_formed_document(one):
    bad = "a\x00\ud800]]>&<b>\r"
    channel = replace(one(title=bad, content=bad, summary=bad, authors=(Author(bad),), categories=(bad,)), title=bad)
    root = etree.fromstring(rss.write(replace(channel, subtitle=bad, logo=bad, lang=bad)))
    assert root.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded") == "a]]>&<b>\n"
