"""What templates cost: how often each was rendered, how many bytes it gave and how long that took."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from blogengine.clock.stopwatch import Stopwatch
from blogengine.liquid.environment import Template
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from blogengine.liquid.context import Context
    from blogengine.liquid.host import Host

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file cost: renders, bytes written, and seconds, those of what it includes among them."""

    count: int = 0
    size: int = 0
    seconds: float = 0.0

    def plus(self, other: Cost) -> Cost:
        """Return the sum of both."""
        return Cost(self.count + other.count, self.size + other.size, self.seconds + other.seconds)


class Meter:
    """Measures one process's renders by file, as `jekyll build --profile` does; `total` is the sum of all processes'."""

    def __init__(self) -> None:
        self.total: dict[str, Cost] = {}
        self._watch = Stopwatch()
        self._sizes: dict[str, list[int]] = {}

    def template(self, *parts: object) -> Template:
        """Return a template that is measured; `parts` are what a `Template` is made of."""
        return _Metered(self, *parts)

    def measure(self, name: str, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """Return what `make` gives; its time, and its `size` in bytes, are counted for the file `name`."""
        with self._watch.phase(name):
            made = make()
        self._sizes.setdefault(name, []).append(size(made))
        return made

    def drain(self) -> Mapping[str, Cost]:
        """Return what each file cost since the last time."""
        seconds, sizes = self._watch.seconds, self._sizes
        self._watch, self._sizes = Stopwatch(), {}
        return {name: Cost(len(each), sum(each), seconds[name]) for name, each in sizes.items()}

    def take(self, costs: Mapping[str, Cost]) -> None:
        """Add to the total what some process drained."""
        for name, cost in costs.items():
            self.total[name] = self.total.get(name, Cost()).plus(cost)


class _Metered(Template):
    """A template whose renders are measured."""

    def __init__(self, meter: Meter, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]  # passed on as they came
        self._meter = meter

    def run(self, context: Context, out: list[str]) -> int | None:
        start = len(out)
        return self._meter.measure(
            self.source.path, partial(super().run, context, out), lambda _: sum(map(_size, out[start:]))
        )

    def render(self, variables: Mapping[str, object], host: Host) -> str:
        return self._meter.measure(self.source.path, partial(super().render, variables, host), _size)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
