"""A native site's pages for its categories and tags, and the filters that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.features.base import Feature, asked
from blogengine.features.pages import generated_page, with_pages
from blogengine.liquid.filters.base import with_context
from blogengine.liquid.ruby import to_s
from blogengine.model import taxonomy
from blogengine.model.content import Refs
from blogengine.text.urls import escape_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.liquid.context import Context
    from blogengine.liquid.filters.base import Filter
    from blogengine.model.content import Page
    from blogengine.model.site import Site

NAME = "terms"
ARCHIVE = "/archive/"
KINDS: Mapping[str, str] = {"categories": "category", "tags": "tag"}
"""What front matter calls the names, and the layout and `page.type` of one name's page."""


def posts_by_term(site: Site, kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return each of the posts' `categories` or `tags` with the ids of its posts, in the order of `site.tags`."""
    found = taxonomy.by_name(site.posts(), lambda post: post.categories if kind == "categories" else post.tags)
    return {name: tuple(post.id for post in posts) for name, posts in found.items()}


def _generate(site: Site) -> Site:
    return with_pages(site, [page for kind, layout in KINDS.items() for page in _pages(site, kind, layout)])


def _pages(site: Site, kind: str, layout: str) -> Iterator[Page]:
    if layout not in site.layouts:
        return
    terms = posts_by_term(site, kind)
    for name, slug in sorted(taxonomy.slugs(terms).items()):
        front = {"layout": layout, "title": name, "type": layout, "posts": Refs(terms[name])}
        yield generated_page(site, NAME, f"{kind}/{slug}/index.html", front=front, url=_url(kind, slug))


def _url(kind: str, slug: str) -> str:
    return f"/{kind}/{escape_path(slug)}/"


def _url_filter(kind: str) -> Filter:
    @with_context
    def term_url(context: Context, name: object) -> str:
        slug = asked(context).ask("term_slug", kind, to_s(name))
        return _url(kind, slug) if isinstance(slug, str) else ARCHIVE

    return term_url


TERMS = Feature(
    NAME,
    generate=_generate,
    filters={"category_url": _url_filter("categories"), "tag_url": _url_filter("tags")},
)
