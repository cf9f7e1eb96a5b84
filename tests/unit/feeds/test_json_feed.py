"""JSON Feed, held against the rules of https://www.jsonfeed.org/version/1.1/ and against the Atom feed's entries."""

import json
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from blogengine.feeds import json_feed
from blogengine.feeds.entry import Author, Image

FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip
AUTHOR = {"name": str, "url": str, "avatar": str}


def check(where, value, kinds, required):
    """Yield what the specification forbids in one object."""
    yield from (f"{where}: no {name}" for name in required if name not in value)
    for name, item in value.items():
        if name not in kinds:
            yield f"{where}: unknown {name}"
        elif not isinstance(item, kinds[name]):
            yield f"{where}: {name} is a {type(item).__name__}"
        elif name.endswith("url") and not urlsplit(item).scheme:
            yield f"{where}: {name} is not a URL: {item}"


def problems(feed):
    """Yield what the specification forbids in a feed."""
    yield from check("feed", feed, FEED, ["version", "title", "items"])
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        yield "feed: version"
    for author in [a for holder in [feed, *feed["items"]] for a in holder.get("authors", [])]:
        yield from check("author", author, AUTHOR, [])
        if not author:
            yield "author: empty"
    for item in feed["items"]:
        yield from check("item", item, ITEM, ["id"])
        if not item.keys() & {"content_html", "content_text"}:
            yield "item: no content"
        for date in item.keys() & {"date_published", "date_modified"}:
            datetime.fromisoformat(item[date])
        if not all(isinstance(tag, str) for tag in item.get("tags", [])):
            yield "item: tags"
    if len({item["id"] for item in feed["items"]}) != len(feed["items"]):
        yield "feed: two items with one id"


def test_the_rules_hold(document, reading):
    channel = reading.channel(document)
    if not urlsplit(channel.home_url).scheme:
        pytest.skip("a site without a url has no absolute URLs to give")
    feed = json.loads(json_feed.write(channel))
    assert list(problems(feed)) == []
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in channel.entries]


def test_the_check_finds_faults():
    bad = {"version": 1, "items": [{"id": 1, "url": "x"}, {"id": 1, "authors": [{}], "x": 1, "content_text": ""}]}
    assert len(list(problems(bad))) >= 9


def test_fields_are_where_the_specification_has_them(one):
    entry = {
        "title": "A &amp; B",
        "content": '<a href="/x">x</a>',
        "summary": "1 &lt; 2",
        "authors": (Author("X", "x@ex.com"), Author("Y", "", "https://y.ex")),
        "categories": ("a", "b"),
        "image": Image("https://ex.com/i.png"),
        "lang": "en_GB",
    }
    assert json.loads(json_feed.write(one(**entry)))["items"] == [
        {
            "id": "https://ex.com/a",
            "url": "https://ex.com/a/",
            "title": "A & B",
            "content_html": '<a href="https://ex.com/x">x</a>',
            "summary": "1 < 2",
            "image": "https://ex.com/i.png",
            "date_published": "2024-05-06T12:30:00+02:00",
            "date_modified": "2024-05-06T12:30:00+02:00",
            "authors": [{"name": "X", "url": "mailto:x@ex.com"}, {"name": "Y", "url": "https://y.ex"}],
            "tags": ["a", "b"],
            "language": "en-GB",
        }
    ]


def test_an_excerpt_stands_in_for_missing_content(one):
    assert json.loads(json_feed.write(one(summary="a &amp; b")))["items"][0]["content_text"] == "a & b"


def test_any_text_is_written(one):
    assert json.loads(json_feed.write(one(title="a\x00\ud800b", content="\x08<b>")))["items"][0]["title"] == "ab"
