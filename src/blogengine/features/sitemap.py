"""jekyll-sitemap: `sitemap.xml` (https://www.sitemaps.org/protocol.html) and `robots.txt`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from blogengine.errors import ContentError
from blogengine.features.base import Feature, Priority
from blogengine.features.pages import generated_page, with_pages
from blogengine.feeds.text import timestamp
from blogengine.model.content import HTML_EXTENSIONS, Maker, Page
from blogengine.read.context import span_of_key
from blogengine.records import replace
from blogengine.text.html import xml_escape
from blogengine.text.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.features.base import Services
    from blogengine.model.site import Site
    from blogengine.query.tracked import Tracked

NAME = "sitemap"
STYLESHEET = "/sitemap.xsl"

_LISTED_FILES = HTML_EXTENSIONS | {".pdf"}
_URLSET = (
    '<urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9'
    ' http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
)


def _generate(site: Site) -> Site:
    urls = {page.url for page in site.pages} | {file.url for file in site.static_files}
    style = "styled" if STYLESHEET in urls else "plain"
    made = {"sitemap.xml": Maker(NAME, ("sitemap", style)), "robots.txt": Maker(NAME, ("robots",))}
    pages = [generated_page(site, NAME, path, front={"layout": None}, maker=maker) for path, maker in made.items()]
    return with_pages(_without_unwritten(site), pages)


def _without_unwritten(site: Site) -> Site:
    """Return a native site with `sitemap: false` in documents that have no page; Jekyll lists their URLs."""
    if not site.config.native:
        return site
    documents = {
        key: each if each.written else replace(each, front={**each.front, "sitemap": False})
        for key, each in site.documents.items()
    }
    return replace(site, documents=documents)


def _make(arguments: tuple[str, ...], ask: Tracked, _: Services) -> bytes:
    if arguments == ("robots",):
        return f"Sitemap: {_absolute(ask, '/sitemap.xml')}\n".encode()
    return "".join(f"{line}\n" for line in _sitemap(ask, styled="styled" in arguments)).encode()


def _sitemap(ask: Tracked, *, styled: bool) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    if styled:
        yield f'<?xml-stylesheet type="text/xsl" href="{_absolute(ask, STYLESHEET)}"?>'
    yield _URLSET
    for path, changed in _entries(ask):
        yield "<url>"
        yield f"<loc>{xml_escape(_absolute(ask, path.replace('/index.html', '/')))}</loc>"
        if changed is not None:
            yield f"<lastmod>{timestamp(changed)}</lastmod>"
        yield "</url>"
    yield "</urlset>"


def _entries(ask: Tracked) -> Iterator[tuple[str, dt.datetime | None]]:
    """Yield each address with the time of its last change: documents, pages, files."""
    for label in ask.ids("collections"):
        if ask.ask("collection_field", label, "output"):
            for each in ask.ids("collection", label):
                if _is_listed(ask, each):
                    yield str(ask.field(each, "url")), _changed(ask, each)
    for each in ask.ids("pages"):
        if _is_html(ask, each) and _is_listed(ask, each) and ask.field(each, "url") != "/404.html":
            yield str(ask.field(each, "url")), _time_of(ask, each, "last_modified_at")
    for each in ask.ids("static_files"):
        if _is_listed_file(ask, each) and _is_listed(ask, each):
            yield str(ask.field(each, "path")), _time_of(ask, each, "modified_time")


def _is_listed(ask: Tracked, subject_id: str) -> bool:
    return ask.field(subject_id, "sitemap") is not False


def _is_html(ask: Tracked, page_id: str) -> bool:
    """Say whether a page is HTML: its id, its URL and the settings decide that, and they are asked for."""
    page = ask.subject(page_id)
    return isinstance(page, Page) and page.is_html


def _is_listed_file(ask: Tracked, file_id: str) -> bool:
    return ask.field(file_id, "extname") in _LISTED_FILES and ask.field(file_id, "name") != "404.html"


def _changed(ask: Tracked, document_id: str) -> dt.datetime | None:
    changed = _time_of(ask, document_id, "last_modified_at") or _time_of(ask, document_id, "date")
    # A document without a date has the build's: a sitemap that says so would change with every build.
    return None if ask.settings().native and changed == ask.clock().now else changed


def _time_of(ask: Tracked, subject_id: str, key: str) -> dt.datetime | None:
    """Return a time of a subject's in the site's zone. Raises ContentError for what is none."""
    value = ask.field(subject_id, key)
    clock = ask.clock()
    if isinstance(value, dt.date):
        return clock.localize(value)
    found = clock.parse(value) if isinstance(value, str) and value else None
    if found is None and value not in (None, False, ""):
        origin = getattr(ask.subject(subject_id), "origin", None)
        span = span_of_key(origin.path, origin.marks, key) if origin else None
        raise ContentError(f"`{key}` is no date: {value}", span, "write it as 2024-01-05 23:30:00 +0100", "bad-date")
    return found


def _absolute(ask: Tracked, path: str) -> str:
    return absolute_url(path, ask.text("url"), ask.text("baseurl"))


SITEMAP = Feature(NAME, priority=Priority.LOWEST, generate=_generate, make=_make)
