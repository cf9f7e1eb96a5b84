"""What a tag is, and the two kinds that need no compiler: text for a markup, text for a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blogengine.errors import TemplateError
from blogengine.liquid.errors import UnplacedError
from blogengine.liquid.node import Node, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser


class Tag(Protocol):
    """A tag, registered by its name: called, it reads itself from the template and returns its node.

    The node's `emit` writes Python. That Python reaches the tag as `tags['name']`, and so whatever methods the tag has
    for the time of rendering. Tags keep no state of their own: what belongs to a render is in its `Context`.
    """

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag; raises TemplateError, by `parser.fail`, where it is written wrongly."""
        ...


class TagError(UnplacedError):
    """A tag that cannot do what it says, or whose markup its `check` refuses."""


@record
class InlineTag:
    """A tag that stands for text: `render(markup, context)` returns it each time the tag is reached.

    `check(markup)`, if there is one, is called when the template is compiled, and raises TagError for a bad markup.
    """

    render: Callable[[str, Context], str]
    check: Callable[[str], None] | None = None

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        markup = head.markup.strip()
        _check(self.check, markup, head, parser)
        return _Inline(head.place, head.name, markup)


@record
class BlockTag:
    """A tag that stands for text made of its block: `render(markup, text, context)` gets what the block writes."""

    render: Callable[[str, str, Context], str]
    check: Callable[[str], None] | None = None

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag and its block."""
        markup = head.markup.strip()
        _check(self.check, markup, head, parser)
        body, _ = parser.block(head)
        return _Block(head.place, head.name, markup, body)


def _check(check: Callable[[str], None] | None, markup: str, head: Head, parser: Parser) -> None:
    if check is not None:
        try:
            check(markup)
        except TemplateError as error:
            parser.fail(error.message, head.place, error.hint, error.code)


@record
class _Inline(Node):
    place: Place
    name: str
    markup: str

    def emit(self, code: Code) -> None:
        code.publish()
        code.write_string(f"tags[{self.name!r}].render({self.markup!r}, ctx)")


@record
class _Block(Node):
    place: Place
    name: str
    markup: str
    body: Body

    def emit(self, code: Code) -> None:
        code.publish()

        def finish(out: str) -> None:
            code.write_string(f"tags[{self.name!r}].render({self.markup!r}, gathered(ctx, {out}), ctx)")

        with code.captured(finish):
            code.body(self.body)
