"""What a feed says, before it has a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from blogengine.records import dataclass

if TYPE_CHECKING:
    from datetime import datetime

Compat = Literal["jekyll", "fixed"]
"""jekyll-feed's document element by element, or the same feed without jekyll-feed's faults (see `fixes`)."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry or the feed; `email` and `uri` are "" where not known."""

    name: str
    email: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an entry, by its absolute URL."""

    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One post as feeds tell it.

    `title` and `summary` are HTML text without tags: `&` is `&amp;` in them; nothing is escaped for XML. `id` and
    `url` are absolute and not empty. `published` and `updated` are aware. `content` is the post's HTML, None where the feed carries
    excerpts only; `summary` is None where there is none.
    """

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    content: str | None = None
    summary: str | None = None
    authors: tuple[Author, ...] = ()
    categories: tuple[str, ...] = ()
    image: Image | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Generator:
    """The program that made the feed, as it names itself."""

    name: str
    uri: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, its entries in the order in which they are to stand.

    `title` is HTML text like an entry's, `subtitle` plain text; `id` is not empty. `hub` tells subscribers of news
    (WebSub). URLs are absolute. What a feed does not have is "", a subtitle None. `updated` is aware: no feed looks at
    a clock.
    """

    id: str
    self_url: str
    home_url: str
    updated: datetime
    generator: Generator
    title: str = ""
    subtitle: str | None = None
    author: Author | None = None
    lang: str = ""
    icon: str = ""
    logo: str = ""
    stylesheet: str = ""
    hub: str = ""
    entries: tuple[Entry, ...] = ()
    compat: Compat = "jekyll"
