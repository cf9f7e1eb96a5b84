"""Limits on lexing: what counts its own work stops itself; a regular expression that comes to no end, only CPU time."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class LexingLimitExceeded(Exception):  # noqa: N818 - it tells of a limit, and is never an end
    """A lexer cannot finish a text in the measure given to it."""


class LexerFailed(Exception):  # noqa: N818 - the name says what happened
    """A lexer raised an exception in a helping process; the message names it."""


_HAS_TIMERS = hasattr(signal, "setitimer")


def needs_process() -> bool:
    """Say whether `CpuLimit` works in another process only: Python takes signals in the main thread alone."""
    return _HAS_TIMERS and threading.current_thread() is not threading.main_thread()


class CpuLimit:
    """A limit on the CPU time of this process, in the main thread and where there are interval timers; elsewhere none.

    Within `ready` a limit costs few microseconds, else as many again for a signal handler that comes and goes.
    """

    def __init__(self) -> None:
        self._is_ready = False

    @contextmanager
    def ready(self) -> Iterator[None]:
        """Have the signal's handler in place for the block, and put back what was there before."""
        if self._is_ready or not _HAS_TIMERS or needs_process():
            yield
            return
        previous = signal.signal(signal.SIGVTALRM, _stop)
        self._is_ready = True
        try:
            yield
        finally:
            self._is_ready = False
            signal.signal(signal.SIGVTALRM, previous if previous is not None else signal.SIG_DFL)

    @contextmanager
    def of(self, seconds: float) -> Iterator[None]:
        """Raise LexingLimitExceeded inside the block once it has used so many seconds; `re` is interrupted too.

        A timer of someone else's is not put back.
        """
        with self.ready():
            if not self._is_ready:
                yield
                return
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            try:
                yield
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise LexingLimitExceeded


def heed_signals(count: int) -> int:
    """Let the handlers of signals run that have come, and return the count of tokens at which to ask again.

    A loop that was compiled to C, and calls nothing but C, lets none run.
    """
    return count + 1000
