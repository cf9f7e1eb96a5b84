"""What the inlines of a block are read into: a flat row of text, markup and marks that may become tags."""

from __future__ import annotations

from typing import TypeAlias

from blogengine.records import dataclass, field


@dataclass(slots=True, eq=False)
class Markup:
    """Finished HTML; `plain` is what remains of it in the `alt` of an image, escaped."""

    html: str
    plain: str = ""
    links: int = 0
    """How many links it opens, less those it closes."""
    footnotes: tuple[FootnoteReference, ...] = ()
    """The references within an image: they are counted, though only the image shows."""


@dataclass(slots=True, eq=False)
class FootnoteReference:
    """A reference to a footnote, `[^written]`; cmark reads only `label` of it where it goes over a line end."""

    label: str
    written: str


@dataclass(slots=True, eq=False)
class Delimiter:
    """A run of `*`, `_`, `~` or one quote. What is matched becomes tags: at its end those it opens, else closes."""

    character: str
    length: int
    opens: bool
    closes: bool
    text: str
    position: int
    previous: Delimiter | None
    next: Delimiter | None = None
    in_list: bool = True
    opening_tags: list[str] = field(default_factory=list)
    """The innermost first."""
    closing_tags: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Bracket:
    """A `[` or `![` that may open a link or an image; `index` is where it stands among the pieces."""

    image: bool
    position: int
    """Where what follows it begins in the text."""
    index: int
    column: int
    """Where it stands in its line, for the extent of footnote references."""
    previous: Bracket | None
    last_delimiter: Delimiter | None
    in_link: bool
    in_image: bool
    active: bool = True
    """Whether it may open anything yet: links hold no links."""
    settled: bool = False
    """Whether a link was closed within it."""
    bracket_after: bool = False

    @property
    def text(self) -> str:
        """What it is where it opens nothing."""
        return "![" if self.image else "["


Piece: TypeAlias = "str | Markup | FootnoteReference | Delimiter | Bracket"
