"""`page`, and every document, page and static file that a template meets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self, SupportsIndex, TypeVar, overload

from blogengine.liquid.dialects import DIALECTS
from blogengine.liquid.drop import Drop, JekyllObject, LazyHash, LazyList
from blogengine.liquid.ruby import inspect, to_s
from blogengine.model.content import Document, Page, Refs
from blogengine.model.front import is_false

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from blogengine.query.tracked import Tracked


T = TypeVar("T")
RENDERED = frozenset({"content", "excerpt", "output", "next", "previous"})
"""Keys of documents and pages that are more than values of a record."""


class SubjectDrop(Drop):
    """A document, page or static file by its id."""

    __slots__ = ("_ask", "_known", "id")

    is_of_the_site = True

    def __init__(self, ask: Tracked, subject_id: str) -> None:
        self._ask = ask
        self._known: dict[str, object] = {}
        self.id = subject_id

    def lookup(self, key: str) -> object:
        """Return a value of the front matter or record, the same object each time; documents that it names become drops."""
        known = self._known
        if key in known:
            return known[key]
        value = known[key] = self._find(key)
        return value

    def _find(self, key: str) -> object:
        value = self._ask.field(self.id, key)
        return drops_of(self._ask, value.ids) if value.__class__ is Refs else value

    def keys(self) -> Iterable[str]:
        """Return the names in Jekyll's order."""
        return self._ask.keys(self.id)

    def _front(self) -> Mapping[str, object]:
        """Return the front matter, whose keys `keys` has asked for, and whose values `lookup` asks for."""
        subject = self._ask.subject(self.id)
        return subject.front if subject is not None else {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SubjectDrop) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)


class DocumentDrop(SubjectDrop, JekyllObject):
    """A post or another collection's item."""

    __slots__ = ()

    def keys(self) -> Iterable[str]:
        """Return the names in Jekyll's order, of which `draft` is the first that front matter may give."""
        front = self._front()
        known = list(super().keys())
        if "name" not in front and not DIALECTS[self._ask.settings().dialect].named_documents:
            known.remove("name")
        if "draft" in front:
            known.remove("draft")
            known.insert(known.index("date") + 1, "draft")
        return known

    def _find(self, key: str) -> object:
        """Bodies, excerpts and neighbours are asked for only here."""
        if key not in RENDERED:
            if key == "name":
                return self._own_name()
            value = self._ask.field(self.id, key)  # as `super` does, which takes time in a loop over all posts
            return drops_of(self._ask, value.ids) if value.__class__ is Refs else value
        if key == "content":
            return self._ask.content(self.id)
        if key == "excerpt":
            own = self._ask.field(self.id, key)
            made = self._ask.excerpt(self.id) if is_false(own) else None
            return to_s(own) if made is None else made
        if key == "output":
            return self._ask.output(self.id)
        other = self._ask.neighbours(self.id)[key == "next"]
        return DocumentDrop(self._ask, other) if other is not None else None

    def _own_name(self) -> object:
        """Return the `name` of the front matter, else in Jekyll 4 the file's."""
        named = DIALECTS[self._ask.settings().dialect].named_documents
        return self._ask.front(self.id, "name") or (super()._find("name") if named else None)

    def as_json(self, depth: int) -> Mapping[str, object] | str:
        """Return all; a neighbour that stands two levels deep shows no content and no neighbours of its own."""
        shown = {key: self.lookup(key) for key in self.keys()}
        for key in ("previous", "next"):
            neighbour = shown[key]
            if depth >= 2 and isinstance(neighbour, Drop):
                shown[key] = {name: neighbour.lookup(name) for name in neighbour.keys() if name not in RENDERED}  # noqa: SIM118 - a Drop is no mapping
        return shown

    def to_text(self) -> str:
        """Return the document as a template prints it: its page, or its body until that is made."""
        return self._ask.output(self.id) or self._ask.content(self.id)

    def inspect(self) -> str:
        """Return the document as it looks inside a printed list."""
        return f"#<Jekyll::Document {self.id} collection={self._ask.field(self.id, 'collection')}>"

    def __lt__(self, other: object) -> bool:
        """Order documents as their collections do: by date, then by path."""
        if not isinstance(other, DocumentDrop):
            return NotImplemented
        return self._place() < other._place()

    def _place(self) -> tuple[dt.datetime, str]:
        date = self._ask.field(self.id, "date")
        assert isinstance(date, dt.datetime)
        return (date, self.id)


class PageDrop(SubjectDrop, LazyHash):
    """A page outside the collections: in Jekyll a hash."""

    __slots__ = ()

    def keys(self) -> Iterable[str]:
        """Return the names in Jekyll's order."""
        known = super().keys()
        if DIALECTS[self._ask.settings().dialect].page_excerpts or "excerpt" in self._front():
            return known
        return tuple(key for key in known if key != "excerpt")

    def _find(self, key: str) -> object:
        """The body and the excerpt are asked for only here."""
        match key:
            case "content":
                return self._ask.content(self.id)
            case "excerpt":
                own = self._ask.field(self.id, key)
                return self._ask.excerpt(self.id) if is_false(own) else own
        return super()._find(key)

    def to_text(self) -> str:
        """Return the page as a template prints it."""
        return inspect({key: self.lookup(key) for key in self.keys()})

    def printed(self) -> str:
        """Return the page as a printed list shows it: its whole text, or its body until that is made."""
        return self._ask.output(self.id) or self._ask.content(self.id)

    def inspect(self) -> str:
        """Return the page as it looks inside a list that is inspected."""
        kind = "Page" if ":" not in self.id else "PageWithoutAFile"
        return f"#<Jekyll::{kind} @relative_path={inspect(self.lookup('path'))}>"


class StaticFileDrop(SubjectDrop, JekyllObject):
    """A file that is copied as it is."""

    __slots__ = ()

    def keys(self) -> Iterable[str]:
        """Return the names in Jekyll's order, then those that `defaults:` give."""
        return dict.fromkeys((*super().keys(), *self._front()))

    def inspect(self) -> str:
        """Return the file as it looks inside a list that is inspected."""
        return f"#<Jekyll::StaticFile @relative_path={inspect(self.lookup('path'))}>"

    def to_text(self) -> str:
        """Return what Jekyll prints for it."""
        return "Jekyll::Drops::StaticFileDrop"


def drop_of(ask: Tracked, subject_id: str) -> SubjectDrop:
    """Return the drop of an id's document, page or static file."""
    kind = ask.subject(subject_id).__class__
    if kind is Document:
        return DocumentDrop(ask, subject_id)
    return PageDrop(ask, subject_id) if kind is Page else StaticFileDrop(ask, subject_id)


class Drops(LazyList):
    """A list of drops by their ids, each made only when it is looked at.

    A page that shows five of ten thousand posts makes five drops. It is a tuple, of the ids, because a template's lists
    are lists or tuples everywhere; what is asked of it is answered in drops.
    """

    _ask: Tracked
    _listed: tuple[str | None, ...] | None
    _derived: dict[tuple[object, str], object]

    def __new__(cls, ask: Tracked, ids: Iterable[str], listed: tuple[str | None, ...] | None = None) -> Self:
        """Return the drops of `ids`, in their order; `listed` is the question that they answer, if there is one."""
        made = super().__new__(cls, ids)
        made._ask = ask
        made._listed = listed
        made._derived = {}
        return made

    def derived(self, make: Callable[[tuple[object, ...]], T], key: str) -> T | None:
        """Return what a pure function makes of the values that all have under `key`, made once a build.

        It is one question, however long the list is. None where there is no such question: for a list made in a
        template, a path with dots, and what is more than a value.
        """
        known: T | None = self._derived.get((make, key))  # type: ignore[assignment]  # made by `make`
        if known is not None or self._listed is None or key in RENDERED or "." in key:
            return known
        if self._ask.derived(_name_documents, key, *self._listed):
            return None
        found = self._derived[make, key] = self._ask.derived(make, key, *self._listed)
        return found

    def at(self, places: Iterable[int]) -> Drops:
        """Return the drops at these places."""
        own = super().__getitem__
        return Drops(self._ask, [str(own(place)) for place in places])

    def _ids(self) -> Iterator[str]:
        return super().__iter__()  # type: ignore[return-value]  # what `__new__` was given

    def __iter__(self) -> Iterator[SubjectDrop]:
        return (drop_of(self._ask, each) for each in self._ids())

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> SubjectDrop: ...
    @overload
    def __getitem__(self, place: slice, /) -> Drops: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> SubjectDrop | Drops:
        found = super().__getitem__(place)
        if isinstance(found, tuple):
            return Drops(self._ask, found)
        return drop_of(self._ask, str(found))

    def __contains__(self, item: object) -> bool:
        return isinstance(item, SubjectDrop) and super().__contains__(item.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | tuple) and list(self) == list(other)

    def __hash__(self) -> int:
        return super().__hash__()

    def __add__(self, other: tuple[object, ...], /) -> tuple[object, ...]:
        return (*self, *other)


def _name_documents(values: tuple[object, ...]) -> bool:
    return any(isinstance(value, Refs) for value in values)


def listed(ask: Tracked, *query: str | None) -> Drops:
    """Return the drops of the ids that answer a question."""
    return Drops(ask, ask.ids(*query), query)


def drops_of(ask: Tracked, ids: Iterable[str]) -> Drops:
    """Return the drops of several ids, in their order."""
    return Drops(ask, ids)
