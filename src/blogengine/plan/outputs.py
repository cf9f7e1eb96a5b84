"""The list of outputs of a site, unique by path, with every conflict told."""

from __future__ import annotations

import unicodedata
from operator import itemgetter
from typing import TYPE_CHECKING

from blogengine.assets.settings import SassSettings
from blogengine.errors import Diagnostic, Frame, SourceSpan
from blogengine.model.content import Document, Page
from blogengine.model.output import Kind, Output
from blogengine.model.permalink import output_path, page_path
from blogengine.plan.source_maps import source_map_of
from blogengine.read.context import span_of_key
from blogengine.records import dataclass
from blogengine.text.urls import unescape_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.model.content import Subject
    from blogengine.model.site import Site


@dataclass(frozen=True, slots=True)
class Plan:
    """Outputs ordered by path, and what is wrong with them."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def plan_site(site: Site) -> Plan:
    """Return the outputs of a site.

    Where two subjects want one path, the later of Jekyll's writing order wins (pages, static files, documents) and
    an `output-conflict` names both. An `output-alike` names two paths that some file systems take for one.
    """
    wanted: dict[str, list[tuple[Subject, Output]]] = {}
    for subject, output in _candidates(site):
        wanted.setdefault(output.path, []).append((subject, output))
    found = [_conflict(path, winner, loser) for path, (*losers, (winner, _)) in wanted.items() for loser, _ in losers]
    made = {path: rivals[-1] for path, rivals in wanted.items()}
    return Plan(tuple(sorted(output for _, output in made.values())), (*found, *_alike(made)))


def _candidates(site: Site) -> Iterator[tuple[Subject, Output]]:
    sass = SassSettings.of(site.config)
    for page in site.pages:
        if page.written:
            kind = Kind.MADE if page.maker is not None else Kind.PAGE
            yield page, Output(page_path(page), page.id, kind)
            if source_map := source_map_of(page, sass):
                yield page, Output(page_path(source_map), page.id, Kind.SOURCE_MAP)
    for file in site.static_files:
        if file.written:
            yield file, Output(unescape_path(file.url).lstrip("/"), file.id, Kind.STATIC)
    for document in site.documents.values():
        if document.written:
            yield document, Output(output_path(document.url, document.output_ext), document.id, Kind.DOCUMENT)


def _conflict(path: str, winner: Subject, loser: Subject) -> Diagnostic:
    message = f"{_name(winner)} and {_name(loser)} both make {path}; {_name(winner)} is published"
    frames = (Frame("also made by", span_of(loser)),)
    return Diagnostic("output-conflict", message, span_of(winner), "give one of them another permalink", frames=frames)


def _alike(made: Mapping[str, tuple[Subject, Output]]) -> Iterator[Diagnostic]:
    """Find paths that differ in case alone, or in how an accent is put on a letter."""
    first: dict[str, Subject] = {}
    for path, (subject, _) in sorted(made.items(), key=itemgetter(0)):
        key = (path if path.isascii() else unicodedata.normalize("NFC", path)).casefold()
        other = first.setdefault(key, subject)
        if other is not subject:
            message = (
                f"{_name(subject)} makes {path}, which many file systems cannot tell from what {_name(other)} makes"
            )
            frames = (Frame("the other", span_of(other)),)
            hint = "give one of them another permalink or name: of the two only one would be published there"
            yield Diagnostic("output-alike", message, span_of(subject), hint, frames=frames)


def _name(subject: Subject) -> str:
    return subject.origin.path if isinstance(subject, Document | Page) else subject.path


def span_of(subject: Subject) -> SourceSpan:
    """Return the place that decides a subject's URL: its permalink key, else its file."""
    if isinstance(subject, Document | Page):
        return span_of_key(subject.origin.path, subject.origin.marks, "permalink")
    return SourceSpan(subject.path)
