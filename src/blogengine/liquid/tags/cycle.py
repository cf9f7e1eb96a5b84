"""`{% cycle name: value, value, … %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.expression import SPACE, Literal, parse_expression
from blogengine.liquid.lax import FRAGMENT
from blogengine.liquid.limits import STATES, LimitError, weigh
from blogengine.liquid.node import Node, record
from blogengine.liquid.runtime import shown, spelled
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser

_NAMED = compiled_later(rf"({FRAGMENT}){SPACE}*:{SPACE}*(.*)", re.DOTALL)
_VALUE = compiled_later(FRAGMENT)


@record
class Cycle(Node):
    """Writes the next of its values each time.

    Cycles of one name go on together. A cycle without one goes by its values, if they are all written out, else alone.
    """

    place: Place
    name: Expression | None
    values: tuple[Expression, ...]

    def emit(self, code: Code) -> None:
        """Write the choice of a value."""
        values = "".join(f"{code.expression(value)}, " for value in self.values)
        if self.name is not None and not isinstance(self.name, Literal):
            code.write_string(f"tags['cycle'].named(ctx, {code.expression(self.name)}, ({values}))")
        else:
            code.write_string(f"tags['cycle'].next(ctx, {self._key(code)!r}, ({values}))")

    def _key(self, code: Code) -> str:
        if isinstance(self.name, Literal):
            name = self.name.value
        elif all(isinstance(value, Literal) for value in self.values):
            name = ruby.inspect([value.value for value in self.values if isinstance(value, Literal)])
        else:
            name = f"{code.key}:{self.place.line}:{self.place.column}"
        if isinstance(name, str):
            code.nodes += weigh(name, hashes=False)
        return ruby.inspect(name)


class CycleTag:
    """Reads `cycle`, and goes on from value to value."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        named = _NAMED.match(head.markup)
        if not named and not _VALUE.match(head.markup):
            parser.fail("'cycle' needs values", head.place, hint="write {% cycle 'odd', 'even' %}")
        pieces = (named[2] if named else head.markup).split(",")
        found = [_VALUE.search(piece) for piece in pieces]
        return parser.try_read(
            head.place,
            lambda: Cycle(
                head.place,
                parse_expression(named[1]) if named else None,
                tuple(parse_expression(each[0]) for each in found if each),
            ),
        )

    @classmethod
    def named(cls, ctx: Context, name: object, values: Sequence[object]) -> str:
        """Return the text of the value whose turn it is in the cycle of a name."""
        return cls.next(ctx, ruby.inspect(spelled(ctx, name, 1)), values)

    @staticmethod
    def next(ctx: Context, key: str, values: Sequence[object]) -> str:
        """Return the text of the value whose turn it is; `key` is a name as Ruby inspects it."""
        turns = ctx.register("cycle")
        if len(turns) > STATES:
            raise LimitError(f"there are more than {STATES} cycles")
        turn = turns.get(key, 0)
        at = turn if isinstance(turn, int) else 0
        turns[key] = at + 1 if at + 1 < len(values) else 0
        if at >= len(values):
            return ""
        value = values[at]
        return value if isinstance(value, str) else shown(ctx, value)
