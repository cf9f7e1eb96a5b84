"""`{% ifchanged %}…{% endifchanged %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.node import Node, record

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_STEPS = 10
"""What it costs in a loop to put a text aside and to compare it."""


@record
class IfChanged(Node):
    """Writes its block where that differs from what the last such block wrote."""

    place: Place
    body: Body

    @property
    def blank(self) -> bool:
        """Whether the block can write nothing but space."""
        return self.body.blank

    def emit(self, code: Code) -> None:
        """Write the block aside, then the choice."""
        code.nodes += _STEPS
        with code.captured(lambda out: code.write_string(f"tags['ifchanged'].changed(ctx, gathered(ctx, {out}))")):
            code.body(self.body)


class IfChangedTag:
    """Reads `ifchanged`, and remembers what was written last."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        body, _ = parser.block(head)
        return IfChanged(head.place, body)

    @staticmethod
    def changed(ctx: Context, text: str) -> str:
        """Return `text`, or nothing if it was the last one too."""
        state = ctx.register("ifchanged")
        if state.get("last") == text:
            return ""
        state["last"] = text
        return text
