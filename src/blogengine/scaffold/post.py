"""The file name and the text of a new post, from its title."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from blogengine.errors import ContentError
from blogengine.records import dataclass
from blogengine.scaffold.front_matter import names, scalar
from blogengine.text.slugify import slugify

if TYPE_CHECKING:
    from datetime import datetime

    from blogengine.config.config import Folders

MAX_SLUG = 200
"""Bytes: what a file system allows for a name, less the date and the extension."""


@dataclass(frozen=True, slots=True)
class NewPost:
    """What the author says about a post to be. `date` is aware; None makes it a draft."""

    title: str
    date: datetime | None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    layout: str | None = None

    def path(self, folders: Folders) -> str:
        """Return where the post belongs, relative to the source: `posts/2026-11-20-slug.md` or `drafts/slug.md`."""
        slug = _slug(self.title)
        above = f"{folders.collections}/" if folders.collections else ""
        if self.date is None:
            return f"{above}{folders.drafts[0]}/{slug}.md"
        return f"{above}{folders.posts[0]}/{self.date:%Y-%m-%d}-{slug}.md"

    def text(self) -> str:
        """Return the post's front matter, with room for the post below it."""
        lines = ["---", f"title: {scalar(self.title)}"]
        lines += [f"layout: {scalar(self.layout)}"] if self.layout else []
        lines += [f"date: {self.date:%Y-%m-%d %H:%M:%S %z}"] if self.date else []
        lines += [f"categories: {names(self.categories)}"] if self.categories else []
        lines += [f"tags: {names(self.tags)}"] if self.tags else []
        return "\n".join([*lines, "---", "", ""])


def check_text(what: str, text: str) -> str:
    """Return `text` stripped, for a title or a name. Raises ContentError where it is empty or not UTF-8."""
    stripped = text.strip()
    if not stripped:
        raise ContentError(f"the {what} is empty", hint=f"give a {what} with at least one character", code="bad-value")
    try:
        stripped.encode()
    except UnicodeEncodeError:
        raise ContentError(f"the {what} is not UTF-8", hint="set your terminal to UTF-8", code="encoding") from None
    return stripped


def _slug(title: str) -> str:
    """A title without a letter or digit has no slug: the date alone tells such posts apart."""
    slug = slugify(unicodedata.normalize("NFC", title))
    while len(os.fsencode(slug)) > MAX_SLUG:
        head, _, tail = slug.rpartition("-")
        slug = head if len(tail) < len(head) else slug[:-1]
    return slug or "post"
