"""jekyll-redirect-from: pages at old addresses (`redirect_from`), and pages that moved away (`redirect_to`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from blogengine.features.base import Feature
from blogengine.features.pages import generated_page, has_source, with_pages
from blogengine.model import permalink
from blogengine.model.content import Document, Origin, Page, Template
from blogengine.model.front import text
from blogengine.records import replace
from blogengine.text.urls import absolute_url, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.model.site import Site

NAME = "redirect_from"
LAYOUT = "redirect"
LIST = "redirects.json"

_Subject = TypeVar("_Subject", Document, Page)

_LAYOUT_TEXT = """\
<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{{ page.redirect.to }}">
  <script>location="{{ page.redirect.to }}"</script>
  <meta http-equiv="refresh" content="0; url={{ page.redirect.to }}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{{ page.redirect.to }}">Click here if you are not redirected.</a>
</html>
"""
_DEFAULT_LAYOUT = Template(LAYOUT, Origin(f"{NAME}:{LAYOUT}.html"), _LAYOUT_TEXT)
"""Gives the bytes that jekyll-redirect-from gives; a site's own layout of that name is used instead."""


def _generate(site: Site) -> Site:
    pages: list[Page] = []
    targets: dict[str, str] = {}
    written: list[Document | Page] = [each for each in site.documents.values() if each.written]
    for subject in (*written, *site.pages):
        for path in _old_paths(subject.front.get("redirect_from")):
            targets[path] = _absolute(site, subject.url)
            pages.append(_page_at(site, path, targets[path], subject.origin))
        there = _destination(site, subject)
        if there is not None:
            targets[subject.url] = there
    moved = replace(
        site,
        documents={key: _moved(site, each) for key, each in site.documents.items()},
        pages=tuple(_moved(site, page) for page in site.pages),
        layouts={LAYOUT: _DEFAULT_LAYOUT, **site.layouts} if targets else site.layouts,
    )
    return with_pages(moved, [*pages, *_list(site, targets)])


def _old_paths(value: object) -> Iterable[str]:
    """Return each address with its leading slash; an empty one would be the home page."""
    entries = value if isinstance(value, list) else [value]
    return [f"/{text(each).removeprefix('/')}" for each in entries if each is not None and text(each)]


def _destination(site: Site, subject: Document | Page) -> str | None:
    """Return the address that a subject with a page of its own moved to, if it did."""
    value = subject.front.get("redirect_to")
    first = next((each for each in value if each is not None), None) if isinstance(value, list) else value
    return None if first is None or first is False or not subject.written else _absolute(site, text(first))


def _absolute(site: Site, target: str) -> str:
    if target.startswith(("http://", "https://")):
        return target
    return absolute_url(target, site.config.url, site.config.baseurl)


def _record(source: str, target: str) -> dict[str, object]:
    """Return the front matter of a redirect, as a site's own layout may read it."""
    redirect = {"from": source, "to": target}
    return {"sitemap": False, "layout": LAYOUT, "permalink": source, "redirect": redirect}


def _page_at(site: Site, path: str, target: str, origin: Origin) -> Page:
    """Return the page at an old address; a conflict about it is told at the `redirect_from` that asked for it."""
    url = clean(path)
    mark = origin.marks.get("redirect_from")
    page = generated_page(
        site,
        NAME,
        permalink.output_path(url, permalink.extension_of(url, ".html")),
        front=_record(path, target),
        url=url,
        name=f"{LAYOUT}.html",
        origin=Origin(origin.path, marks={"permalink": mark} if mark else {}),
    )
    return replace(page, ext=".html")


def _moved(site: Site, subject: _Subject) -> _Subject:
    """Return a subject as the redirect that it is, or as it was where it did not move."""
    target = _destination(site, subject)
    if target is None:
        return subject
    front = {**subject.front, **_record(subject.url, target)}
    return replace(subject, front=front, layout=LAYOUT, body="")


def _list(site: Site, targets: dict[str, str]) -> list[Page]:
    """Return `redirects.json`; a native site without redirects has none."""
    config = site.config
    if config.section("redirect_from").get("json") is False or has_source(site, LIST):
        return []
    if config.native and not targets:
        return []
    body = json.dumps(targets, ensure_ascii=False, separators=(",", ":"))
    return [generated_page(site, NAME, LIST, front={"layout": None}, body=body)]


REDIRECT_FROM = Feature(NAME, generate=_generate)
