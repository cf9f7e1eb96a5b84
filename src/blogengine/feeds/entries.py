"""From a site's answers to a feed: which documents it shows, in which order, and what it says of each.

The rules are jekyll-feed 0.17's; with `feed.compat: fixed`, the default of a native site, those of them are changed
that lose what the author wrote.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from blogengine import __version__
from blogengine.errors import ContentError, SourceSpan
from blogengine.feeds.authors import all_authors, feed_author, first_author
from blogengine.feeds.entry import Channel, Entry, Generator, Image
from blogengine.feeds.values import entry_of, first_given, is_set, text_of
from blogengine.records import dataclass
from blogengine.text.case import capitalize
from blogengine.text.html import normalize_whitespace, strip_html
from blogengine.text.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.config.config import Config
    from blogengine.feeds.entry import Compat
    from blogengine.query.tracked import Tracked

    Smartify = Callable[[str], str]

POSTS = "posts"
LIMIT = 10
STYLESHEET = "feed.xslt.xml"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPACE = "\0\t\n\v\f\r "
"""What Ruby's `strip` takes off."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One feed of a site: its URL below the site's root, and which documents it shows."""

    path: str
    collection: str = POSTS
    category: str | None = None
    tag: str | None = None


def compat_of(config: Config) -> Compat:
    """Return the form of a site's feeds: `feed.compat`, else "fixed" for a native site and "jekyll" for any other."""
    chosen = config.section("feed").get("compat")
    native: Compat = "fixed" if config.native else "jekyll"
    return chosen if chosen in ("jekyll", "fixed") else native


def make_channel(selection: Selection, ask: Tracked, smartify: Smartify) -> Channel:
    """Return the feed of a selection.

    Its `updated` is its newest entry's, so that a feed changes with what it says only; that of an empty one is the
    build time where `time:` or SOURCE_DATE_EPOCH set it, else 1970. `smartify` is the Markdown dialect's. Raises
    ContentError (`bad-date`) for a `last_modified_at` that is no time.
    """
    compat = compat_of(ask.settings())
    entries = tuple(_entry(each, ask, smartify, compat) for each in _documents(selection, ask, compat))
    newest = max((entry.updated for entry in entries), default=None)
    lang = ask.config("lang")
    subtitle = ask.config("description")
    feed = ask.settings().section("feed") if compat == "fixed" else {}
    return Channel(
        id=_absolute(selection.path, ask),
        self_url=_absolute(selection.path, ask),
        home_url=_absolute("/", ask),
        updated=newest or _build_time(ask),
        generator=_generator(ask),
        title=smartify(_title(selection, ask)),
        subtitle=text_of(subtitle) if is_set(subtitle) else None,
        author=feed_author(ask),
        lang=text_of(lang) if is_set(lang) else "",
        icon=_address(feed.get("icon"), ask),
        logo=_address(feed.get("logo"), ask),
        stylesheet=_absolute(f"/{STYLESHEET}", ask) if ask.url_of(STYLESHEET) is not None else "",
        hub=_address(feed.get("hub"), ask),
        entries=entries,
        compat=compat,
    )


def _documents(selection: Selection, ask: Tracked, compat: Compat) -> list[str]:
    """Return the newest documents of a selection; of one time, in the order that sorting and reversing leaves."""
    found = list(_pool(selection, ask))
    if selection.category is not None:
        found = [each for each in found if selection.category in _texts(ask.field(each, "categories"))]
    if not is_set(ask.config("show_drafts")):
        found = [each for each in found if ask.field(each, "draft") is not True]
    if compat == "fixed":
        # What has no date has the build's: a feed that says so would change with every build.
        now = ask.clock().now
        found = [each for each in found if ask.field(each, "feed") is not False and ask.field(each, "date") != now]
    found.sort(key=lambda each: _date(ask.field(each, "date"), each, ask))
    found.reverse()
    return found[: _limit(ask.settings().section("feed").get("posts_limit"))]


def _pool(selection: Selection, ask: Tracked) -> tuple[str, ...]:
    if selection.tag is not None:
        return ask.ids("tagged", "tags", selection.tag)
    return ask.ids(POSTS) if selection.collection == POSTS else ask.ids("collection", selection.collection)


def _limit(value: object) -> int:
    if value is None or isinstance(value, bool):
        return LIMIT
    try:
        return max(0, int(str(value)))
    except ValueError:
        return LIMIT


def _entry(document: str, ask: Tracked, smartify: Smartify, compat: Compat) -> Entry:
    published = _date(ask.field(document, "date"), document, ask)
    modified = first_given(ask.field(document, "last_modified_at"), published)
    lang = ask.field(document, "lang")
    fixed = compat == "fixed"
    return Entry(
        id=_absolute(text_of(ask.field(document, "id")), ask),
        url=_absolute(text_of(ask.field(document, "url")), ask),
        title=normalize_whitespace(strip_html(smartify(text_of(ask.field(document, "title"))))),
        published=published,
        updated=_date(modified, document, ask),
        content=None if _excerpt_only(document, ask, compat) else ask.content(document).strip(_SPACE),
        summary=_summary(document, ask),
        authors=all_authors(document, ask) if fixed else (first_author(document, ask),),
        categories=_categories(document, ask, compat),
        image=_image(document, ask, compat),
        lang=text_of(lang) if is_set(lang) else "",
    )


def _excerpt_only(document: str, ask: Tracked, compat: Compat) -> bool:
    """In Jekyll's form, a document cannot switch off what the site switches on: Liquid's `default` skips false."""
    own = entry_of(ask.field(document, "feed"), "excerpt_only")
    if compat == "fixed" and own is not None:
        return is_set(own)
    return is_set(first_given(own, ask.settings().section("feed").get("excerpt_only")))


def _summary(document: str, ask: Tracked) -> str | None:
    """Return the description, else the excerpt; an excerpt of white space counts, an empty one does not."""
    own = first_given(ask.field(document, "description"), ask.field(document, "excerpt"))
    if own == "":
        return None
    made = text_of(own) if is_set(own) else ask.excerpt(document)
    return normalize_whitespace(strip_html(made)) if made else None


def _categories(document: str, ask: Tracked, compat: Compat) -> tuple[str, ...]:
    """In Jekyll's form, a `category` stands for all categories."""
    single = ask.field(document, "category")
    names = [text_of(single)] if compat == "jekyll" and is_set(single) else _texts(ask.field(document, "categories"))
    return (*names, *_texts(ask.field(document, "tags")))


def _image(document: str, ask: Tracked, compat: Compat) -> Image | None:
    given = ask.field(document, "image")
    image = first_given(entry_of(given, "path"), given)
    if compat == "fixed":
        url = _address(image, ask)
        return Image(url) if url else None
    if not is_set(image):
        return None
    text = text_of(image)
    return Image(text if "://" in text else _absolute(text, ask))


def _address(value: object, ask: Tracked) -> str:
    """Return the URL of a picture or hub: as it is, with the site's scheme, or below the site; "" where it is no text."""
    if not isinstance(value, str) or not value.strip():
        return ""
    if value.startswith("//"):
        return f"{ask.settings().url.partition('//')[0] or 'https:'}{value}"
    return _absolute(value, ask)


def _title(selection: Selection, ask: Tracked) -> str:
    parts = [text_of(first_given(ask.config("title"), ask.config("name"), ""))]
    if selection.collection != POSTS:
        parts.append(capitalize(selection.collection))
    if selection.category is not None:
        parts.append(capitalize(selection.category))
    return " | ".join(parts)


def _generator(ask: Tracked) -> Generator:
    if ask.settings().says_jekyll:
        return Generator("Jekyll", "https://jekyllrb.com/", ask.settings().jekyll_version)
    return Generator("blogengine", "", __version__)


def _build_time(ask: Tracked) -> datetime:
    now = ask.now() if ask.clock().pinned else None
    return now if isinstance(now, datetime) else EPOCH


def _date(value: object, document: str, ask: Tracked) -> datetime:
    """Return a front-matter time in the build's zone. Raises ContentError."""
    if isinstance(value, date):
        return ask.clock().localize(value)
    found = ask.clock().parse(text_of(value))
    if found is None:
        hint = "write it as 2024-01-31, or 2024-01-31 09:30:00 +0100"
        raise ContentError(f"last_modified_at is no time: {text_of(value)!r}", SourceSpan(document), hint, "bad-date")
    return found


def _absolute(url: str, ask: Tracked) -> str:
    return absolute_url(url, ask.settings().url, ask.settings().baseurl)


def _texts(value: object) -> list[str]:
    return [text_of(each) for each in value] if isinstance(value, list | tuple) else []
