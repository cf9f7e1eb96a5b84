"""What jekyll-feed's form gets wrong, put right before a feed is written; ids never change."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from blogengine.feeds.absolute import absolute_urls
from blogengine.feeds.entry import Author
from blogengine.feeds.text import language_tag
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.feeds.entry import Channel, Entry

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


def fixed(channel: Channel) -> Channel:
    """Return `channel` as validators and readers want it.

    URLs in content are absolute, languages are BCP 47 tags or left out, addresses that are none are left out, as are
    nameless authors, blank summaries and contents, and empty or repeated categories. A feed has a title, and an author
    where an entry has none.
    """
    title = channel.title or html.escape(urlsplit(channel.home_url).netloc, quote=False) or "Untitled"
    entries = tuple(_entry(entry) for entry in channel.entries)
    author = _author(channel.author)
    if author is None and (not entries or any(not entry.authors for entry in entries)):
        author = Author(html.unescape(title))
    return replace(
        channel,
        title=title,
        subtitle=channel.subtitle or None,
        author=author,
        lang=language_tag(channel.lang),
        entries=entries,
    )


def _entry(entry: Entry) -> Entry:
    return replace(
        entry,
        title=entry.title or "Untitled",
        content=absolute_urls(entry.content, entry.url) if entry.content else None,
        summary=entry.summary or None,
        authors=tuple(author for author in map(_author, entry.authors) if author),
        categories=tuple(dict.fromkeys(category for category in entry.categories if category)),
        lang=language_tag(entry.lang),
    )


def _author(author: Author | None) -> Author | None:
    if author is None or not author.name.strip():
        return None
    return author if not author.email or _EMAIL.fullmatch(author.email) else replace(author, email="")
