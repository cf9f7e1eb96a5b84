"""What a parsed template is made of; each tag adds its own kind of node beside its parser, in `tags/`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, TypeVar, dataclass_transform

from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.expression import Filtered

_T = TypeVar("_T")

BREAK: Final = 1
CONTINUE: Final = 2
"""What the code of a block returns that was left by a tag: the loop around is to break or to go on."""


@dataclass_transform(eq_default=False)
def record(kind: type[_T]) -> type[_T]:
    """Give a class the `__init__` of a dataclass: the class's annotations are its parameters.

    A dataclass takes half a millisecond to define, and there is a class for every kind of node. Arguments are checked
    by the type checker alone; one that is missing is the class's own value, else None.
    """
    names = tuple(kind.__annotations__)
    for name in names:
        if name not in vars(kind):
            setattr(kind, name, None)  # a field hides a property of that name

    def init(self: _T, *values: object, **named: object) -> None:
        vars(self).update(zip(names, values, strict=False), **named)

    kind.__init__ = init  # type: ignore[assignment]  # `dataclass_transform` tells its parameters
    return kind


class Place(NamedTuple):
    """A line and column of the template text, both 1-based."""

    line: int
    column: int


class Node(ABC):
    """One thing that a template does, and where it says so."""

    place: Place

    @property
    def blank(self) -> bool:
        """Whether this can write nothing but space: a block of such nodes writes nothing at all."""
        return False

    @abstractmethod
    def emit(self, code: Code) -> None:
        """Write the Python that does it."""


@record
class Text(Node):
    """Text outside of all delimiters; whitespace control trims `text` while the template is read."""

    place: Place
    text: str
    blank: bool = False

    def emit(self, code: Code) -> None:
        """Write the text itself."""
        code.write_text(self.text)


@record
class Output(Node):
    """`{{ value | filters }}`."""

    place: Place
    value: Filtered

    def emit(self, code: Code) -> None:
        """Write the value's text."""
        code.write_value(code.filtered(self.value))


class Body:
    """The nodes of a template or of a block, in order."""

    __slots__ = ("blank", "nodes")

    def __init__(self, nodes: list[Node] | None = None) -> None:
        self.nodes: list[Node] = nodes or []
        self.blank = True

    def add(self, node: Node) -> None:
        """Append a node."""
        self.nodes.append(node)
        self.blank = self.blank and node.blank

    def drop_text(self) -> None:
        """Forget the spaces of a block that writes nothing else, as Liquid does for `if`, `case` and `for`."""
        self.nodes = [node for node in self.nodes if not isinstance(node, Text)]


@record
class Silent(Node):
    """A tag that does nothing: a comment."""

    place: Place
    blank: bool = True

    def emit(self, code: Code) -> None:
        """Write nothing."""
