"""`{% increment name %}` and `{% decrement name %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record
from blogengine.liquid.ruby import SPACE
from blogengine.liquid.tags.base import TagError

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser


@record
class Count(Node):
    """Counts, and writes the count."""

    place: Place
    tag: str
    name: str

    def emit(self, code: Code) -> None:
        """Write the count."""
        code.write_string(f"tags[{self.tag!r}].count(ctx, {self.name!r})")


@record
class CounterTag:
    """Reads `increment` (`step` 1, writes the number before) or `decrement` (`step` -1, writes the number after).

    They count what the render was given, not what it assigned: an assigned variable of the name hides the counter.
    """

    step: int

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        del parser
        return Count(head.place, head.name, head.markup.strip(SPACE))

    def count(self, ctx: Context, name: str) -> str:
        """Count once; return what is written."""
        before = ctx.given.get(name)
        if before is None or before is False:
            before = 0
        if isinstance(before, bool) or not isinstance(before, int | float):
            raise TagError(f"'{name}' is no number and cannot be counted")
        visible = name not in ctx.scope or (name in ctx.given and ctx.scope[name] is ctx.given[name])
        after = ctx.given[name] = before + self.step
        if visible:
            ctx.assign(name, after)
        return str(before if self.step > 0 else after)
