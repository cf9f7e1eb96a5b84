"""What is known about one text while it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.markdown.kramdown.nodes import Node
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.attributes import AttributeList
    from blogengine.markdown.kramdown.block import BlockParser
    from blogengine.markdown.kramdown.inline import InlineParser
    from blogengine.markdown.kramdown.options import Options


MAX_DIAGNOSTICS = 100
"""How much is said about one text."""


@dataclass(slots=True)
class LinkDefinition:
    """`[id]: address "title"`; `mark` is the empty node in its place, which an attribute list may be given to."""

    address: str
    title: str | None
    mark: Node | None


@dataclass(slots=True)
class Footnote:
    """`[^name]: text`; `content` holds the text's blocks, `mark` stands in its place."""

    content: Node
    mark: Node


@dataclass(slots=True)
class Abbreviation:
    """`*[name]: title`; `mark` stands in its place and takes its attributes."""

    title: str
    mark: Node


@dataclass(slots=True)
class Document:
    """Everything that holds for the whole text: definitions, options as set so far, and what was found."""

    options: Options
    block: BlockParser
    inline: InlineParser
    text: str
    """All of it, with line ends of one kind and one at its end."""
    path: str = ""
    first_line: int = 1
    root: Node = field(default_factory=lambda: Node("root"))
    leaves: list[Node] = field(default_factory=list)
    """Nodes whose only child is `raw_text`, a line or lines for the inline rules, in the order they were read."""
    native_headings: list[Node] = field(default_factory=list)
    """Headings and terms that were HTML."""
    native_paragraphs: list[Node] = field(default_factory=list)
    """Paragraphs that were HTML and go on as text, which is in nodes of its own until it is read."""
    attribute_lists: dict[str, AttributeList] = field(default_factory=dict)
    link_definitions: dict[str, LinkDefinition] = field(default_factory=dict)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    limits: set[str] = field(default_factory=set)
    _lines: list[str] | None = None
    _said: set[tuple[str, str, int]] = field(default_factory=set)

    def leaf(self, node: Node, text: str, line: int) -> None:
        """Give `node` the lines that the inline rules will read."""
        node.children = [Node("raw_text", text)]
        node.options["line"] = line
        self.leaves.append(node)

    def warn(self, message: str, line: int, near: str = "") -> None:
        """Note that something in the text will hardly mean what its author meant; `near` is how its place goes on."""
        self._found("markdown", message, line, near)

    def limit(self, message: str, line: int) -> None:
        """Note, once, that a bound on work changed the result."""
        if message not in self.limits:
            self.limits.add(message)
            self._found("markdown-limit", message, line)

    @property
    def has_said_enough(self) -> bool:
        """Whether more findings would be dropped."""
        return len(self.diagnostics) >= MAX_DIAGNOSTICS

    def _found(self, code: str, message: str, line: int, near: str = "") -> None:
        if not self.has_said_enough and (code, message, line) not in self._said:
            self._said.add((code, message, line))
            span = SourceSpan(self.path, self.first_line + line - 1, self._column(line, near))
            self.diagnostics.append(Diagnostic(code, message, span))

    def _column(self, line: int, near: str) -> int:
        """Return where `near` begins in a line, 1 if that is not clear: what is read has lost its indentation."""
        if not near:
            return 1
        if self._lines is None:
            self._lines = self.text.split("\n")
        written, sought = self._lines[line - 1].rstrip(), near.strip().partition("\n")[0]
        if written.endswith(sought):
            return len(written) - len(sought) + 1
        return written.find(sought) + 1 if written.count(sought) == 1 else 1
