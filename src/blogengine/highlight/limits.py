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
    """Say whether `cpu_limit` works in another process only: Python takes signals in the main thread alone."""
    return _HAS_TIMERS and threading.current_thread() is not threading.main_thread()


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise LexingLimitExceeded inside the block once it has used `seconds` of this process's CPU time.

    Interrupts `re` too. Works in the main thread only, and where the platform has interval timers; elsewhere the
    block runs unlimited. The signal's handler is put back, a timer of someone else's is not.
    """
    if not _HAS_TIMERS or needs_process():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise LexingLimitExceeded

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous if previous is not None else signal.SIG_DFL)


def heed_signals(count: int) -> int:
    """Let the handlers of signals run that have come, and return the count of tokens at which to ask again.

    A loop that was compiled to C, and calls nothing but C, lets none run.
    """
    return count + 1000
