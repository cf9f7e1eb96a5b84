"""Reads an Atom document of jekyll-feed's into the Channel that says the same."""

from datetime import datetime

from lxml import etree

from blogengine.feeds.entry import Author, Channel, Entry, Generator, Image

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def text(element, name):
    found = element.find(ATOM + name)
    return None if found is None else found.text or ""


def author(element):
    return Author(text(element, "name"), text(element, "email") or "", text(element, "uri") or "")


def entry(element):
    image = element.find(MEDIA + "content")
    return Entry(
        id=text(element, "id"),
        url=element.find(ATOM + "link").get("href"),
        title=text(element, "title"),
        published=datetime.fromisoformat(text(element, "published")),
        updated=datetime.fromisoformat(text(element, "updated")),
        content=text(element, "content"),
        summary=text(element, "summary"),
        authors=tuple(author(each) for each in element.findall(ATOM + "author")),
        categories=tuple(each.get("term") for each in element.findall(ATOM + "category")),
        image=None if image is None else Image(image.get("url")),
        lang=element.get(XML + "lang", ""),
    )


def channel(document, compat="jekyll"):
    feed = etree.fromstring(document)
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    made_by = feed.find(ATOM + "generator")
    sheet = feed.getprevious()
    written_by = feed.find(ATOM + "author")
    return Channel(
        id=text(feed, "id"),
        self_url=links["self"],
        home_url=links["alternate"],
        updated=datetime.fromisoformat(text(feed, "updated")),
        generator=Generator(made_by.text, made_by.get("uri"), made_by.get("version")),
        title=text(feed, "title") or "",
        subtitle=text(feed, "subtitle"),
        author=None if written_by is None else author(written_by),
        lang=feed.get(XML + "lang", ""),
        stylesheet="" if sheet is None else sheet.get("href"),
        entries=tuple(entry(each) for each in feed.findall(ATOM + "entry")),
        compat=compat,
    )


def canonical(document):
    return etree.tostring(etree.fromstring(document).getroottree(), method="c14n2")
