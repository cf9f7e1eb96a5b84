"""Documents that an earlier build read, as plain data: where a file is the same, it is not read again."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, cast

from blogengine import fingerprint
from blogengine.cache.findings import pack_findings, unpack_findings
from blogengine.cache.plain import Lookup, NotPlain, dumps, loads, pack, pack_time, unpack, unpack_time
from blogengine.model.content import Document, Origin
from blogengine.records import NamedTuple, fields
from blogengine.text.yaml import Mark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from blogengine.cache.findings import Packed
    from blogengine.errors import Diagnostic
    from blogengine.read.tree import Tree

_NAMES = tuple(each.name for each in fields(Document))
_ORIGIN, _FRONT, _DATE = (_NAMES.index(name) for name in ("origin", "front", "date"))


ROOM = 16 << 20
"""How many bytes of bodies stay in memory once they were read: a small site is read once, a large one keeps within bounds."""


class Kept(NamedTuple):
    """One document: its record and what was found in it, packed; digest and length of its body."""

    record: bytes
    body: bytes
    length: int


def pack_document(document: Document, found: Sequence[Diagnostic], zone: dt.tzinfo) -> bytes:
    """Return a document as bytes, the same for equal documents. Raises NotPlain."""
    values = [getattr(document, name) for name in _NAMES]
    origin = document.origin
    marks = {key: (mark.line, mark.column) for key, mark in origin.marks.items()}
    values[_ORIGIN] = (origin.path, origin.body_line, marks)
    values[_DATE] = pack_time(document.date, zone)
    dated = [key for key, value in document.front.items() if value is document.date]
    front = {key: None if key in dated else pack(value, zone) for key, value in document.front.items()}
    values[_FRONT] = (front, dated, not any(map(_holds_time, front.values())))
    try:
        return dumps((*values, pack_findings(found)))
    except ValueError:
        raise NotPlain(document.id) from None


def _holds_time(packed: object) -> bool:
    if isinstance(packed, dict):
        return any(map(_holds_time, packed.values()))
    return any(map(_holds_time, packed)) if isinstance(packed, list) else isinstance(packed, tuple)


def unpack_document(record: bytes, zone: dt.tzinfo) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return what `pack_document` was given."""
    *values, found = cast("tuple[object, ...]", loads(record))
    path, line, marks = cast("tuple[str, int, Mapping[str, tuple[int, int]]]", values[_ORIGIN])
    values[_ORIGIN] = Origin(path, line, cast("Mapping[str, Mark]", Lookup(marks, Mark)))
    date = values[_DATE] = unpack_time(cast("tuple[object, ...]", values[_DATE]), zone)
    front, dated, is_plain = cast("tuple[dict[str, object], list[str], bool]", values[_FRONT])
    if not is_plain:
        front = cast("dict[str, object]", unpack(front, zone))
    for key in dated:
        front[key] = date
    values[_FRONT] = front
    return Document(*values), unpack_findings(cast("list[Packed]", found)) if found else ()  # type: ignore[arg-type]  # as packed


class Bodies(MutableMapping[str, bytes]):
    """Bodies by document, those of unread files fetched when they are wanted.

    `moved` are files that turned out to be others than the build took them for; what was made of them is not kept.
    `looked` says whether a document's body was wanted so far.
    """

    def __init__(self, tree: Tree) -> None:
        self.moved: set[str] = set()
        self.looked = False
        self._tree = tree
        self._read: dict[str, bytes] = {}
        self._unread: MutableMapping[str, Kept] = {}
        self._room = ROOM

    def leave(self, path: str, kept: Kept) -> None:
        """Take a body that stands in a file, to be read when it is wanted; one that was read stays while there is room."""
        if path in self._read:
            if kept.length <= self._room:
                self._room -= kept.length
                return
            del self._read[path]
        self._unread[path] = kept

    def leave_all(self, kept: Mapping[str, Kept]) -> None:
        """Take bodies that stand in files, where none was taken before."""
        self._unread = ChainMap({}, cast("dict[str, Kept]", kept))  # of which the first alone is changed

    def __getitem__(self, key: str) -> bytes:
        known = self._read.get(key)
        if known is not None:
            return known
        kept = self._unread[key]
        self.looked = True
        content = self._tree.read(key)
        body = content[len(content) - kept.length :]
        if fingerprint.of_bytes(body) != kept.body:
            self.moved.add(key)
        return body

    def __setitem__(self, key: str, value: bytes) -> None:
        self._unread.pop(key, None)
        self._read[key] = value

    def __delitem__(self, key: str) -> None:
        self._unread.pop(key, None)
        self._read.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._read or key in self._unread

    def __iter__(self) -> Iterator[str]:
        yield from self._read
        yield from self._unread

    def __len__(self) -> int:
        return len(self._read) + len(self._unread)


class Documents:
    """The documents of an earlier build, and then of this one.

    `changed` are those that were read and differ from what was kept, `bodies_changed` those whose bodies do.
    """

    def __init__(
        self, tree: Tree, zone: dt.tzinfo, kept: Mapping[str, Kept], is_untouched: Callable[[str], bool]
    ) -> None:
        """`is_untouched` says of a path whether its file is as it was."""
        self.bodies = Bodies(tree)
        self.fresh: dict[str, Kept] = {}
        self.recalled: dict[str, Kept] = {}
        self._zone = zone
        self._kept = kept
        self._is_untouched = is_untouched
        self._touched: frozenset[str] | None = None

    def recall(self, path: str) -> tuple[Document, Sequence[Diagnostic]] | None:
        """Return the document of a file that was not touched."""
        kept = self._kept.get(path)
        if kept is None or not self._is_untouched(path):
            return None
        self.bodies.leave(path, kept)
        self.recalled[path] = kept
        return unpack_document(kept.record, self._zone)

    def recall_all(self, but: Collection[str]) -> None:
        """Take all documents as they were kept, `but` those whose files were touched."""
        self._touched = frozenset(but)
        self.bodies.leave_all(self._kept)

    def forget(self) -> None:
        """Begin anew: nothing was recalled or read."""
        self._touched = None
        self.bodies.leave_all({})
        self.fresh, self.recalled = {}, {}

    def to_keep(self) -> dict[str, Kept]:
        """Return the documents that are not kept yet as they are now."""
        return {path: kept for path, kept in self.fresh.items() if path not in self.bodies.moved}

    def to_forget(self) -> set[str]:
        """Return the documents that are kept as they are no more."""
        if self._touched is not None:
            return {*self._touched, *self.bodies.moved}
        return {*(self._kept.keys() - self.recalled.keys()), *self.bodies.moved}

    def keep(self, document: Document, found: Sequence[Diagnostic]) -> None:
        """Take a document that was read."""
        self.recalled.pop(document.id, None)
        body = self.bodies[document.id]
        try:
            record = pack_document(document, found, self._zone)
        except NotPlain:
            return
        kept = self.fresh[document.id] = Kept(record, fingerprint.of_bytes(body), len(body))
        self.bodies.leave(document.id, kept)

    def is_same(self, path: str) -> bool:
        """Say whether a document's record is the one that was kept."""
        fresh, kept = self.fresh.get(path), self._kept.get(path)
        return path in self.recalled or (fresh is not None and kept is not None and fresh.record == kept.record)

    def is_same_body(self, path: str) -> bool:
        """Say whether a document's body is the one that was kept."""
        fresh, kept = self.fresh.get(path), self._kept.get(path)
        return path in self.recalled or (fresh is not None and kept is not None and fresh.body == kept.body)
