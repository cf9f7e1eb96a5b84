"""A limit on CPU time, for what counts no work of its own: a regular expression that does not come to an end."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class CpuLimitExceeded(Exception):  # noqa: N818 - it tells of a limit, and is never an end
    """The CPU time allowed for a piece of work is used up."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise CpuLimitExceeded inside the block once it has used `seconds` of this process's CPU time.

    Interrupts `re` too. Works in the main thread only, and where the platform has interval timers; elsewhere the
    block runs unlimited. The signal's handler is put back, a timer of someone else's is not.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise CpuLimitExceeded

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous if previous is not None else signal.SIG_DFL)
