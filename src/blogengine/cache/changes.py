"""What differs between the site of an earlier build and today's, in the words in which nodes asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine import fingerprint
from blogengine.cache.plain import dumps, loads
from blogengine.model.site import POSTS
from blogengine.query.answers import RELATED as HOW_MANY
from blogengine.query.post_names import post_name, post_names
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.model.content import Document
    from blogengine.model.site import Site

RELATED = "*related"
"""The topic of the newest posts, of which each document shows those that are not itself."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A site as far as another one is compared with it: plain data.

    `order` is the rendering order, `lists` each collection's documents; `records` is a digest for each page, static
    file and document that a feature changed, and empty for a document as it was read, which is compared by its file.
    """

    order: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records: Mapping[str, bytes] = field(default_factory=dict)
    bodies: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """Which subjects have other records or other bodies, and every topic that may be answered otherwise.

    Another body changes only what is rendered of it: it is no topic.

    `site`: any question may be, but about bodies alone. `order`: whose turn comes first may have changed between two
    that were there before.
    """

    records: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    site: bool = False
    order: bool = False


def outline(site: Site, as_read: Mapping[str, Document], bodies: Mapping[str, bytes]) -> Outline:
    """Return the outline of a site; `as_read` are the documents before features changed any."""
    records = {
        each.id: b"" if as_read.get(each.id) is each else fingerprint.of(each) for each in site.documents.values()
    }
    for page in site.pages:
        records[page.id] = fingerprint.of(page)
    for file in site.static_files:
        records[file.id] = fingerprint.of(file)
    pages = tuple(page.id for page in site.pages)
    lists = {each.label: each.ids for each in site.collections}
    digests = {page.id: fingerprint.of_bytes(bodies[page.id]) for page in site.pages if page.id in bodies}
    return Outline((*site.documents, *pages), lists, records, digests)


def pack_outline(site: Outline) -> bytes:
    """Return an outline as bytes."""
    return dumps((site.order, site.lists, site.records, site.bodies))


def unpack_outline(content: bytes | None) -> Outline:
    """Return what `pack_outline` was given; of a site of which nothing is known, that it has nothing."""
    return Outline(*loads(content)) if content is not None else Outline()  # type: ignore[misc]  # as it was packed


def changes(before: Outline, after: Outline, site: Site, records: Iterable[str], bodies: Iterable[str]) -> Changes:
    """Return what differs; `records` are the documents that were read otherwise than they were kept, `bodies` those whose bodies were."""
    out = Changes(bodies={*bodies})
    out.records = {subject for subject, _ in before.records.items() ^ after.records.items()}
    out.records |= {each for each in records if after.records[each] == b""}
    out.bodies |= {each for each in after.bodies if after.bodies[each] != before.bodies.get(each)}
    if out.records:
        for subject in out.records:
            out.topics |= _names(subject, site)
    out.topics |= out.records | _moved(before.lists, after.lists)
    if _newest(before) != _newest(after):
        out.topics.add(RELATED)
    known = before.records.keys() & after.records.keys()
    out.order = [each for each in before.order if each in known] != [each for each in after.order if each in known]
    out.site = bool(out.records) or before.order != after.order or before.lists != after.lists
    return out


def _names(subject: str, site: Site) -> set[str]:
    """Return the names under which a template may look for the URL of a file."""
    shown = site.config.folders.shown(subject)
    paths = {subject, f"/{subject}", shown, subject.partition(":")[2].lstrip("/")}
    return {f"u:{path}" for path in paths} | {f"p:{post_name(name)}" for name in post_names(shown) if "/" in shown}


def _moved(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the documents that have other neighbours."""
    labels = [label for label in before.keys() | after.keys() if before.get(label) != after.get(label)]
    old, new = ({pair for label in labels for pair in _neighbours(lists.get(label, ()))} for lists in (before, after))
    return {subject for subject, _, _ in old ^ new}


def _neighbours(ids: tuple[str, ...]) -> Iterable[tuple[str, str | None, str | None]]:
    return zip(ids, (None, *ids), (*ids[1:], None), strict=False)


def _newest(site: Outline) -> tuple[str, ...]:
    return site.lists.get(POSTS, ())[-HOW_MANY - 1 :]
