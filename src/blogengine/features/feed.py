"""jekyll-feed, with RSS and JSON Feed beside its Atom: which feeds a site has, and `{% feed_meta %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.features.base import Feature, Priority, asked
from blogengine.features.feed_check import SIMPLE_TAG, misread
from blogengine.features.pages import generated_page, has_source, with_pages
from blogengine.features.terms import posts_by_term
from blogengine.feeds.entries import POSTS, STYLESHEET, Selection, compat_of, make_channel
from blogengine.liquid.tags.base import InlineTag
from blogengine.model import taxonomy
from blogengine.model.content import Maker
from blogengine.model.front import text
from blogengine.records import dataclass, replace
from blogengine.text.html import xml_escape
from blogengine.text.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blogengine.config.config import Config
    from blogengine.features.base import Draft, Services
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


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed of a site: its file, its form, and whose documents it shows."""

    path: str
    form: str = "atom"
    collection: str = POSTS
    category: str | None = None
    tag: str | None = None


def _amend(draft: Draft) -> Draft:
    site, config = draft.site, draft.site.config
    if _is_switched_off(config):
        return draft
    draft.found.extend(misread(site))
    feeds = {feed.path: feed for feed in (*_of_collections(config), *_of_tags(site), *_beside_atom(config))}
    absent = (feed for feed in feeds.values() if not has_source(site, feed.path.removeprefix("/")))
    return replace(draft, site=with_pages(site, [_page(site, feed) for feed in absent]))


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
    """Yield the feeds of tags; in Jekyll's form of those only whose names are plain, in the fixed one others by slug."""
    used = posts_by_term(site, "tags")
    if not used or not site.config.section("feed").get("tags"):
        return
    slugs = taxonomy.slugs(used)
    for name in _names(_tag_settings(site.config).get("only")) or list(used):
        feed = _of_tag(site.config, name, slugs.get(name))
        if feed is not None:
            yield feed


def _of_tag(config: Config, name: str, slug: str | None) -> _Feed | None:
    """Return the feed of a tag, where it is to have one; `slug` is its own among all tags'."""
    settings = _tag_settings(config)
    only = settings.get("only")
    wanted = bool(config.section("feed").get("tags")) and (only is None or name in _names(only))
    shown = name if SIMPLE_TAG.fullmatch(name) else slug if compat_of(config) == "fixed" else None
    if not wanted or shown is None or name in _names(settings.get("except")):
        return None
    return _Feed(f"{text(settings.get('path') or '/feed/by_tag/')}{shown}.xml", tag=name)


def _tag_settings(config: Config) -> Mapping[str, object]:
    wanted = config.section("feed").get("tags")
    return wanted if isinstance(wanted, Mapping) else {}


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
    return replace(page, front=front) if compat_of(site.config) == "fixed" else page


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
        link = f'<link type="{TYPES["atom"]}" rel="alternate" href="{_absolute(ask, _announced(config))}"{shown} />'
        return "\n".join([link, *_own(ask)])
    main = text(_collections(config)[POSTS].get("path") or _ATOM_PATH)
    feeds = () if _is_switched_off(config) else (_Feed(main), *_beside_atom(config))
    links = (
        f'<link rel="alternate" type="{TYPES[feed.form]}" href="{_absolute(ask, feed.path)}"{shown}>' for feed in feeds
    )
    return "\n".join([*links, *_own(ask)])


def _own(ask: Tracked) -> Iterator[str]:
    """Yield the link to the feed of the category or tag whose page this is; jekyll-feed has none."""
    config = ask.settings()
    if compat_of(config) != "fixed" or _is_switched_off(config):
        return
    kind, name = ask.field(ask.reader, "type"), text(ask.field(ask.reader, "title"))
    feeds: Iterable[_Feed | None] = ()
    if kind == "category":
        feeds = (feed for feed in _of_collections(config) if feed.collection == POSTS and feed.category == name)
    elif kind == "tag":
        slug = ask.ask("term_slug", "tags", name)
        feeds = [_of_tag(config, name, text(slug) if slug is not None else None)]
    for feed in feeds:
        if feed is not None:
            href = _absolute(ask, feed.path)
            yield f'<link rel="alternate" type="{TYPES["atom"]}" href="{href}" title="{xml_escape(name)}">'


def _announced(config: Config) -> str:
    """Return the path that jekyll-feed announces: `feed.path` beats the posts' own, unlike where it puts the feed."""
    posts = {} if _is_switched_off(config) else _collections(config)[POSTS]
    return text(config.section("feed").get("path") or posts.get("path") or _ATOM_PATH)


def _absolute(ask: Tracked, path: str) -> str:
    return xml_escape(absolute_url(path, ask.text("url"), ask.text("baseurl")))


FEED = Feature(
    NAME,
    priority=Priority.LOWEST,
    amend=_amend,
    make=_make,
    tags={"feed_meta": InlineTag(_feed_meta)},
)
