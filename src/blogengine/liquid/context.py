"""The state of one render."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from blogengine.liquid.environment import Environment, Template
    from blogengine.liquid.host import Host
    from blogengine.liquid.source import Source
    from blogengine.memo import Memo

_ABSENT: Final = object()
_INCLUDE_STEPS: Final = 100


class Context:
    """What tags and filters of one render share; made by `Template.render`, never kept.

    `scope` holds every variable by name: what the render was given, overlaid by what it assigned. `hidden` holds, for
    each name that a loop or an include shadows now, the values it had outside, outermost first. `given` holds what
    the render was given, where `increment` counts. `registers` is for tags: each keeps its state under its name.
    `loops` are the `forloop` objects that an include can see, `offsets` where `offset: continue` goes on.
    """

    __slots__ = (
        "_depth",
        "_partials",
        "_produced",
        "_steps",
        "environment",
        "given",
        "hidden",
        "host",
        "loops",
        "memo",
        "offsets",
        "registers",
        "scope",
    )

    def __init__(
        self, environment: Environment, host: Host, variables: Mapping[str, object], memo: Memo | None = None
    ) -> None:
        self.environment = environment
        self.host = host
        self.memo = memo
        self.scope: dict[str, object] = dict(variables)
        self.given: dict[str, object] = dict(variables)
        self.hidden: dict[str, list[object]] = {}
        self.registers: dict[str, dict[object, object]] = {}
        self.loops: list[object] = []
        self._partials: dict[tuple[str, str], Template] = {}
        self.offsets: dict[str, int] = {}
        self._produced = 0
        self._steps = 0
        self._depth = 0

    def get(self, name: str) -> object:
        """Return the variable `name`, or None."""
        return self.scope.get(name)

    def assign(self, name: str, value: object) -> None:
        """Set the variable `name` for the rest of the render; a loop variable of that name keeps hiding it."""
        if name in self.hidden:
            self.hidden[name][0] = value
        else:
            self.scope[name] = value

    def hide(self, name: str, value: object = None) -> None:
        """Let `name` stand for `value` until `reveal`."""
        self.hidden.setdefault(name, []).append(self.scope.get(name, _ABSENT))
        self.scope[name] = value

    def reveal(self, name: str) -> None:
        """End what the last `hide` of `name` began."""
        values = self.hidden[name]
        value = values.pop()
        if not values:
            del self.hidden[name]
        if value is _ABSENT:
            del self.scope[name]
        else:
            self.scope[name] = value

    def register(self, name: str) -> dict[object, object]:
        """Return the state that tags keep under `name` for the length of this render."""
        return self.registers.setdefault(name, {})

    def partial(self, kind: str, name: str, find: Callable[[Host, str], Source]) -> Template:
        """Return the compiled source that `find(host, name)` finds; both are done, and warned of, once in a render."""
        found = self._partials.get((kind, name))
        if found is None:
            found = self._partials[kind, name] = self.environment.partial(find(self.host, name), self.memo)
            for diagnostic in found.diagnostics:
                self.host.warn(diagnostic)
        return found

    @contextmanager
    def apart(self, host: Host, scope: dict[str, object]) -> Iterator[Context]:
        """Begin a render inside this one that sees and leaves only `scope`; its work counts as this one's."""
        inner = Context(self.environment, host, scope, self.memo)
        inner.scope = scope
        inner._steps, inner._produced, inner._depth = self._steps, self._produced, self._depth
        yield inner
        self._steps, self._produced = inner._steps, inner._produced

    def charge(self, steps: int) -> None:
        """Count work; raises LimitError where the render has done too much."""
        self._steps += steps
        if self._steps > self.environment.limits.steps:
            raise self.environment.limits.exceeded(
                "steps", f"the template takes more than {self.environment.limits.steps} steps"
            )

    def produce(self, characters: int) -> None:
        """Count output of loops; raises LimitError where there is too much."""
        self._produced += characters
        self._check_output(self._produced)

    def joined(self, out: list[str]) -> str:
        """Return the whole output; raises LimitError where there is too much."""
        self._check_output(sum(map(len, out)))
        return "".join(out)

    def _check_output(self, characters: int) -> None:
        if characters > self.environment.limits.output:
            raise self.environment.limits.exceeded(
                "output", f"the template writes more than {self.environment.limits.output} characters"
            )

    def enter(self) -> None:
        """Go one template deeper; raises LimitError where that is too deep."""
        self.charge(_INCLUDE_STEPS)
        self._depth += 1
        if self._depth > self.environment.limits.nesting:
            raise self.environment.limits.exceeded(
                "nesting", f"includes are nested more than {self.environment.limits.nesting} deep"
            )

    def leave(self) -> None:
        """Come back from `enter`."""
        self._depth -= 1
