"""A Site that remembers what it was asked: what templates, features and feeds see of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from blogengine import fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from blogengine.clock.now import Clock
    from blogengine.config.config import Config
    from blogengine.model.content import Subject, Template
    from blogengine.query.answers import Answers, Query, Rendering

Trace = dict["Query", bytes]
"""What a node asked, with the fingerprint of each answer; `OWN` for what its own record says."""

_MANY = 20
"""Documents or pages from which on it pays to ask for a value of all of them."""

OWN = b""
"""Stands for an answer that is part of the reader's own record: that is compared as a whole."""


def of_text(text: str | None) -> bytes:
    """Return the fingerprint of a body, an excerpt or a page: of its bytes, if there are any."""
    return fingerprint.of(None) if text is None else fingerprint.of_bytes(text.encode())


T = TypeVar("T")


class Tracked:
    """The site as one node of the build sees it; every question is recorded, also one that found nothing.

    `reader` is the id of the node's subject: what of other bodies it sees depends on whose turn comes first.
    """

    __slots__ = ("_answers", "_asked", "_configs", "_fields", "_reader", "_rendered", "_rendering", "_told")

    def __init__(self, answers: Answers, rendering: Rendering, reader: str) -> None:
        self._answers = answers
        self._rendering = rendering
        self._asked: set[Query] = set()
        self._configs: dict[str, object] = {}
        self._fields: dict[tuple[str, str], object] = {}
        self._rendered: Trace = {}
        self._reader = reader
        self._told = False

    @property
    def reader(self) -> str:
        """The id of the node's subject."""
        self._told = True
        return self._reader

    def ask(self, *query: str | None) -> object:
        """Return the answer to a question by its name and arguments, without a type."""
        self._asked.add(query)
        return self._answers.ask(query)

    def subject(self, subject_id: str) -> Subject | None:
        """Return a record by its id; its values are asked for by `field`, so this records nothing."""
        return self._answers.subject(subject_id)

    def field(self, subject_id: str, key: str) -> object:
        """Return one value of a document, page or static file."""
        asked = subject_id, key
        if asked in self._fields:
            return self._fields[asked]
        value = self._fields[asked] = self._answers.field(subject_id, key)
        return value

    def column(self, key: str, *listed: str | None) -> tuple[object, ...]:
        """Return one value of every document, page or file in a list, which is named as in `ids`."""
        self._asked.add(("column", key, *listed))
        return self._answers.column(key, *listed)

    def derived(self, make: Callable[[tuple[object, ...]], T], key: str, *listed: str | None) -> T:
        """Return what `make`, a pure function, makes of a column; it is made once a build."""
        self._asked.add(("column", key, *listed))
        return self._answers.derived(make, key, *listed)

    def front(self, subject_id: str, key: str) -> object:
        """Return one value of a front matter, as it stands there."""
        return self.ask("front", subject_id, key)

    def keys(self, subject_id: str) -> tuple[str, ...]:
        """Return the names that a template sees in a document, page or static file."""
        self._asked.add(("keys", subject_id))
        return self._answers.keys(subject_id)

    def ids(self, *query: str | None) -> tuple[str, ...]:
        """Return the answer to a question that is answered by ids (`posts`, `pages`, `collection`, `tagged`)."""
        answer = self.ask(*query)
        assert isinstance(answer, tuple)
        return answer

    def terms(self, kind: str) -> tuple[tuple[object, tuple[str, ...]], ...]:
        """Return all `categories` or `tags` with their posts, newest first."""
        answer = self.ask(kind)
        assert isinstance(answer, tuple)
        return answer

    def neighbours(self, subject_id: str) -> tuple[str | None, str | None]:
        """Return the documents before and after one."""
        self._asked.add(("neighbours", subject_id))
        return self._answers.neighbours(subject_id)

    def url_of(self, path: str) -> str | None:
        """Return the URL of a source file, or None."""
        self._asked.add(("url_of", path))
        return self._answers.url_of(path)

    def text(self, key: str) -> str:
        """Return a configuration key as text; empty where it is not given."""
        value = self.config(key)
        return "" if value is None else str(value)

    def config(self, key: str) -> object:
        """Return one key of the configuration."""
        known = self._configs
        if key not in known:
            known[key] = self._answers.config(key)
        return known[key]

    def settings(self) -> Config:
        """Return the typed configuration: for what is the same for every node and part of the root fingerprint."""
        return self._answers.site.config

    def clock(self) -> Clock:
        """Return the build's clock for its zone; its time is asked by `now`."""
        return self._answers.site.clock

    def now(self, pattern: str | None = None) -> str | dt.datetime:
        """Return the build time as `pattern` shows it, or all of it."""
        self._asked.add(("now", pattern) if pattern is not None else ("now",))
        return self._answers.now(pattern)

    def layout(self, name: str) -> Template | None:
        """Return a layout by name, or None."""
        self._asked.add(("layout", name))
        return self._answers.site.layouts.get(name)

    def include(self, name: str) -> Template | None:
        """Return an include by name, or None."""
        self._asked.add(("include", name))
        return self._answers.site.includes.get(name)

    def stylesheet(self, path: str) -> Template | None:
        """Return a Sass file of the theme by its path in it (`_sass/base.scss`), or None."""
        self._asked.add(("stylesheet", path))
        return self._answers.site.stylesheets.get(path)

    def load_paths(self) -> Mapping[str, tuple[str, ...]]:
        """Return the folders of those of Sass's load paths that are globs."""
        self._asked.add(("load_paths",))
        return self._answers.site.load_paths

    def include_names(self) -> Mapping[str, Template]:
        """Return all includes, for the hint of an error only."""
        return self._answers.site.includes

    def paths(self) -> Iterable[str]:
        """Return the source files that have a URL, for the hint of an error only."""
        return self._answers.paths()

    def layout_names(self) -> Mapping[str, Template]:
        """Return all layouts, for the hint of a finding only: what is recorded is their names."""
        self._asked.add(("layout_names",))
        return self._answers.site.layouts

    def content(self, subject_id: str) -> str:
        """Return a body as the reader sees it: HTML, or source where its own turn comes first."""
        text, digest = self._rendering.content(subject_id, self._reader)
        self._see("content", subject_id, text, digest)
        return text

    def excerpt(self, subject_id: str) -> str | None:
        """Return an excerpt as HTML, or None."""
        text, digest = self._rendering.excerpt(subject_id)
        self._see("excerpt", subject_id, text, digest)
        return text

    def output(self, subject_id: str) -> str | None:
        """Return a whole page whose turn came before the reader's, else None."""
        text, digest = self._rendering.output(subject_id, self._reader)
        self._see("output", subject_id, text, digest)
        return text

    def _see(self, name: str, subject_id: str, text: str | None, digest: bytes | None) -> None:
        if (name, subject_id) not in self._rendered:
            self._rendered[name, subject_id] = of_text(text) if digest is None else digest

    def note(self, query: Query, answer: object) -> None:
        """Record a question that the caller answered itself: a file beside the page, what git says."""
        self._rendered[query] = fingerprint.of(answer)

    def apart(self) -> Tracked:
        """Return the same site for the same reader, with a record of its own."""
        return Tracked(self._answers, self._rendering, self._reader)

    def absorb(self, other: Tracked) -> None:
        """Record everything that `other` was asked."""
        self._asked |= other._asked
        self._configs |= other._configs
        self._fields |= other._fields
        self._rendered |= other._rendered

    def depends_on_reader(self) -> bool:
        """Say whether another reader might have been answered otherwise: by bodies whose turn is later, or by its id."""
        rendered = (query[0] != "excerpt" or self._reader in query for query in self._rendered)
        return self._told or any(rendered) or ("related", self._reader) in self._asked

    def trace(self) -> Trace:
        """Return what was asked so far, with the fingerprint of every answer."""
        digest, own = self._answers.digest, self._reader
        single, columns = self._by_column()
        fields: Trace = {(query := ("field", *asked)): OWN if asked[0] == own else digest(query) for asked in single}
        configs: Trace = {(asked := ("config", key)): digest(asked) for key in self._configs}
        return {**fields, **configs, **{query: digest(query) for query in (*self._asked, *columns)}, **self._rendered}

    def _by_column(self) -> tuple[Collection[tuple[str, str]], list[Query]]:
        """Return the fields that were asked for, and in place of some, questions about all documents or all pages.

        Whoever asks for one value of most of them is taken to ask all: which there are, and the value of each.
        """
        single: Collection[tuple[str, str]] = self._fields
        columns: list[Query] = []
        for name, ids in (("documents", self._answers.site.documents), ("pages", self._answers.page_ids)):
            most = max(_MANY, len(ids) // 2)
            if len(single) < most:
                continue
            counts = Counter(key for subject, key in single if subject in ids)
            whole = {key for key, count in counts.items() if count >= most}
            if whole:
                single = [asked for asked in single if asked[1] not in whole or asked[0] not in ids]
                columns += [(name,), *(("column", key, name) for key in sorted(whole))]
        return single, columns
