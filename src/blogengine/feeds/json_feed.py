"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from blogengine.feeds.fixes import fixed
from blogengine.feeds.text import cleaned, plain, timestamp

if TYPE_CHECKING:
    from blogengine.feeds.entry import Author, Channel, Entry

VERSION = "https://jsonfeed.org/version/1.1"


def write(channel: Channel) -> bytes:
    """Return the JSON Feed of `channel`, with the fixes of `fixes.fixed`, in UTF-8, ended by a line end.

    The same entries as the Atom feed, with its ids. An entry without content has its summary as `content_text`.
    """
    shown = fixed(cleaned(channel))
    document = {
        "version": VERSION,
        "title": plain(shown.title),
        "home_page_url": shown.home_url,
        "feed_url": shown.self_url,
        "description": shown.subtitle,
        "icon": shown.logo,
        "favicon": shown.icon,
        "authors": [_author(shown.author)] if shown.author else [],
        "language": shown.lang,
        "hubs": [{"type": "WebSub", "url": shown.hub}] if shown.hub else [],
        "items": [_item(entry) for entry in shown.entries],
    }
    kept = {key: value for key, value in document.items() if value or key == "items"}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry) -> dict[str, object]:
    summary = plain(entry.summary or "")
    item: dict[str, object] = {"id": entry.id, "url": entry.url, "title": plain(entry.title)}
    if entry.content:
        item |= {"content_html": entry.content, "summary": summary}
    else:
        item["content_text"] = summary
    item |= {
        "image": entry.image.url if entry.image else "",
        "date_published": timestamp(entry.published),
        "date_modified": timestamp(entry.updated),
        "authors": [_author(author) for author in entry.authors],
        "tags": list(entry.categories),
        "language": entry.lang,
    }
    return {key: value for key, value in item.items() if value or key == "content_text"}


def _author(author: Author) -> dict[str, str]:
    url = author.uri or (f"mailto:{author.email}" if author.email else "")
    return {"name": author.name, "url": url} if url else {"name": author.name}
