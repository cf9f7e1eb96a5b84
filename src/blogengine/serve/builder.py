"""Builds by a process of their own, so that the server answers meanwhile and outlives whatever happens to a build."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from blogengine.build.report import BuildReport
from blogengine.errors import BuildFailed, Diagnostic
from blogengine.serve.child import Step, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from blogengine.build.options import BuildOptions
    from blogengine.build.report import Progress
    from blogengine.serve.child import Answer
    from blogengine.write.lock import Waiting

ATTEMPTS = 2
"""How often a build is begun whose process ends in the middle of it."""
PATIENCE = 5.0
"""Seconds that a process has to end by itself."""
_HINT = "the next change starts it again; signal 9 is often the system's, for want of memory"


class Builder:
    """Builds one site again and again; `close` it, or use it in a `with` block.

    `run` is what the process runs (`child.run`): it is called with a connection, the options and the thresholds of the
    garbage collector.
    """

    def __init__(self, options: BuildOptions, run: Callable[..., object] = run) -> None:
        self._options = options
        self._run = run
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that builds, None where there is none."""
        return self._process.pid if self._process is not None else None

    def build(self, progress: Progress, waiting: Waiting, *, look: bool = False) -> BuildReport:
        """Build the site; with `look`, find out first whether there is anything to do.

        Raises BuildFailed, as `build_site` does; with an `internal-error` also where the process ends, and the one
        that is started after it too.
        """
        code: int | None = None
        for _ in range(ATTEMPTS):
            answer = self._ask(progress, waiting, look=look)
            if isinstance(answer, tuple):
                raise BuildFailed(answer)
            if isinstance(answer, BuildReport):
                return answer
            code = answer
        how = f"by signal {-code}" if code and code < 0 else f"with status {code}"
        raise BuildFailed((Diagnostic("internal-error", f"the process that builds has ended {how}", hint=_HINT),))

    def close(self) -> None:
        """End the process, and the build that it may be at."""
        process, self._process = self._process, None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if process is not None:
            process.terminate()
            process.join(PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()

    def _ask(self, progress: Progress, waiting: Waiting, *, look: bool) -> Answer | int | None:
        """Return the answer of the process; or, where it ended before it had one, its exit code."""
        if self._process is None or not self._process.is_alive():
            self._start()
        assert self._connection is not None
        assert self._process is not None
        try:
            self._connection.send(look)
        except OSError:
            return self._ended()
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                return self._ended()
            if isinstance(message, Step):
                progress(*message)
            elif isinstance(message, Path):
                waiting(message)
            else:
                return cast("Answer", message)

    def _ended(self) -> int | None:
        assert self._process is not None
        self._process.join(PATIENCE)
        code = self._process.exitcode
        self.close()
        return code

    def _start(self) -> None:
        self.close()
        context = multiprocessing.get_context("spawn")  # the server's threads make forks unsafe
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=self._run, args=(theirs, self._options, gc.get_threshold()))
        with _deaf(), theirs:
            self._process.start()


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that Ctrl-C, which the terminal sends to all, does not reach: it is this process that ends them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it unblocks the signal: not in between
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
