"""What the W3C validator finds in jekyll-feed's documents is not in the fixed ones; ids stay."""

import pytest
from lxml import etree

from blogengine.feeds import atom
from blogengine.feeds.entry import Author
from blogengine.feeds.fixes import fixed
from blogengine.feeds.text import language_tag
from blogengine.records import replace

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def root(channel):
    return etree.fromstring(atom.write(channel))


def test_missing_title_and_author_are_made_up(one):
    """RFC 4287 §4.1.1: a feed has a title, and an author where an entry has none."""
    feed = root(replace(one(authors=(Author(""), Author("  "))), title=""))
    assert feed.xpath("string(a:title)", namespaces=ATOM) == "ex.com"
    assert feed.xpath("a:author/a:name/text()", namespaces=ATOM) == ["ex.com"]
    assert feed.xpath("a:entry/a:author", namespaces=ATOM) == []


def test_every_author_is_told(one):
    feed = root(one(authors=(Author("A", "nope", "https://a.ex"), Author("B", "b@ex.com"))))
    assert feed.xpath("a:entry/a:author/a:name/text()", namespaces=ATOM) == ["A", "B"]
    assert feed.xpath("a:entry/a:author/a:email/text()", namespaces=ATOM) == ["b@ex.com"]
    assert feed.xpath("a:author", namespaces=ATOM) == []


def test_blank_texts_and_empty_or_repeated_categories_are_left_out(one):
    feed = root(one(content="", summary="", categories=("a", "", "b", "a")))
    assert feed.xpath("a:entry/a:content | a:entry/a:summary", namespaces=ATOM) == []
    assert feed.xpath("a:entry/a:category/@term", namespaces=ATOM) == ["a", "b"]


def test_link_titles_are_plain_text(one):
    feed = root(one(title="A &amp; B"))
    assert feed.xpath("a:entry/a:link/@title", namespaces=ATOM) == ["A & B"]
    assert feed.xpath("string(a:entry/a:title[@type='html'])", namespaces=ATOM) == "A &amp; B"


def test_urls_in_content_are_absolute_and_xml_base_stays(one):
    feed = root(one(content='<img src="i.png">'))
    content = feed.find(".//a:content", ATOM)
    assert content.text == '<img src="https://ex.com/a/i.png">'
    assert content.get("{http://www.w3.org/XML/1998/namespace}base") == "https://ex.com/a/"


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("en", "en"),
        ("en_US", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-rozaj", "sl-rozaj"),
        ("English", ""),
        ("e", ""),
        ("en US", ""),
        ("", ""),
    ],
)
def test_languages_are_bcp_47(given, tag):
    assert language_tag(given) == tag


def test_fixing_keeps_ids_and_order_and_is_done_once(document, reading):
    channel = reading.channel(document, "fixed")
    made = fixed(channel)
    assert made.id == channel.id
    assert [(e.id, e.url, e.updated) for e in made.entries] == [(e.id, e.url, e.updated) for e in channel.entries]
    assert fixed(made) == made
