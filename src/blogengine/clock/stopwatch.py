"""The stopwatch that times the phases of a build."""

from __future__ import annotations

import time as system_time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Stopwatch:
    """How long each phase of a build took: wall-clock seconds by name, in the order they began."""

    def __init__(self, seconds: Mapping[str, float] | None = None) -> None:
        """`seconds` is what was measured before."""
        self.seconds = {**seconds} if seconds else {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Add the time that the `with` block takes to phase `name`, also if it raises."""
        self.seconds.setdefault(name, 0.0)
        start = system_time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += system_time.perf_counter() - start

    @property
    def total(self) -> float:
        """The seconds of all phases together."""
        return sum(self.seconds.values())
