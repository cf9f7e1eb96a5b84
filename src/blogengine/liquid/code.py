"""Python, as it is written for a template.

Nothing from a template gets into the source but literals, by `repr`, and names that were checked: those of filters,
which are identifiers, and our own (`v3`, `part1`). Line by line the source knows which place of the template it does.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

from blogengine.liquid import emit
from blogengine.liquid.limits import LIMIT
from blogengine.liquid.node import BREAK, CONTINUE, Place, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from blogengine.liquid.environment import Environment
    from blogengine.liquid.expression import Condition, Expression, Filtered, Nothing
    from blogengine.liquid.node import Body

    Fail = Callable[[str, Place, str | None, str], NoReturn]

_DEEPEST = 12
"""Python nests 20 loops and 100 indentations; deeper blocks become functions."""
_BATCH = 60
"""Values written at once."""
_LONG = 100
"""Characters from which on a text is not written into the source: Python would read all of it."""


@record
class Loop:
    """A loop of the template around the code that is written now, and what that code needs of it.

    `item` is the Python variable of the item; `index`, `length` and `object` name those of the counter (from 0), of
    the number of items and of the `forloop` object, which exist only where they are used. `weight` names the number of
    steps that one item takes.
    """

    name: str
    parent: Loop | None
    item: str
    index: str
    length: str
    object: str
    weight: str
    kind: str = "forloop"
    uses_index: bool = False
    uses_length: bool = False
    uses_object: bool = False
    published: bool = False

    def variables(self) -> list[str]:
        """Return the Python variables that code in this loop may use; marks all of them as used."""
        self.uses_index = self.uses_length = True
        self.need_object()
        return [self.item, self.index, self.length, self.object]

    def need_object(self) -> None:
        """Have the `forloop` object made, and those of the loops around, which it names."""
        loop: Loop | None = self
        while loop is not None and not loop.uses_object:
            loop.uses_object = loop.uses_index = loop.uses_length = True
            loop = loop.parent


class _Function:
    """A Python function that is being written."""

    def __init__(self, name: str, parameters: list[str]) -> None:
        self.name = name
        self.parameters = parameters
        self.lines: list[tuple[int, str, Place]] = []
        self.names: set[str] = set()
        """What its beginning has to fetch: see `_PRELUDE`."""


_PRELUDE: Final = {
    "scope": "scope = ctx.scope",
    "get": "get = ctx.scope.get",
    "hidden": "hidden = ctx.hidden",
    "w": "w = out.append",
    "x": "x = out.extend",
    "mark": "mark = len(out) + PIECES",
}


class Code:
    """Writes the functions of one template; nodes call it in the order in which they run.

    `key` names the template among all: state that a tag keeps for itself goes by it. `nodes` counts what was written.
    `fail` raises a TemplateError. The source finds the long texts of the template in `TEXTS`, which are `texts`.
    """

    def __init__(self, environment: Environment, fail: Fail, key: str = "") -> None:
        self.environment = environment
        self.key = key
        self.place = Place(1, 1)
        self.loops: list[Loop] = []
        self.bindings: list[dict[str, str | Loop]] = []
        self.nodes = 0
        self.texts: list[str] = []
        self._fail = fail
        self._done: list[_Function] = []
        self._function = _Function("main", ["ctx", "out"])
        self._indent = 1
        self._count = 0
        self._pending: list[tuple[str, str, Place]] = []
        self._out = "out"
        self._exits: list[Callable[[int], bool]] = []

    def finish(self, body: Body) -> tuple[str, tuple[Place, ...]]:
        """Write the template; return the Python source and the place that each of its lines does."""
        self.body(body)
        return self._source()

    def finish_function(self, variable: str, write: Callable[[Code], str]) -> str:
        """Write a function of the context and of the value of `variable`, which returns what `write` says; return it."""
        self._function.parameters = ["ctx", "value"]
        self.bindings.append({variable: "value"})
        self.line(f"return {write(self)}")
        return self._source()[0]

    def _source(self) -> tuple[str, tuple[Place, ...]]:
        self._close(self._function)
        lines = [line for function in self._done for line in function.lines]
        source = "\n".join("    " * indent + text for indent, text, _ in lines) + "\n"
        return source, tuple(place for _, _, place in lines)

    def body(self, body: Body) -> None:
        """Write the nodes of a block at the present indentation; blocks that are too deep go into functions."""
        if self._indent > _DEEPEST:
            self.call(self.function(body))
            return
        self._nodes(body)

    def _nodes(self, body: Body) -> None:
        outer = self.place
        for node in body.nodes:
            self.nodes += 1
            self.place = node.place
            node.emit(self)
        self._flush()
        self.place = outer
        lines = self._function.lines
        if not lines or lines[-1][1].endswith(":"):
            self.line("pass")

    def line(self, text: str) -> None:
        """Write one statement, or the head of a compound one."""
        self._flush()
        self._function.lines.append((self._indent, text, self.place))

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Write the head of a compound statement; what follows is its body."""
        self.line(head)
        with self.indented():
            yield

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Write deeper, for a head that is put in front later."""
        self._flush()
        self._indent += 1
        yield
        self._flush()
        self._indent -= 1

    @contextmanager
    def behind(self) -> Iterator[list[tuple[int, str, Place]]]:
        """Put aside what is written, in the list that is given; `put` writes it after what has to come before it."""
        self._flush()
        outer, self._function.lines = self._function.lines, []
        yield self._function.lines
        self._flush()
        self._function.lines = outer

    def put(self, lines: list[tuple[int, str, Place]]) -> None:
        """Write lines that `behind` put aside."""
        self._flush()
        self._function.lines.extend(lines)

    def fresh(self, prefix: str) -> str:
        """Return a Python variable that nothing else uses."""
        self._count += 1
        return f"{prefix}{self._count}"

    def use(self, name: str) -> str:
        """Have the function fetch `scope`, `get`, `hidden` or `mark` at its beginning; return the name."""
        self._function.names.add(name)
        return name

    def loop(self, name: str, parent: Loop | None, kind: str = "forloop") -> Loop:
        """Return a loop with Python variables of its own."""
        return Loop(
            name, parent, self.fresh("v"), self.fresh("i"), self.fresh("n"), self.fresh("l"), self.fresh("k"), kind
        )

    @property
    def out(self) -> str:
        """The Python variable of the list that pieces go to."""
        return self._out

    def write_text(self, text: str) -> None:
        """Write text of the template."""
        if not text:
            return
        if self._pending and self._pending[-1][0] == "text":
            text = self._pending.pop()[1] + text
        self._pending.append(("text", text, self.place))

    def write_value(self, expression: str) -> None:
        """Write the text of a value, given as a Python expression."""
        self.write_string(f"t if (t := {expression}).__class__ is str else shown(ctx, t)")

    def write_string(self, expression: str) -> None:
        """Write a string, given as a Python expression."""
        self._pending.append(("code", expression, self.place))

    def _flush(self) -> None:
        pending, self._pending = self._pending, []
        for start in range(0, len(pending), _BATCH):
            batch = pending[start : start + _BATCH]
            pieces = [self._literal(text) if kind == "text" else text for kind, text, _ in batch]
            lines = self._function.lines
            if len(batch) == 1:
                lines.append((self._indent, f"{self._writer('w')}({pieces[0]})", batch[0][2]))
                continue
            lines.append((self._indent, f"{self._writer('x')}((", batch[0][2]))
            lines.extend(
                (self._indent, f"({piece}),", place) for piece, (_, _, place) in zip(pieces, batch, strict=True)
            )
            lines.append((self._indent, "))", batch[0][2]))

    def _literal(self, text: str) -> str:
        if len(text) < _LONG:
            return repr(text)
        self.texts.append(text)
        return f"TEXTS[{len(self.texts) - 1}]"

    def _writer(self, kind: str) -> str:
        return self.use(kind) if self._out == "out" else kind + self._out

    def measure(self) -> None:
        """Write the check that the output of a loop stays within its limit."""
        mark = self._writer("mark")
        self.line(f"if len({self._out}) > {mark}: {mark} = measure(ctx, {self._out}, {mark})")

    @contextmanager
    def captured(self, finish: Callable[[str], None]) -> Iterator[None]:
        """Write elsewhere; `finish(list)` writes what is to be done with the pieces, also where a tag leaves early."""
        self._flush()
        outer, out = self._out, self.fresh("o")
        self.line(f"{out} = []; w{out} = {out}.append; x{out} = {out}.extend; mark{out} = PIECES")

        def close(_kind: int = 0) -> bool:
            self._flush()
            inner, self._out = self._out, outer
            finish(out)
            self._flush()
            self._out = inner
            return False

        self._out = out
        with self.exit(close):
            yield
        close()
        self._out = outer

    def expression(self, expression: Expression) -> str:
        """Return the Python expression of a value."""
        return emit.expression(self, expression)

    def equals_nothing(self, source: str, nothing: Nothing) -> str:
        """Return the Python expression that says whether the value of `source` equals `empty` or `blank`."""
        return emit.equals_nothing(self, source, nothing)

    def filtered(self, filtered: Filtered) -> str:
        """Return the Python expression of a value and its filters; may write statements first."""
        return emit.filtered(self, filtered)

    def condition(self, condition: Condition) -> str:
        """Return the Python expression of a condition, true or false as Python sees it."""
        return emit.condition(self, condition)

    def resolve(self, name: str) -> str | Loop | None:
        """Return the Python variable, or the loop, that `name` stands for here; None for a variable of the scope."""
        for names in reversed(self.bindings):
            if name in names:
                return names[name]
        return None

    def publish(self) -> None:
        """Have the loops around keep their variables in the scope too: something here finds them by name."""
        for loop in self.loops:
            loop.published = True
            loop.need_object()

    def fail(self, message: str) -> NoReturn:
        """Raise a TemplateError: the template is too much to be compiled."""
        self._fail(message, self.place, None, LIMIT)

    @contextmanager
    def exit(self, leave: Callable[[int], bool]) -> Iterator[None]:
        """Say how code inside is left by `break` and `continue`.

        `leave(kind)` writes what has to be done, and returns True if that is all, False to go on outwards.
        """
        self._exits.append(leave)
        yield
        self._exits.pop()

    def interrupt(self, kind: int) -> None:
        """Write the way out to the loop around, or out of the function."""
        self._flush()
        leaving = self._exits
        try:
            while self._exits:
                leave = self._exits[-1]
                self._exits = self._exits[:-1]
                if leave(kind):
                    return
        finally:
            self._exits = leaving
        self.line(f"return {kind}")

    def interrupt_if(self, status: str) -> None:
        """Write the way out for a status that a function returned."""
        with self.block(f"if {status} == {BREAK}:"):
            self.interrupt(BREAK)
        with self.block(f"if {status}:"):
            self.interrupt(CONTINUE)

    def function(self, body: Body) -> str:
        """Write a block as a function of its own; return its name."""
        self._flush()
        parameters = [name for loop in self.loops for name in loop.variables()]
        outer = self._function, self._indent, self._out, self._exits
        self._function = _Function(self.fresh("part"), ["ctx", "out", *parameters])
        self._indent, self._out, self._exits = 1, "out", []
        self._nodes(body)
        self._close(self._function)
        name = self._function.name
        self._function, self._indent, self._out, self._exits = outer
        return name

    def call(self, function: str) -> None:
        """Write the call of a function that `function` made, and the way out that it may ask for."""
        parameters = [name for loop in self.loops for name in loop.variables()]
        status = self.fresh("s")
        self.line(f"{status} = {function}({', '.join(['ctx', self._out, *parameters])})")
        with self.block(f"if {status}:"):
            self.interrupt_if(status)

    def _close(self, function: _Function) -> None:
        """Put the head of a function before its lines."""
        start = Place(1, 1)
        head = [(0, f"def {function.name}({', '.join(function.parameters)}):", start)]
        head += [(1, line, start) for name, line in _PRELUDE.items() if name in function.names]
        function.lines[:0] = head
        self._done.append(function)
