"""A progress bar for builds that take long, on a terminal only."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self, TextIO

AFTER = 1.0
"""Seconds without a bar."""
WIDTH = 30
_CLEAR = "\r\033[K"


class Progress:
    """Told how far a build is (`build.report.Progress`), it draws a bar on `stream` once the build takes a second.

    Use it in a `with` block, whose end takes the bar away. `clock` gives seconds; it decides only when to draw.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began = clock()
        self._drawn = ""
        self._wanted = self._stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._write(_CLEAR)

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` outputs are rendered."""
        if not self._wanted or self._clock() - self._began < AFTER:
            return
        part = done / max(total, 1)
        bar = f"Rendering [{'#' * int(part * WIDTH):<{WIDTH}}] {part:4.0%} of {total}"
        if bar != self._drawn:
            self._drawn = bar
            self._write(_CLEAR + bar)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
