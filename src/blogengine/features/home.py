"""The pages that a native blog has without writing them: its home, its archive, its 404."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.features.base import Feature
from blogengine.features.pages import generated_page, with_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.model.content import Page
    from blogengine.model.site import Site

NAME = "home"


def _generate(site: Site) -> Site:
    return with_pages(site, _pages(site))


def _pages(site: Site) -> Iterator[Page]:
    """Yield the pages that the theme has layouts for; titles are the theme's words, where it has any."""
    words = site.config.section("words")
    if "home" in site.layouts:
        yield generated_page(site, NAME, "index.html", front={"layout": "home"}, url="/")
    if "archive" in site.layouts:
        front = {"layout": "archive", "title": words.get("archive", "Archive")}
        yield generated_page(site, NAME, "archive/index.html", front=front, url="/archive/")
    if "404" in site.layouts:
        front = {"layout": "404", "title": words.get("missing", "Page not found")}
        yield generated_page(site, NAME, "404.html", front=front, url="/404.html")


HOME = Feature(NAME, generate=_generate)
