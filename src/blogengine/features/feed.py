"""jekyll-feed, with RSS and JSON Feed beside its Atom: which feeds a site has, and `{% feed_meta %}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from blogengine.features.base import Feature, Priority, asked
from blogengine.features.pages import generated_page, has_source, with_pages
from blogengine.features.terms import posts_by_term
from blogengine.feeds.entries import POSTS, STYLESHEET, Selection, make_channel
from blogengine.liquid.tags.base import InlineTag
from blogengine.model import taxonomy
from blogengine.model.content import Maker
from blogengine.model.front import text
from blogengine.text.html import xml_escape
from blogengine.text.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.config.config import Config
    from blogengine.features.base import Services
    from blogengine.feeds.entry import Channel
    from blogengine.liquid.context import Context
    from blogengine.model.content import Page
    from blogengine.model.site import Site
    from blogengine.query.tracked import Tracked

NAME = "feed"
TYPES: Mapping[str, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}
"""The forms of a feed, and the media type of each."""

_ATOM_PATH = "/feed.xml"
_BESIDE: Mapping[str, str] = {"rss": "/rss.xml", "json": "/feed.json"}
_SIMPLE_TAG = re.compile(r"[A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed of a site: its file, its form, and whose documents it shows."""

    path: str
    form: str = "atom"
    collection: str = POSTS
    category: str | None = None
    tag: str | None = None


def _generate(site: Site) -> Site:
    config = site.config
    if _is_switched_off(config):
        return site
    feeds = {feed.path: feed for feed in (*_of_collections(config), *_of_tags(site), *_beside_atom(config))}
    absent = (feed for feed in feeds.values() if not has_source(site, feed.path.removeprefix("/")))
    return with_pages(site, [_page(site, feed) for feed in absent])


def _is_switched_off(config: Config) -> bool:
    return bool(config.section("feed").get("disable_in_development")) and config.environment == "development"


def _of_collections(config: Config) -> Iterable[_Feed]:
    """Yield the feeds of each collection: those of its categories, then its own."""
    for label, settings in _collections(config).items():
        folder = "/feed" if label == POSTS else f"/feed/{label}"
        for category in _names(settings.get("categories")):
            yield _Feed(f"{folder}/{category}.xml", collection=label, category=category)
        yield _Feed(text(settings.get("path") or f"{folder}.xml"), collection=label)


def _collections(config: Config) -> Mapping[str, Mapping[str, object]]:
    """Return the settings of each collection that has a feed; those of the posts may stand in `feed:` itself."""
    section = config.section("feed")
    given = section.get("collections")
    if isinstance(given, Mapping):
        settings = {text(label): each if isinstance(each, Mapping) else {} for label, each in given.items()}
    else:
        settings = {label: {} for label in _names(given)}
    posts = settings.get(POSTS, {})
    return {**settings, POSTS: {key: posts.get(key) or section.get(key) for key in ("path", "categories")}}


def _of_tags(site: Site) -> Iterable[_Feed]:
    """Yield the feeds of tags; in a Jekyll site of those only whose names are plain, in a native one others by slug."""
    wanted = site.config.section("feed").get("tags")
    used = posts_by_term(site, "tags")
    if not wanted or not used:
        return
    settings = wanted if isinstance(wanted, Mapping) else {}
    names = _names(settings["only"]) if settings.get("only") is not None else list(used)
    left_out = set(_names(settings.get("except")))
    prefix = text(settings.get("path") or "/feed/by_tag/")
    slugs = taxonomy.slugs(used) if site.config.native else {}
    for name in names:
        shown = name if _SIMPLE_TAG.fullmatch(name) else slugs.get(name)
        if name not in left_out and shown is not None:
            yield _Feed(f"{prefix}{shown}.xml", tag=name)


def _beside_atom(config: Config) -> Iterable[_Feed]:
    """Yield the posts' feeds in other forms: a native site has them, a Jekyll site where it asks."""
    section = config.section("feed")
    for form, path in _BESIDE.items():
        chosen = config.native if section.get(form) is None else section[form]
        if chosen:
            yield _Feed(path if chosen is True else text(chosen), form)


def _names(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text(item) for item in items if item is not None]


def _page(site: Site, feed: _Feed) -> Page:
    front = {
        "layout": None,
        "sitemap": False,
        "xsl": has_source(site, STYLESHEET),
        "collection": feed.collection,
        "category": feed.category,
        "tags": feed.tag,
    }
    maker = Maker(NAME, (feed.form,))
    page = generated_page(site, NAME, feed.path.removeprefix("/"), front=front, maker=maker, name=feed.path)
    # In jekyll-feed a `category` from `defaults:` chooses the main feed's entries too: nobody means that.
    return replace(page, front=front) if site.config.native else page


def _make(arguments: tuple[str, ...], ask: Tracked, services: Services) -> bytes:
    page = ask.reader
    category, tag = ask.field(page, "category"), ask.field(page, "tags")
    selection = Selection(
        path=text(ask.field(page, "url")),
        collection=text(ask.field(page, "collection")),
        category=None if category is None else text(category),
        tag=None if tag is None else text(tag),
    )
    return _write(make_channel(selection, ask, services.smartify), *arguments)


def _write(channel: Channel, form: str) -> bytes:
    """Return a channel in one of `TYPES`; each is imported where it is needed, as lxml and feedgen take 50 ms."""
    if form == "json":
        from blogengine.feeds import json_feed  # noqa: PLC0415

        return json_feed.write(channel)
    if form == "rss":
        from blogengine.feeds import rss  # noqa: PLC0415

        return rss.write(channel)
    from blogengine.feeds import atom  # noqa: PLC0415

    return atom.write(channel)


def _feed_meta(_: str, context: Context) -> str:
    ask = asked(context)
    config = ask.settings()
    name = ask.config("title")
    title = name if name is not None and name is not False else ask.config("name")
    shown = "" if title is None or title is False else f' title="{xml_escape(text(title))}"'
    if not config.native:
        return f'<link type="{TYPES["atom"]}" rel="alternate" href="{_absolute(ask, _announced(config))}"{shown} />'
    main = text(_collections(config)[POSTS].get("path") or _ATOM_PATH)
    feeds = () if _is_switched_off(config) else (_Feed(main), *_beside_atom(config))
    return "\n".join(
        f'<link rel="alternate" type="{TYPES[feed.form]}" href="{_absolute(ask, feed.path)}"{shown}>' for feed in feeds
    )


def _announced(config: Config) -> str:
    """Return the path that jekyll-feed announces: `feed.path` beats the posts' own, unlike where it puts the feed."""
    posts = {} if _is_switched_off(config) else _collections(config)[POSTS]
    return text(config.section("feed").get("path") or posts.get("path") or _ATOM_PATH)


def _absolute(ask: Tracked, path: str) -> str:
    return xml_escape(absolute_url(path, ask.text("url"), ask.text("baseurl")))


FEED = Feature(
    NAME,
    gems=("jekyll-feed",),
    priority=Priority.LOWEST,
    generate=_generate,
    make=_make,
    tags={"feed_meta": InlineTag(_feed_meta)},
)
