"""`{% seo %}` and `{% seo title=false %}`: a page's facts as the lines that belong into its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine import __version__
from blogengine.features.base import Feature, asked
from blogengine.features.seo.facts import Facts
from blogengine.features.seo.json_ld import json_ld
from blogengine.features.seo.values import is_given, lookup
from blogengine.liquid.filters.data import default
from blogengine.liquid.filters.strings import remove
from blogengine.liquid.filters.urls import absolute_url
from blogengine.liquid.ruby import text
from blogengine.liquid.tags.base import InlineTag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.config.config import Config
    from blogengine.liquid.context import Context

VERSION = "2.8.0"
"""The jekyll-seo-tag whose lines these are."""

_NO_TITLE = re.compile("title=false", re.IGNORECASE)
_FACEBOOK: Mapping[str, str] = {"admins": "fb:admins", "publisher": "article:publisher", "app_id": "fb:app_id"}
_GOOGLE = "google-site-verification"
_VERIFICATIONS: Mapping[str, str] = {
    "google": _GOOGLE,
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}
_CARD = "summary_large_image"


def _seo(markup: str, ctx: Context) -> str:
    facts = Facts(ctx)
    sections = (
        _page(facts, ctx, titled=not _NO_TITLE.search(markup)),
        _image(facts),
        _kind(facts),
        _neighbours(facts, ctx),
        _twitter(facts),
        _site(facts),
    )
    lines = [line for section in sections for line in section]
    data = f'<script type="application/ld+json">\n{json_ld(facts)}</script>'
    begin, end = f"<!-- Begin Jekyll SEO tag v{VERSION} -->", "<!-- End Jekyll SEO tag -->"
    return "\n".join([begin, *lines, data, end, ""])


def _page(facts: Facts, ctx: Context, *, titled: bool) -> Iterator[str]:
    """Yield what the page is and where; only a site that knows its `url` has canonical ones."""
    if facts.title is not None and titled:
        yield f"<title>{facts.title}</title>"
    yield f'<meta name="generator" content="{_generator(asked(ctx).settings())}" />'
    yield from _property("og:title", facts.page_title)
    yield from _name("author", facts.author.name)
    yield from _property("og:locale", facts.locale)
    yield from _name("description", facts.description)
    yield from _property("og:description", facts.description)
    if is_given(facts.site.lookup("url")):
        url = text(facts.canonical_url)
        yield f'<link rel="canonical" href="{url}" />'
        yield f'<meta property="og:url" content="{url}" />'
    yield from _property("og:site_name", facts.site_title)


def _generator(config: Config) -> str:
    return f"Jekyll v{config.jekyll_version}" if config.says_jekyll else f"blogengine v{__version__}"


def _image(facts: Facts) -> Iterator[str]:
    if facts.image is not None:
        yield from _property("og:image", facts.image.path)
        for key in ("height", "width", "alt"):
            yield from _property(f"og:image:{key}", facts.image.get(key))


def _kind(facts: Facts) -> Iterator[str]:
    yield from _property("og:type", "website" if facts.published is None else "article")
    yield from _property("article:published_time", facts.published)


def _neighbours(facts: Facts, ctx: Context) -> Iterator[str]:
    for rel, key in (("prev", "previous_page"), ("next", "next_page")):
        if is_given(lookup(facts.paginator, key)):
            path = lookup(facts.paginator, f"{key}_path")
            yield f'<link rel="{rel}" href="{text(absolute_url(ctx, path))}" />'


def _twitter(facts: Facts) -> Iterator[str]:
    account = facts.site.lookup("twitter")
    if facts.image is None:
        yield from _name("twitter:card", "summary")
    else:
        own = lookup(facts.page.lookup("twitter"), "card")
        yield from _name("twitter:card", default(default(own, lookup(account, "card")), _CARD))
        yield from _property("twitter:image", facts.image.path)
        yield from _name("twitter:image:alt", facts.image.get("alt"))
    yield from _property("twitter:title", facts.page_title)
    if is_given(account):
        yield f'<meta name="twitter:site" content="@{remove(lookup(account, "username"), "@")}" />'
        if facts.author.twitter is not None:
            yield f'<meta name="twitter:creator" content="@{remove(facts.author.twitter, "@")}" />'


def _site(facts: Facts) -> Iterator[str]:
    """Yield what proves to other services whose site this is."""
    for key, name in _FACEBOOK.items():
        yield from _property(name, lookup(facts.site.lookup("facebook"), key))
    verifications = facts.site.lookup("webmaster_verifications")
    if is_given(verifications):
        for key, name in _VERIFICATIONS.items():
            yield from _name(name, lookup(verifications, key))
    else:
        yield from _name(_GOOGLE, facts.site.lookup("google_site_verification"))


def _property(name: str, content: object) -> Iterator[str]:
    if is_given(content):
        yield f'<meta property="{name}" content="{text(content)}" />'


def _name(name: str, content: object) -> Iterator[str]:
    if is_given(content):
        yield f'<meta name="{name}" content="{text(content)}" />'


SEO_TAG = Feature("seo_tag", tags={"seo": InlineTag(_seo)})
