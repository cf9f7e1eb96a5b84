"""A whole site as a build made it, for the next one if nothing but texts of documents was edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from blogengine.cache.documents import pack_document, unpack_document
from blogengine.cache.findings import pack_findings, unpack_findings
from blogengine.cache.plain import NotPlain, dumps, loads
from blogengine.cache.records import pack_record, unpack_record
from blogengine.model.output import Kind, Output
from blogengine.model.site import Site
from blogengine.plan.outputs import Plan
from blogengine.records import NamedTuple, fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from blogengine.cache.documents import Kept
    from blogengine.clock.now import Clock
    from blogengine.errors import Diagnostic
    from blogengine.model.content import Document

_APART = frozenset({"clock", "documents"})
"""What of a site is not kept as it is: the next build has a time of its own, and its documents' records already."""
_PARTS = tuple(each.name for each in fields(Site) if each.name not in _APART)


class Snapshot(NamedTuple):
    """A site, its outputs, the bodies that no document's file holds, or more, and what was found before it was rendered."""

    site: Site
    plan: Plan
    bodies: Mapping[str, bytes]
    found: tuple[Diagnostic, ...]


def pack_snapshot(snapshot: Snapshot, kept: Collection[str], as_read: Mapping[str, Document]) -> bytes:
    """Return a snapshot as bytes, without the records of documents that are `kept` and still `as_read`. Raises NotPlain."""
    site, zone = snapshot.site, snapshot.site.clock.zone
    parts = {name: pack_record(getattr(site, name), zone) for name in _PARTS}
    amended = {
        key: pack_document(each, (), zone)
        for key, each in site.documents.items()
        if as_read.get(key) is not each or key not in kept
    }
    rare = [
        (each.path, each.subject, each.kind.value) for each in snapshot.plan.outputs if each.kind is not Kind.DOCUMENT
    ]
    apart = (*(page.id for page in site.pages), *(key for key in site.documents if key not in kept))
    bodies = {key: snapshot.bodies[key] for key in apart if key in snapshot.bodies}
    try:
        return dumps((parts, tuple(site.documents), amended, rare, bodies, pack_findings(snapshot.found)))
    except ValueError:
        raise NotPlain("a site") from None


def unpack_snapshot(
    content: bytes, kept: Mapping[str, Kept], outputs: Mapping[str, tuple[str, str, bytes]], clock: Clock
) -> Snapshot:
    """Return what `pack_snapshot` was given, as it is at another time; `outputs` are those that were made then."""
    parts, order, amended, rare, bodies, found = cast("tuple[dict[str, object], Sequence[str], dict[str, bytes], "
        "Iterable[tuple[str, str, str]], dict[str, bytes], list[tuple[object, ...]]]", loads(content))  # fmt: skip
    documents = Recalled(order, amended, kept, clock.zone)
    values = {name: unpack_record(value, clock.zone) for name, value in parts.items()}
    site = Site(clock=clock, documents=documents, **values)  # type: ignore[arg-type]  # as it was packed
    kinds = {value.value: value for value in Kind}
    others = {path: Output(path, subject, kinds[kind]) for path, subject, kind in rare}
    paths = sorted(outputs.keys() | others.keys())
    plan = tuple([others.get(path) or Output(path, outputs[path][0], Kind.DOCUMENT) for path in paths])
    return Snapshot(site, Plan(plan, ()), bodies, unpack_findings(found))


class Recalled(Mapping[str, "Document"]):
    """The documents of a site by id, in rendering order, each made of its record when it is asked for."""

    def __init__(
        self, order: Sequence[str], amended: Mapping[str, bytes], kept: Mapping[str, Kept], zone: dt.tzinfo
    ) -> None:
        """Those that are not `amended` are as they are `kept`."""
        self._order = dict.fromkeys(order)
        self._amended = amended
        self._kept = kept
        self._zone = zone
        self._made: dict[str, Document] = {}

    def __getitem__(self, key: str) -> Document:
        known = self._made.get(key)
        if known is None:
            if key not in self._order:
                raise KeyError(key)
            record = self._amended.get(key) or self._kept[key].record
            known = self._made[key] = unpack_document(record, self._zone)[0]
        return known

    def __contains__(self, key: object) -> bool:
        return key in self._order

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)
