"""Atom, held against the documents that the real jekyll-feed wrote (`tests/golden/feeds/*/expected`)."""

import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from blogengine.feeds import atom
from blogengine.feeds.entry import Author, Image
from blogengine.records import replace

STORIES = Path(__file__).parents[2] / "golden" / "feeds"


def written(channel):
    """The document's root, and feedparser's opinion of it, which has to be good."""
    document = atom.write(channel)
    assert document == atom.write(channel)
    parsed = feedparser.parse(document)
    assert not parsed.bozo, parsed.bozo_exception
    return etree.fromstring(document), parsed


def test_what_jekyll_feed_says_is_written_as_jekyll_feed_writes_it(document, reading):
    assert reading.canonical(atom.write(reading.channel(document))) == reading.canonical(document)


def test_canonical_form_sees_the_order_of_elements(document, reading):
    root = etree.fromstring(document)
    root.append(root[0])
    assert reading.canonical(etree.tostring(root)) != reading.canonical(document)


@pytest.mark.parametrize("compat", ["jekyll", "fixed"])
def test_any_text_gives_a_well_formed_document(compat, one):
    bad = "a\x00\x08\ufffe\ud800]]>&<b>\r\n\u2028\U0001f600"
    channel = replace(
        one(
            compat,
            id="https://ex.com/?a=1&b=2",
            url="https://ex.com/?a=1&b=2\x01",
            title=bad,
            content=bad,
            summary=bad,
            authors=(Author(bad, bad, bad),),
            categories=(bad, ""),
            image=Image(bad),
            lang=bad,
        ),
        title=bad,
        subtitle=bad,
        author=Author(bad),
        lang=bad,
        icon=bad,
        logo=bad,
        stylesheet='https://ex.com/a?>"&',
    )
    root, parsed = written(channel)
    kept = "a]]>&<b>\n\u2028\U0001f600"
    assert root.findtext(".//{*}entry/{*}content") == kept
    assert root.findtext("{*}title") == kept
    assert parsed.entries[0].id == "https://ex.com/?a=1&b=2"
    assert parsed.entries[0].link == "https://ex.com/?a=1&b=2"


def test_times_have_whole_seconds_and_minutes(one):
    """Ruby's `xmlschema` and RFC 3339 have no finer offsets; Amsterdam's was +00:19:32 until 1937."""
    amsterdam = timezone(timedelta(minutes=19, seconds=32))
    root, _ = written(
        one(published=datetime(1930, 1, 2, 3, 4, 5, 678, amsterdam), updated=datetime(2024, 1, 1, tzinfo=UTC))
    )
    assert root.findtext(".//{*}published") == "1930-01-02T03:04:05+00:19"
    assert root.findtext(".//{*}entry/{*}updated") == "2024-01-01T00:00:00+00:00"


def test_jekylls_form_has_one_author_who_may_be_nameless(one):
    """jekyll-feed takes the first author, and writes `<author><name></name></author>` where there is none."""
    root, _ = written(one("jekyll", authors=(Author("A"), Author("B"))))
    assert root.xpath("//*[local-name()='entry']/*[local-name()='author']/*/text()") == ["A"]
    root, _ = written(one("jekyll"))
    assert root.find(".//{*}entry/{*}author/{*}name") is not None


def test_an_untitled_entry_keeps_its_empty_title(one):
    root, _ = written(one("jekyll", title=""))
    assert not root.findtext(".//{*}entry/{*}title")


@pytest.mark.reference
@pytest.mark.skipif(shutil.which("jekyll") is None, reason="Jekyll is not installed")
@pytest.mark.parametrize("story", sorted(path.parent.name for path in STORIES.glob("*/site")))
def test_golden_feeds_are_what_jekyll_writes(story, golden):
    expected = STORIES / story / "expected"
    kept = {path.relative_to(expected).as_posix(): path.read_bytes() for path in expected.rglob("*") if path.is_file()}
    assert golden.build(STORIES / story) == kept
