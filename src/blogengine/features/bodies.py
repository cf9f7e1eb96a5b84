"""The source text of documents and pages, as features that amend a site see and change it."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, cast

from blogengine.model.content import Document, Page
from blogengine.model.defaults import Defaults
from blogengine.read.context import ReadContext
from blogengine.read.pages import read_page
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.features.base import Draft
    from blogengine.model.content import StaticFile

Amended = Document | Page


def markdown_subjects(draft: Draft, *, documents: bool) -> list[Amended]:
    """Return the pages that are Markdown, and, where they are wanted, the documents that are and that are published."""
    site = draft.site
    subjects: list[Amended] = [*site.pages]
    if documents:
        subjects += [each for each in site.documents.values() if each.written]
    return [each for each in subjects if site.config.markdown.converts(each.ext)]


def text_of(draft: Draft, subject: Amended) -> str:
    """Return what stands after the front matter."""
    return subject.body if subject.body is not None else draft.bodies.get(subject.id, b"").decode()


def with_subjects(draft: Draft, changed: Iterable[Amended], texts: Mapping[str, str]) -> Draft:
    """Return the draft with documents and pages replaced by those of the same id, and with new texts by id."""
    site = draft.site
    fresh = {each.id: each for each in changed}
    known: list[Amended] = [*site.pages, *site.documents.values()]
    for each in known:
        if each.id in texts and each.body is not None:
            fresh[each.id] = replace(fresh.get(each.id, each), body=texts[each.id])
    pages = tuple(found if isinstance(found := fresh.get(page.id), Page) else page for page in site.pages)
    documents = {key: found if isinstance(found := fresh.get(key), Document) else each
                 for key, each in site.documents.items()}  # fmt: skip
    texts_as_bytes = {key: text.encode() for key, text in texts.items()}
    return replace(
        draft, site=replace(site, pages=pages, documents=documents), bodies=over(draft.bodies, texts_as_bytes)
    )


def over(bodies: Mapping[str, bytes], texts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return bodies with others in place of some, or besides them; none of those that stay is read."""
    return ChainMap(dict(texts), cast("dict[str, bytes]", bodies)) if texts else bodies


def file_as_page(draft: Draft, file: StaticFile) -> tuple[Page, bytes] | None:
    """Return a static file as the page it would be with empty front matter, and its text; None for a theme's.

    Raises ContentError for text that is not UTF-8.
    """
    if file.theme:
        return None
    config = draft.site.config
    bodies: dict[str, bytes] = {}
    reading = ReadContext(config, draft.site.clock, Defaults(config.defaults, config.folders.collections), draft.found,
                          bodies)  # fmt: skip
    page = read_page(reading, draft.tree, file.path)
    return None if page is None else (page, bodies[page.id])


def with_pages_of_files(
    draft: Draft, made: Iterable[tuple[StaticFile, Page, bytes]], *, remove_originals: bool
) -> Draft:
    """Return the draft with pages for static files at the end, and without the files if so wanted.

    A file that stays gives the page its id: `site.static_files` knows it by another one. Those of a collection stay:
    Jekyll writes them with the collection's documents.
    """
    made = tuple(made)
    ids = {file.id: f"file:{file.id}" for file, _, _ in made}
    gone = {file.id for file, _, _ in made if remove_originals and file.collection is None}
    site = draft.site
    site = replace(
        site,
        pages=(*site.pages, *(page for _, page, _ in made)),
        static_files=tuple(
            replace(file, id=ids.get(file.id, file.id)) for file in site.static_files if file.id not in gone
        ),
        collections=tuple(
            replace(each, static_ids=tuple(ids.get(old, old) for old in each.static_ids)) for each in site.collections
        ),
    )
    return replace(draft, site=site, bodies=over(draft.bodies, {page.id: text for _, page, text in made}))
