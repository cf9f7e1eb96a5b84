"""What every reader needs to know, and where each puts what it finds wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol, TypeVar

from blogengine.clock.parse import parse_time
from blogengine.clock.zones import in_zone
from blogengine.errors import SourceSpan
from blogengine.model.defaults import Defaults
from blogengine.read.front_matter import parse_front_matter
from blogengine.read.text import decode
from blogengine.read.values import value_problems
from blogengine.records import dataclass, field, replace

_T = TypeVar("_T")

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from blogengine.clock.now import Clock
    from blogengine.config.config import Config
    from blogengine.errors import ContentError, Diagnostic
    from blogengine.model.content import Document
    from blogengine.read.front_matter import FrontMatter
    from blogengine.read.tree import Tree
    from blogengine.text.yaml import Mark


class Earlier(Protocol):
    """Documents that an earlier build read, of files that are the same today; forgetting is always allowed."""

    @property
    def bodies(self) -> MutableMapping[str, bytes]:
        """The bodies of all documents and pages, recalled or read, by id."""
        ...

    def recall(self, path: str) -> tuple[Document, Sequence[Diagnostic]] | None:
        """Return the document of a file and what was found in it, as reading it would; its body is in `bodies`."""
        ...

    def keep(self, document: Document, found: Sequence[Diagnostic]) -> None:
        """Take a document that was just read, and what was found in it."""
        ...


@dataclass(frozen=True, slots=True)
class ReadContext:
    """One reading of a site: its settings, and the findings and bodies that the readers add to.

    `momentary` are the files that another moment would read otherwise (no date, or only a time of day), `later` the
    dates of documents that are not due yet.
    """

    config: Config
    clock: Clock
    defaults: Defaults
    found: list[Diagnostic] = field(default_factory=list)
    bodies: MutableMapping[str, bytes] = field(default_factory=dict)
    earlier: Earlier | None = None
    momentary: set[str] = field(default_factory=set)
    later: list[dt.datetime] = field(default_factory=list)

    @classmethod
    def begin(cls, config: Config, clock: Clock, found: list[Diagnostic], earlier: Earlier | None) -> ReadContext:
        """Return a reading whose bodies are those of `earlier`, where there is one."""
        defaults = Defaults(config.defaults, config.folders.collections)
        return cls(config, clock, defaults, found, earlier.bodies if earlier is not None else {}, earlier)

    def now(self, path: str) -> dt.datetime:
        """Return the time of the build, as part of what the file at `path` says."""
        self.momentary.add(path)
        return self.clock.now

    def time(self, text: str, path: str) -> dt.datetime | None:
        """Return the time that a text of a file tells, in the build's zone, or None where it tells none."""
        found = parse_time(text, self.clock.zone, lambda: self.now(path))
        return found and in_zone(found, self.clock.zone)

    def front_matter(self, tree: Tree, path: str, label: str | None = None) -> FrontMatter:
        """Read a file's front matter and body, times in the build's zone. Raises ContentError."""
        named = label or path
        parts = parse_front_matter(decode(tree.read(path), named, self.found), named, self.found)
        if not parts.values:
            return parts
        self.found.extend(value_problems(parts.values, named, parts.marks))
        return replace(parts, values=localized(parts.values, self.clock))


def localized(value: _T, clock: Clock) -> _T:
    """Return what YAML says with each time that has no zone in the build's, as Ruby shows it (UTC is meant)."""
    out: object = value
    if isinstance(value, dict):
        out = {key: localized(item, clock) for key, item in value.items()}
    elif isinstance(value, list):
        out = [localized(item, clock) for item in value]
    elif isinstance(value, dt.datetime) and value.tzinfo is None:
        out = clock.localize(value)
    return out  # type: ignore[return-value]  # of the kind that came in


def span_of_key(path: str, marks: Mapping[str, Mark], key: str) -> SourceSpan:
    """Return the place of a front-matter key in its file; the first line where it has none (defaults)."""
    mark = marks.get(key)
    return SourceSpan(path, mark.line, mark.column) if mark else SourceSpan(path)


def at_key(error: ContentError, path: str, marks: Mapping[str, Mark], key: str) -> ContentError:
    """Return the error with the place of a front-matter key, where it has none."""
    if error.span is None:
        error.span = span_of_key(path, marks, key)
    return error
