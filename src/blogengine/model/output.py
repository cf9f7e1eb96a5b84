"""One file of the built site: what will be written where, and from what."""

from __future__ import annotations

from enum import Enum

from blogengine.records import dataclass, field


class Kind(Enum):
    """How an output comes to be."""

    DOCUMENT = "document"
    PAGE = "page"
    MADE = "made"
    STATIC = "static"
    SOURCE_MAP = "source map"

    @property
    def node(self) -> str:
        """The kind of node that makes such an output."""
        return "source_map" if self is Kind.SOURCE_MAP else "page"


@dataclass(frozen=True, slots=True, order=True)
class Output:
    """A path in the destination (relative, POSIX) and the id of its subject; sortable, unique by path."""

    path: str
    subject: str
    kind: Kind = field(compare=False)
