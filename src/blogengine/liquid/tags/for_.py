"""`{% for item in list reversed limit: n offset: n %}…{% else %}…{% endfor %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid import lax
from blogengine.liquid.expression import NIL, SEGMENT, SPACE, MarkupError, parse_expression
from blogengine.liquid.lax import FRAGMENT
from blogengine.liquid.node import BREAK, Node, record
from blogengine.liquid.strict import END, Stream
from blogengine.records import NamedTuple
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.code import Code, Loop
    from blogengine.liquid.expression import Expression
    from blogengine.liquid.node import Body, Place
    from blogengine.liquid.parser import Head, Parser

_SYNTAX = compiled_later(rf"({SEGMENT}+){SPACE}+in{SPACE}+((?:{FRAGMENT})+){SPACE}*(reversed)?")
_HINT = "write {% for ITEM in LIST %}"


class Clause(NamedTuple):
    """What stands in the tag; `name` is how Liquid calls the loop. An `offset` of None is `offset: continue`."""

    variable: str
    name: str
    items: Expression
    reverse: bool
    offset: Expression | None = NIL
    limit: Expression = NIL


@record
class For(Node):
    """Runs its block for each item, or `otherwise` if there is none."""

    place: Place
    clause: Clause
    body: Body
    otherwise: Body | None
    blank: bool

    def emit(self, code: Code) -> None:
        """Write a Python loop, whose head follows from what its body needs."""
        clause = self.clause
        parent = next((loop for loop in reversed(code.loops) if loop.kind == "forloop"), None)
        loop = code.loop(clause.name, parent)
        items = code.fresh("c")
        before = code.nodes
        with code.indented(), code.behind() as inside, code.indented():
            self._inside(code, loop)
        code.line(f"{loop.weight} = {code.nodes - before + 1}")
        code.line(f"{items} = segment(ctx, {self._arguments(code, loop.weight)})")
        with code.block(f"if {items}:"):
            self._head(code, loop, items)
            code.put(inside)
            if loop.published:
                code.line(f"ctx.loops.pop(); ctx.reveal({clause.variable!r}); ctx.reveal('forloop')")
        if self.otherwise is not None:
            with code.block("else:"):
                code.body(self.otherwise)

    def _arguments(self, code: Code, weight: str) -> str:
        """Return what to take which items from."""
        clause = self.clause
        source = f"{code.expression(clause.items)}, ({clause.name!r}, {weight})"
        if clause.offset == NIL and clause.limit == NIL:
            return source
        offset = "CONTINUE" if clause.offset is None else code.expression(clause.offset)
        return f"{source}, {offset}, {code.expression(clause.limit)}"

    def _inside(self, code: Code, loop: Loop) -> None:
        """Write the body of the loop."""

        def leave(kind: int) -> bool:
            if kind == BREAK:
                loop.uses_index = loop.uses_length = True
                code.line(f"ctx.charge(({loop.index} + 1 - {loop.length}) * {loop.weight})")
            code.line("break" if kind == BREAK else "continue")
            return True

        code.loops.append(loop)
        code.bindings.append({"forloop": loop, self.clause.variable: loop.item})
        code.measure()
        with code.exit(leave):
            code.body(self.body)
        code.bindings.pop()
        code.loops.pop()

    def _head(self, code: Code, loop: Loop, items: str) -> None:
        """Write what comes before the body: the variables that it turned out to use."""
        variable = self.clause.variable
        if loop.uses_length:
            code.line(f"{loop.length} = len({items})")
        if loop.uses_object:
            parent = loop.parent.object if loop.parent else "(ctx.loops[-1] if ctx.loops else None)"
            code.line(f"{loop.object} = ForLoop({loop.name!r}, {loop.length}, {parent})")
        if loop.published:
            code.line(f"ctx.hide('forloop', {loop.object}); ctx.hide({variable!r}); ctx.loops.append({loop.object})")
        source = f"{items}[::-1]" if self.clause.reverse else items
        if loop.uses_index:
            code.line(f"for {loop.index}, {loop.item} in enumerate({source}):")
        else:
            code.line(f"for {loop.item} in {source}:")
        with code.indented():
            if loop.uses_object:
                code.line(f"{loop.object}.at = {loop.index}")
            if loop.published:
                code.line(f"{code.use('scope')}[{variable!r}] = {loop.item}")


def for_(head: Head, parser: Parser) -> Node:
    """Read `for`."""
    if parser.environment.error_mode == "lax":
        clause = parser.try_read(head.place, lambda: _lax(head.markup))
    else:
        clause = parser.read(head.place, head.markup, _strict, _lax)
    body, stop = parser.block(head, "else")
    otherwise = parser.block(head)[0] if stop.name == "else" else None
    bodies = [body] if otherwise is None else [body, otherwise]
    blank = all(each.blank for each in bodies)
    if blank:
        for each in bodies:
            each.drop_text()
    return For(head.place, clause, body, otherwise, blank)


def _strict(markup: str) -> Clause:
    stream = Stream(markup)
    variable = stream.take("word")
    if not stream.accept_word("in"):
        raise MarkupError("'for' needs the word 'in'", _HINT)
    items = stream.expression()
    reverse = stream.accept_word("reversed")
    options: dict[str, str] = {}
    while stream.look("word") and stream.look(":", 1):
        key = stream.take("word")
        if key not in ("limit", "offset"):
            raise MarkupError(f"'for' has no option '{key}'", "its options are 'limit' and 'offset'")
        stream.take(":")
        options[key] = stream.expression()
    stream.take(END)
    return _clause(variable, items, reverse, options)


def _lax(markup: str) -> Clause:
    found = _SYNTAX.match(markup)
    if not found:
        raise MarkupError("'for' needs the name of an item and a list", _HINT)
    return _clause(found[1], found[2], found[3] is not None, dict(lax.attributes(markup)))


def _clause(variable: str, items: str, reverse: bool, options: dict[str, str]) -> Clause:
    offset = options.get("offset", "")
    return Clause(
        variable,
        f"{variable}-{items}",
        parse_expression(items),
        reverse,
        None if offset == "continue" else parse_expression(offset),
        parse_expression(options.get("limit", "")),
    )
