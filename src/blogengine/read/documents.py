"""Posts, drafts and other collections' items: dated, named, categorised (specs: Jekyll §2, §3, §5)."""

from __future__ import annotations

import calendar
import datetime as dt
import posixpath
import re
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.errors import ContentError, Diagnostic, SourceSpan
from blogengine.model import front as front_values
from blogengine.model import permalink
from blogengine.model.content import Document, Origin
from blogengine.model.site import POSTS
from blogengine.read.context import at_key, span_of_key
from blogengine.records import dataclass, replace
from blogengine.text.urls import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from blogengine.config.config import Config
    from blogengine.read.context import ReadContext
    from blogengine.read.front_matter import FrontMatter
    from blogengine.read.tree import Entry, Tree

_DATED = re.compile(r"(?:.*/)?(?:(\d{2,4}-\d{1,2}-\d{1,2})-)?([^/]*)(\.[^./]+)\Z")
_DAY = re.compile(r"(\d{4})-(0?[1-9]|1[0-2])-(\d{1,2})(?!\d)")
_CONVERTED = {".scss": ".css", ".sass": ".css"}
_TRAILING_DOTS = re.compile(r"\.*\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document lies: its collection, the folders above `_posts` (its categories), and whether it is a draft."""

    collection: str
    directory: str
    above: str = ""
    draft: bool = False
    permalink: str = ""
    output: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a document before it is dated and named."""

    reading: ReadContext
    entry: Entry
    place: Place
    parts: FrontMatter
    front: Mapping[str, object]
    inherited: Mapping[str, object]
    name_date: str | None
    name_title: str
    slug: str
    ext: str

    @property
    def path(self) -> str:
        return self.entry.path

    def span(self, key: str) -> SourceSpan:
        return span_of_key(self.path, self.parts.marks, key)


def read_document(reading: ReadContext, tree: Tree, entry: Entry, place: Place) -> Document | None:
    """Read one document; None where it is not to be published. Raises ContentError.

    `published:` with nothing behind it keeps back a post; another collection's item is listed then, but not written.
    """
    parts = reading.front_matter(tree, entry.path)
    name_date, slug, ext = _name_parts(entry.path)
    inherited = reading.defaults.for_file(entry.path, place.collection)
    front = deep_merge(inherited, parts.values or {})
    hidden = front_values.is_false(front.get("published", True)) and not reading.config.selection.unpublished
    if hidden and (place.collection == POSTS or front["published"] is False):
        return None
    found = _Found(reading, entry, place, parts, front, inherited, name_date, titleize(slug), slug, ext)
    if front.get("slug") is not None and front["slug"] is not False:
        found = replace(found, slug=front_values.text(front["slug"]))
    document = _build(found)
    reading.bodies[document.id] = parts.body.encode()
    return _if_due(reading, replace(document, written=False) if hidden else document)


def _name_parts(path: str) -> tuple[str | None, str, str]:
    match = _DATED.match(path)
    if match is None:
        return None, posixpath.basename(path), ""
    return match[1], _TRAILING_DOTS.sub("", match[2]), match[3]


def _build(found: _Found) -> Document:
    place, parts = found.place, found.parts
    date = _date(found)
    _note_draft(found)
    directories = [part for part in place.above.split("/") if part]
    own = {"category": found.front.get("category"), "categories": (parts.values or {}).get("categories")}
    categories = front_values.categories(own, directories, found.inherited.get("categories"))
    tags = front_values.tags(found.front)
    names = front_values.names(categories)
    url, output_ext = _url(found, date, names)
    return Document(
        id=found.path,
        origin=Origin(found.path, parts.body_line, parts.marks),
        collection=place.collection,
        front=_shown(found, date, categories, tags),
        date=date,
        slug=found.slug,
        ext=found.ext,
        output_ext=output_ext,
        url=url,
        feed_id=permalink.feed_id(url, found.slug),
        categories=names,
        tags=front_values.names(tags),
        layout=front_values.layout(found.front),
        draft=place.draft or found.front.get("draft") is True,
        dated=place.collection == POSTS or _is_dated(found),
        written=place.output,
    )


def _shown(
    found: _Found, date: dt.datetime, categories: list[object], tags: list[object]
) -> dict[str, object]:  # fmt: skip
    """Return the front matter as templates see it: with what the path, the date and the defaults add."""
    front = dict(found.front)
    if front.get("draft") is None or (found.place.draft and not _is_dated(found)):
        front["draft"] = found.place.draft
    front |= {
        "categories": categories,
        "tags": tags,
        "slug": found.slug,
        "ext": front.get("ext") or found.ext,
        "date": date,
    }
    if front.get("title") is None or front["title"] is False:
        front["title"] = found.name_title
    return front


def titleize(slug: str) -> str:
    """Return the title that a slug stands for: its words capitalised as Ruby does (the rest of each in lower case)."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in slug.rstrip("-").split("-"))


def _is_dated(found: _Found) -> bool:
    return found.front.get("date") is not None or found.name_date is not None


def _date(found: _Found) -> dt.datetime:
    """Return a document's date; in Jekyll sites one that is the build's very second gives way to the file name's."""
    value = found.front.get("date")
    now = found.reading.clock.now.replace(microsecond=0)
    if value is not None:
        date = parse_date(found.reading, value, found.span("date"))
        if found.name_date is None or found.reading.config.native or date.replace(microsecond=0) != now:
            return date
        found.reading.now(found.path)
    if found.name_date is not None:
        return parse_date(found.reading, _full_year(found.name_date), SourceSpan(found.path), of_name=True)
    if found.place.draft or not front_values.is_false(found.front.get("draft")):
        return dt.datetime.fromtimestamp(found.entry.mtime_ns // 1_000_000_000, found.reading.clock.zone)
    return found.reading.now(found.path)


def _full_year(date: str) -> str:
    year, month, day = date.split("-")
    return f"{'20' + year if len(year) == 2 else year.rjust(4, '0')}-{int(month):02d}-{int(day):02d}"


def parse_date(reading: ReadContext, value: object, span: SourceSpan, *, of_name: bool = False) -> dt.datetime:
    """Return a date of front matter, or of a file's name, in the build's zone.

    A day that its month does not have is a later one, as in Ruby, and noted. Raises ContentError (`bad-date`).
    """
    if isinstance(value, dt.date):
        return reading.clock.localize(value)
    what = f"the file's name begins with {value}" if of_name else f"`date` is {value}"
    hint = "rename the file" if of_name else "write it as 2024-01-31, or 2024-01-31 09:30:00 +0100"
    text = str(value)
    date = None if isinstance(value, dict | list | bool) else reading.time(text, span.path)
    excerpt = "" if of_name else None
    if date is None:
        raise ContentError(f"{what}, which is no date", span, hint, "bad-date", excerpt)
    if _is_impossible(text):
        message = f"{what}, a day that does not exist; it is taken for {date:%Y-%m-%d}"
        reading.found.append(Diagnostic("impossible-date", message, span, hint, excerpt))
    return date


def _is_impossible(text: str) -> bool:
    match = _DAY.match(text)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return day > calendar.monthrange(year, month)[1]


def _url(found: _Found, date: dt.datetime, categories: tuple[str, ...]) -> tuple[str, str]:
    reading, path, place = found.reading, found.path, found.place
    own = own_permalink(reading, path, found.parts, found.front)
    output_ext = permalink.extension_of(own, converted_ext(reading.config, found.ext))
    shown = reading.config.folders.shown(path)
    below = posixpath.splitext(shown.replace(f"{place.directory}/", "", 1))[0]
    values = permalink.document_values(
        collection=place.collection,
        basename=posixpath.splitext(posixpath.basename(path))[0],
        slug=found.slug,
        path=_TRAILING_DOTS.sub("", below),
        date=date,
        categories=categories,
        output_ext=output_ext,
    )
    template = own or place.permalink
    _note_empty(found, template, values)
    try:
        return permalink.expand(template, values), output_ext
    except ContentError as error:
        if own is None:
            error.span = reading.config.places.get("permalink" if place.collection == POSTS else "collections")
        raise at_key(error, path, found.parts.marks, "permalink") from None


def _note_empty(found: _Found, template: str, values: Mapping[str, Callable[[], str]]) -> None:
    empty = next((key for key in ("title", "slug") if f":{key}" in template and values[key]() == ""), None)
    if empty is not None:
        message = f"the address has no name: :{empty} in the permalink {template} is empty"
        hint = "give it a `slug:` of letters or digits"
        found.reading.found.append(Diagnostic("empty-slug", message, SourceSpan(found.path), hint, ""))


def converted_ext(config: Config, ext: str) -> str:
    """Return the extension of what a file of this extension is converted to."""
    return ".html" if config.markdown.converts(ext) else _CONVERTED.get(ext.lower(), ext)


def own_permalink(reading: ReadContext, path: str, parts: FrontMatter, front: Mapping[str, object]) -> str | None:
    """Return the permalink of a file's front matter, None where it has none; `..` in it is noted (Jekyll cleans it)."""
    own = front_values.permalink(front)
    if own is None:
        return None
    span = span_of_key(path, parts.marks, "permalink")
    if own == "":
        hint = "give it a path, or delete the key"
        raise ContentError("the permalink is empty", span, hint, "permalink-placeholder")
    if permalink.leaves_destination(own):
        message = f"the permalink {own} leads out of the site; it is taken for {clean(own)}"
        reading.found.append(Diagnostic("permalink-outside", message, span, "write it without `..`"))
    return own


def _if_due(reading: ReadContext, document: Document) -> Document | None:
    """A post that is not due is left out and told of; another collection's item stays listed, but is not written."""
    if document.date <= reading.clock.now or reading.config.selection.future:
        return document
    reading.later.append(document.date)
    if document.collection != POSTS:
        return replace(document, written=False)
    day = document.date.strftime("%Y-%m-%d")
    message = f"this post is dated {day}: a build on that day or later will publish it"
    span = span_of_key(document.id, document.origin.marks, "date")
    excerpt = None if "date" in document.origin.marks else ""
    reading.found.append(Diagnostic("future-date", message, span, "build with --future to publish it now", excerpt))
    return None


def _note_draft(found: _Found) -> None:
    """Tell of a draft among the posts, which Jekyll publishes."""
    if found.front.get("draft") is True and found.place.collection == POSTS and not found.place.draft:
        hint = "move it to the drafts' folder, or say `published: false`"
        message = "this post says `draft: true`, and is published all the same: it lies among the posts"
        found.reading.found.append(Diagnostic("draft-in-posts", message, found.span("draft"), hint))
