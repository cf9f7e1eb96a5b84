"""Who wrote an entry or a feed: names in front matter, looked up in `_data/authors`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.feeds.entry import Author
from blogengine.feeds.values import entry_of, first_given, is_set, items_of, text_of

if TYPE_CHECKING:
    from blogengine.query.tracked import Tracked


def feed_author(ask: Tracked) -> Author | None:
    """Return the site's `author`: a name, or a mapping with `name`, `email` and `uri`; data files are not asked."""
    author = ask.config("author")
    return _author(author, author) if is_set(author) else None


def first_author(document: str, ask: Tracked) -> Author:
    """Return the one author that jekyll-feed gives a document; the name may be empty, or show Ruby's view of a mapping.

    That is `author`, else the first of a list `authors`, else the site's; then the entry of that name in
    `_data/authors`, if there is one.
    """
    several = ask.field(document, "authors")
    first = several[0] if isinstance(several, list | tuple) and several else None
    named = first_given(ask.field(document, "author"), first, ask.config("author"))
    record = first_given(_record(named, ask), named)
    return _author(record, record)


def all_authors(document: str, ask: Tracked) -> tuple[Author, ...]:
    """Return all authors of a document: of `authors` or `author`, lists or not, else the site's.

    A name without a record in `_data/authors` is the author's name; so is one whose record has no name.
    """
    own = items_of(ask.field(document, "authors")) or items_of(ask.field(document, "author"))
    named = own or items_of(ask.config("author"))
    return tuple(
        _author(first_given(_record(each, ask), each), "" if isinstance(each, dict) else each) for each in named
    )


def _record(name: object, ask: Tracked) -> object:
    return entry_of(ask.ask("data", "authors"), name) if isinstance(name, str) else None


def _author(record: object, fallback: object) -> Author:
    def text(key: str) -> str:
        value = entry_of(record, key)
        return text_of(value) if is_set(value) else ""

    name = first_given(entry_of(record, "name"), fallback, "")
    return Author(text_of(name), text("email"), text("uri"))
