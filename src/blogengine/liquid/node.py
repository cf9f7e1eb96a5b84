"""What a parsed template is made of; each tag adds its own kind of node beside its parser, in `tags/`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Filtered


class Place(NamedTuple):
    """A line and column of the template text, both 1-based."""

    line: int
    column: int


class Node(ABC):
    """One thing that a template does, and where it says so."""

    __slots__ = ()
    place: Place

    @property
    def blank(self) -> bool:
        """Whether this can write nothing but space: a block of such nodes writes nothing at all."""
        return False

    @abstractmethod
    def emit(self, code: Code) -> None:
        """Write the Python that does it."""


@dataclass(slots=True, eq=False)
class Text(Node):
    """Text outside of all delimiters; whitespace control trims `text` while the template is read."""

    place: Place
    text: str
    blank: bool = False

    def emit(self, code: Code) -> None:
        """Write the text itself."""
        code.write_text(self.text)


@dataclass(slots=True, eq=False)
class Output(Node):
    """`{{ value | filters }}`."""

    place: Place
    value: Filtered

    def emit(self, code: Code) -> None:
        """Write the value's text."""
        code.write_value(code.filtered(self.value))


@dataclass(slots=True, eq=False)
class Body:
    """The nodes of a template or of a block, in order."""

    nodes: list[Node] = field(default_factory=list)
    blank: bool = True

    def add(self, node: Node) -> None:
        """Append a node."""
        self.nodes.append(node)
        self.blank = self.blank and node.blank

    def drop_text(self) -> None:
        """Forget the spaces of a block that writes nothing else, as Liquid does for `if`, `case` and `for`."""
        self.nodes = [node for node in self.nodes if not isinstance(node, Text)]


@dataclass(slots=True, eq=False)
class Silent(Node):
    """A tag that does nothing: a comment."""

    place: Place
    blank: bool = True

    def emit(self, code: Code) -> None:
        """Write nothing."""
