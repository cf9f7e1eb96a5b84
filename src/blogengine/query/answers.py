"""Every question that may be asked of a Site, each a pure function of it.

A query is a tuple: the question's name and its arguments, all strings or None. An answer is plain data
(`fingerprint.of` takes it). What depends on rendering (`content`, `excerpt`, `output`) is answered by a `Rendering`.
"""

from __future__ import annotations

from collections import ChainMap
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from blogengine import fingerprint
from blogengine.clock.strftime import strftime
from blogengine.model import taxonomy
from blogengine.model.content import Document, Page
from blogengine.model.site import POSTS
from blogengine.query.fields import (
    DOCUMENT_FIELDS,
    DOCUMENT_KEYS,
    PAGE_KEYS,
    STATIC_KEYS,
    document_field,
    linked_as,
    page_field,
    static_field,
)
from blogengine.query.post_names import post_name, post_names
from blogengine.text.gemspec import described

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from blogengine.model.content import Subject, Template
    from blogengine.model.site import Site

Query = tuple[str | None, ...]
T = TypeVar("T")
RELATED = 10


class Rendering(Protocol):
    """Results of other nodes, for the questions that need them, with their fingerprints where these are known.

    `reader` is the id of the one who asks.
    """

    def content(self, subject: str, reader: str) -> tuple[str, bytes | None]:
        """Return a body as it stands when `reader` is rendered: HTML if its turn was before, else its source."""
        ...

    def excerpt(self, subject: str) -> tuple[str | None, bytes | None]:
        """Return an excerpt as HTML; None where there is none."""
        ...

    def output(self, subject: str, reader: str) -> tuple[str | None, bytes | None]:
        """Return a whole page if its turn was before `reader`'s, else None."""
        ...


class Answers:
    """The answers that one Site gives; tables are built once, when first asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._theme: Mapping[str, object] | None = None
        self._columns: dict[Query, tuple[object, ...]] = {}
        self._derived: dict[tuple[object, Query], object] = {}
        self._neighbours: dict[str, tuple[str | None, str | None]] | None = None
        self._posts_by_name: dict[str, str] | None = None
        self._taxonomies: dict[str, Mapping[object, tuple[str, ...]]] = {}
        self._slugs: dict[str, Mapping[str, str]] = {}
        self._lists: dict[Query, object] = {}
        self._digests: dict[Query, bytes] = {}
        self._shown = site.config.folders.shown
        self._by_name: dict[str, Callable[..., object]] = {name: getattr(self, name) for name in QUESTIONS}

    def ask(self, query: Query) -> object:
        """Return the answer to a query. Raises KeyError for a question that is not on the list."""
        if query in self._lists:
            return self._lists[query]
        name, *arguments = query
        answer = self._by_name[str(name)](*arguments)
        if not arguments:
            self._lists[query] = answer
        return answer

    def digest(self, query: Query) -> bytes:
        """Return the fingerprint of the answer to a query."""
        known = self._digests.get(query)
        if known is None:
            known = self._digests[query] = fingerprint.of(self.ask(query))
        return known

    def subject(self, subject_id: str) -> Subject | None:
        """Return the document, page or static file of an id."""
        return self._subjects.get(subject_id)

    @cached_property
    def _subjects(self) -> Mapping[str, Subject]:
        documents = self.site.documents
        found: dict[str, Subject] = {file.id: file for file in self.site.static_files}
        found |= {page.id: page for page in (*self.site.pages, *self.site.source_maps.values())}
        if isinstance(documents, dict):
            return {**found, **documents}
        return ChainMap(cast("dict[str, Subject]", documents), found)  # made as they are asked for

    def field(self, subject_id: str, key: str) -> object:
        """Return one value of a document's, page's or static file's front matter or record.

        A generated page's value may be `Refs`: documents by their ids.
        """
        subject = self._subjects.get(subject_id)
        if isinstance(subject, Document):
            return document_field(subject, key, self._shown) if key in DOCUMENT_FIELDS else subject.front.get(key)
        if isinstance(subject, Page):
            return page_field(subject, key) if key in PAGE_KEYS else subject.front.get(key)
        return static_field(subject, key, self._shown) if subject is not None else None

    def front(self, subject_id: str, key: str) -> object:
        """Return one value of a document's, page's or static file's front matter, also where a field has its name."""
        subject = self._subjects.get(subject_id)
        return subject.front.get(key) if subject is not None else None

    def column(self, key: str, *listed: str | None) -> tuple[object, ...]:
        """Return one value of every document, page or file in a list (`posts`, `pages`, `collection` and its label)."""
        query = (key, *listed)
        known = self._columns.get(query)
        if known is None:
            ids = self.ask(listed)
            assert isinstance(ids, tuple)
            known = self._columns[query] = tuple([self.field(each, key) for each in ids])
        return known

    def derived(self, make: Callable[[tuple[object, ...]], T], key: str, *listed: str | None) -> T:
        """Return what a pure function makes of a column, made once."""
        asked = make, (key, *listed)
        if asked not in self._derived:
            self._derived[asked] = make(self.column(key, *listed))
        made: T = self._derived[asked]  # type: ignore[assignment]  # made by `make`
        return made

    def keys(self, subject_id: str) -> tuple[str, ...]:
        """Return the names that a template sees in a document, page or static file, in Jekyll's order."""
        subject = self.subject(subject_id)
        if isinstance(subject, Document):
            return tuple(dict.fromkeys((*DOCUMENT_KEYS, *subject.front)))
        if isinstance(subject, Page):
            return tuple(dict.fromkeys((*subject.front, *PAGE_KEYS)))
        return STATIC_KEYS

    def posts(self) -> tuple[str, ...]:
        """Return all posts, newest first."""
        found = self.site.collection(POSTS)
        return found.ids[::-1] if found else ()

    def collection(self, label: str) -> tuple[str, ...]:
        """Return a collection's documents in its order."""
        found = self.site.collection(label)
        return found.ids if found else ()

    def documents(self) -> tuple[str, ...]:
        """Return all documents in rendering order, each collection's static files after its documents."""
        labels = dict.fromkeys((POSTS, *(each.label for each in self.site.config.collections)))
        found = (self.site.collection(label) for label in labels)
        return tuple(each for collection in found if collection for each in (*collection.ids, *collection.static_ids))

    def collections(self) -> tuple[str, ...]:
        """Return the labels of all collections."""
        return tuple(each.label for each in self.site.collections)

    def collection_field(self, label: str, key: str) -> object:
        """Return one value of a collection's record or metadata."""
        found = self.site.collection(label)
        if found is None:
            return None
        known: dict[str, object] = {"label": label, "output": found.output, "relative_directory": found.directory,
                                    "directory": found.directory, "files": found.static_ids}  # fmt: skip
        return known[key] if key in known else found.metadata.get(key)

    def pages(self) -> tuple[str, ...]:
        """Return all pages, those that were read by file name, then the generated."""
        return tuple(page.id for page in self.site.pages)

    def source_maps(self, reader: str) -> tuple[str, ...]:
        """Return the maps of the stylesheets that are rendered before `reader`: its `site.pages` end with them."""
        if not self.site.source_maps:
            return ()
        ids = self.pages()
        before = ids[: ids.index(reader)] if reader in ids else ()
        return tuple(found.id for each in before if (found := self.site.source_maps.get(each)))

    def paginator(self, page_id: str, key: str | None = None) -> object:
        """Return one value of a page's `paginator`, or its keys; None where the page has none."""
        subject = self.subject(page_id)
        values = subject.paginator if isinstance(subject, Page) else None
        if values is None:
            return None
        return tuple(values) if key is None else values.get(key)

    @cached_property
    def page_ids(self) -> frozenset[str]:
        """All pages; not among the questions."""
        return frozenset(page.id for page in self.site.pages)

    def html_pages(self) -> tuple[str, ...]:
        """Return the pages that become HTML."""
        return tuple(page.id for page in self.site.pages if page.is_html)

    def static_files(self) -> tuple[str, ...]:
        """Return all static files."""
        return tuple(file.id for file in self.site.static_files)

    def categories(self) -> tuple[tuple[object, tuple[str, ...]], ...]:
        """Return every category, as front matter says it, with its posts, newest first."""
        return tuple(self._taxonomy("categories").items())

    def tags(self) -> tuple[tuple[object, tuple[str, ...]], ...]:
        """Return every tag, as front matter says it, with its posts, newest first."""
        return tuple(self._taxonomy("tags").items())

    def tagged(self, kind: str, name: str) -> tuple[str, ...]:
        """Return the posts of a category or tag (`kind` is `categories` or `tags`), newest first."""
        return self._taxonomy(kind).get(name, ())

    def term_slug(self, kind: str, name: str) -> str | None:
        """Return the slug of a category's or tag's page, which no other name shares."""
        return self._slugs_of(kind).get(name)

    def related(self, subject_id: str) -> tuple[str, ...]:
        """Return the ten newest other posts."""
        newest = self.ask(("posts",))
        assert isinstance(newest, tuple)
        return tuple(each for each in newest[: RELATED + 1] if each != subject_id)[:RELATED]

    def neighbours(self, subject_id: str) -> tuple[str | None, str | None]:
        """Return the documents before and after one in its collection's order."""
        if self._neighbours is None:
            self._neighbours = {}
            for collection in self.site.collections:
                ids = collection.ids
                for each, before, after in zip(ids, (None, *ids), (*ids[1:], None), strict=False):
                    self._neighbours[each] = (before, after)
        return self._neighbours.get(subject_id, (None, None))

    def url_of(self, path: str) -> str | None:
        """Return the URL of a file by its path (`{% link %}`); None where the site does not have it, or writes none for it.

        A generated page is found where it would lie in the source.
        """
        return self._url_by_path.get(path)

    def paths(self) -> Iterable[str]:
        """Return the source files that have a URL; not among the questions, but for the hints of errors."""
        return self._url_by_path

    @cached_property
    def _url_by_path(self) -> Mapping[str, str]:
        site = self.site
        files = {file.path: file.url for file in site.static_files if file.written}
        return {**files, **{f"/{path}": url for path, url in files.items()},
                **{linked_as(page): page.url for page in reversed(site.pages)},
                **{self._shown(each.id): each.url for each in site.documents.values() if each.written}}  # fmt: skip

    def post_url(self, name: str) -> str | None:
        """Return the URL of a post by its file name without extension, folders optional where Jekyll says so."""
        if self._posts_by_name is None:
            posts = self.site.collection(POSTS)
            ids = posts.ids if posts else ()
            documents = self.site.documents
            self._posts_by_name = {key: documents[each].url for each in ids for key in post_names(self._shown(each))}
        return self._posts_by_name.get(post_name(name))

    def config(self, key: str) -> object:
        """Return one key of the configuration, defaults merged in."""
        return self.site.config.raw.get(key)

    def config_keys(self) -> tuple[str, ...]:
        """Return the names of all configuration keys."""
        return tuple(self.site.config.raw)

    def data(self, key: str) -> object:
        """Return one entry of `site.data`."""
        return self.site.data.get(key)

    def data_keys(self) -> tuple[str, ...]:
        """Return the names of all data files and folders."""
        return tuple(self.site.data)

    def layout(self, name: str) -> bytes | None:
        """Return the fingerprint of a layout, its place included; None where there is none. Itself: `Tracked.layout`."""
        return _template_digest(self.site.layouts.get(name))

    def layout_names(self) -> tuple[str, ...]:
        """Return the names of all layouts: what a finding about a missing one tells."""
        return tuple(sorted(self.site.layouts))

    def include(self, name: str) -> bytes | None:
        """Return the fingerprint of an include; None where there is none."""
        return _template_digest(self.site.includes.get(name))

    def stylesheet(self, path: str) -> bytes | None:
        """Return the fingerprint of a Sass file of the theme; None where there is none."""
        return _template_digest(self.site.stylesheets.get(path))

    def now(self, pattern: str | None = None) -> str | dt.datetime:
        """Return the build time as `pattern` shows it, or all of it."""
        return self.site.clock.now if pattern is None else strftime(self.site.clock.now, pattern)

    def environment(self) -> str:
        """Return JEKYLL_ENV."""
        return self.site.config.environment

    def variable(self, name: str) -> str | None:
        """Return a variable of the process's environment that one of the site's features reads."""
        return self.site.variables.get(name)

    def load_paths(self) -> Mapping[str, tuple[str, ...]]:
        """Return the folders of those of Sass's load paths that are globs."""
        return self.site.load_paths

    def git(self, path: str) -> dt.datetime | None:
        """Return when a file was last committed, where one of the site's features wants it."""
        return self.site.changes.get(path)

    def theme(self, key: str) -> object:
        """Return one value of what the theme's gem says of itself."""
        if self._theme is None:
            specification, version = self.site.theme
            self._theme = described(specification, version or None)
        return self._theme.get(key)

    def _taxonomy(self, kind: str) -> Mapping[object, tuple[str, ...]]:
        known = self._taxonomies.get(kind)
        if known is None:
            newest = self.site.posts()
            grouped = taxonomy.by_name(newest, lambda it: own if isinstance(own := it.front.get(kind), list) else [])
            known = self._taxonomies[kind] = {name: tuple(each.id for each in posts) for name, posts in grouped.items()}
        return known

    def _slugs_of(self, kind: str) -> Mapping[str, str]:
        known = self._slugs.get(kind)
        if known is None:
            names = {name for post in self.site.posts() for name in (post.tags if kind == "tags" else post.categories)}
            known = self._slugs[kind] = taxonomy.slugs(names)
        return known


QUESTIONS = (
    "field", "front", "column", "keys", "posts", "documents", "collection", "collections", "collection_field", "pages", "source_maps", "paginator", "html_pages", "static_files",
    "categories", "tags", "tagged", "term_slug", "related", "neighbours", "url_of", "post_url", "config", "config_keys",
    "data", "data_keys", "layout", "layout_names", "include", "stylesheet", "load_paths", "now", "environment", "variable", "git", "theme",
)  # fmt: skip


def _template_digest(template: Template | None) -> bytes | None:
    return fingerprint.of(template) if template else None
