"""What a site is made of: documents (posts and other collections' items), pages, static files, templates.

Every record is frozen and points to nothing but plain values: others are named by id. A body is not here: bodies are
bytes that a render job carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from blogengine.text.yaml import Mark

HTML_EXTENSIONS = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a body stands in its file: for spans that an editor can open.

    `path` is relative to the source, or absolute for a file of the theme; `body_line` is the 1-based line where the
    body begins; `marks` are the places of the front matter's keys.
    """

    path: str
    body_line: int = 1
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A post, a draft or another collection's item.

    `id` is the source path: unique and stable (Jekyll's `page.id`, which is neither, is `feed_id`). `front` is the
    front matter over its defaults. `date` is aware, in the build's zone; `dated` is False where neither front matter nor
    the file's name gives it. `written` is False for what stays in lists without a page of its own (a future item of a
    collection that is no post; `output: false`). `body` replaces the file's, where a feature says so.
    """

    id: str
    origin: Origin
    collection: str
    front: Mapping[str, object]
    date: dt.datetime
    slug: str
    ext: str
    output_ext: str
    url: str
    feed_id: str
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    layout: str | None = None
    draft: bool = False
    dated: bool = True
    written: bool = True
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Which feature makes a generated page's bytes, and for what (`Maker("feed", ("atom", "posts"))`)."""

    feature: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file with front matter outside the collections, or a page that a feature generated.

    `id` is the source path, or `FEATURE:path` for a generated one; `name` is the file name, `dir` its folder with
    slashes around. `body` is the text of a generated page, None where the file holds it. `path` is what `page.path`
    shows where that is not what the id says; `paginator` the values of that variable, its `posts` as `Refs`.
    """

    id: str
    origin: Origin
    name: str
    dir: str
    front: Mapping[str, object]
    ext: str
    output_ext: str
    url: str
    layout: str | None = None
    maker: Maker | None = None
    body: str | None = None
    written: bool = True
    path: str | None = None
    paginator: Mapping[str, object] | None = None

    @property
    def is_html(self) -> bool:
        """Whether this is one of Jekyll's `site.html_pages`: by its extension, or by a URL that is a folder."""
        return self.output_ext in HTML_EXTENSIONS or self.url.endswith("/")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is copied as it is; `path` is relative to the source (or to the theme, where `theme` is set).

    Where it goes is its `url`: a collection's files follow the collection's permalink.
    """

    id: str
    path: str
    url: str
    location: str
    modified: dt.datetime
    size: int
    collection: str | None = None
    front: Mapping[str, object] = field(default_factory=dict)
    theme: bool = False
    written: bool = True


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents in order; `ids` are documents', `static_ids` its static files'."""

    label: str
    output: bool
    directory: str
    ids: tuple[str, ...] = ()
    static_ids: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A layout or an include: its text after the front matter, and where that stands."""

    name: str
    origin: Origin
    text: str
    front: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refs:
    """Documents that a generated page's front matter names (`page.posts` of a category page)."""

    ids: tuple[str, ...]


Subject = Document | Page | StaticFile
"""Whatever has a URL."""
