"""`{% tablerow item in list cols: n limit: n offset: n %}…{% endtablerow %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid import lax, ruby
from blogengine.liquid.expression import NIL, SPACE, WORD, parse_expression
from blogengine.liquid.lax import FRAGMENT
from blogengine.liquid.node import Body, Node, Text, record
from blogengine.liquid.runtime import part
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.liquid.code import Code, Loop
    from blogengine.liquid.context import Context
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.loops import TableRowLoop
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser

_SYNTAX = compiled_later(rf"(?<!{WORD})({WORD}+){SPACE}+in{SPACE}+((?:{FRAGMENT})+)")


@record
class TableRow(Node):
    """Runs its block for each item, in the cells of a table's rows; `leaves` says that a tag may leave the block."""

    place: Place
    variable: str
    items: Expression
    options: dict[str, Expression]
    body: Body
    leaves: bool

    @property
    def blank(self) -> bool:
        """Whether its cells can hold nothing but space; Liquid then forgets the spaces around the table."""
        return self.body.blank

    def emit(self, code: Code) -> None:
        """Write a Python loop around the cells."""
        loop = code.loop("", None, "tablerowloop")
        value, items, status = code.fresh("t"), code.fresh("c"), code.fresh("s")
        loop.need_object()
        before = code.nodes
        with code.indented(), code.behind() as inside, code.indented():
            self._cell(code, loop, status)
        arguments = self._arguments(code, code.nodes - before + 1)
        columns = code.expression(self.options.get("cols", NIL))
        code.line(f"{value} = {code.expression(self.items)}; {status} = 0")
        with code.block(f"if {value} is not None and {value} is not False:"):
            code.line(f"{items} = tags['tablerow'].items(ctx, {value}, {arguments})")
            code.line(f"{loop.length} = len({items})")
            code.line(f"{loop.object} = TableRowLoop({loop.length}, tags['tablerow'].columns({columns}))")
            code.write_text('<tr class="row1">\n')
            self._loop(code, loop, items)
            code.put(inside)
            if loop.published:
                code.line(f"ctx.reveal({self.variable!r}); ctx.reveal('tablerowloop')")
            code.write_text("</tr>\n")
        if self.leaves:
            with code.block(f"if {status}:"):
                code.interrupt_if(status)

    def _arguments(self, code: Code, weight: int) -> str:
        offset = code.expression(self.options.get("offset", NIL))
        limit = f"({code.expression(self.options['limit'])},)" if "limit" in self.options else "()"
        return f"{weight}, {offset}, {limit}"

    def _loop(self, code: Code, loop: Loop, items: str) -> None:
        """Write the head of the loop."""
        if loop.published:
            code.line(f"ctx.hide('tablerowloop', {loop.object}); ctx.hide({self.variable!r})")
        code.line(f"for {loop.index}, {loop.item} in enumerate({items}):")
        with code.indented():
            code.line(f"{loop.object}.at = {loop.index}")
            if loop.published:
                code.line(f"{code.use('scope')}[{self.variable!r}] = {loop.item}")

    def _cell(self, code: Code, loop: Loop, status: str) -> None:
        """Write one cell."""
        code.loops.append(loop)
        code.bindings.append({"tablerowloop": loop, self.variable: loop.item})
        code.measure()
        code.write_string(f"tags['tablerow'].open({loop.object})")
        if self.leaves:
            self._cell_that_is_left(code, status)
        else:
            code.body(self.body)
        code.write_string(f"tags['tablerow'].close({loop.object})")
        code.bindings.pop()
        code.loops.pop()

    def _cell_that_is_left(self, code: Code, status: str) -> None:
        """Write a cell that a tag may leave: it leaves only this cell, but those after it then end at their first tag."""

        def leave(kind: int) -> bool:
            code.line(f"{status} = {kind}")
            code.line("break")
            return True

        nodes = self.body.nodes
        first = next((at for at, node in enumerate(nodes) if not isinstance(node, Text)), len(nodes)) + 1
        with code.block("for _ in ONCE:"), code.exit(leave):
            code.call(code.function(Body(nodes[:first])))
            with code.block(f"if {status}:"):
                code.line("break")
            code.body(Body(nodes[first:]))


class TableRowTag:
    """Reads `tablerow`, and lays out its cells."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        found = _SYNTAX.search(head.markup)
        if not found:
            hint = "write {% tablerow ITEM in LIST cols: N %}"
            parser.fail("'tablerow' needs the name of an item and a list", head.place, hint)
        items = parser.try_read(head.place, lambda: parse_expression(found[2]))
        options = {
            key: parser.try_read(head.place, lambda value=value: parse_expression(value))  # type: ignore[misc]  # bound
            for key, value in lax.attributes(head.markup)
        }
        before = parser.leaving
        body, _ = parser.block(head)
        return TableRow(head.place, found[1], items, options, body, parser.leaving > before)

    @staticmethod
    def items(
        ctx: Context, value: object, weight: int, offset: object, limit: tuple[()] | tuple[object]
    ) -> Sequence[object]:
        """Return the items of the cells; an absent `limit` is none, one of nil is 0."""
        start = ruby.to_i(offset)
        return part(ctx, value, start, start + ruby.to_i(limit[0]) if limit else None, weight)

    @staticmethod
    def columns(value: object) -> int:
        """Return the number of columns; 0 for a single row."""
        return ruby.to_i(value)

    @staticmethod
    def open(loop: TableRowLoop) -> str:
        """Return the beginning of a cell."""
        return f'<td class="col{loop.lookup("col")}">'

    @staticmethod
    def close(loop: TableRowLoop) -> str:
        """Return the end of a cell, and of a row that is full."""
        if loop.lookup("col_last") and not loop.lookup("last"):
            return f'</td></tr>\n<tr class="row{loop.at // loop.columns + 2}">'
        return "</td>"
