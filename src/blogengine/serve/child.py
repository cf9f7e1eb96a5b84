"""The process that builds: it lives as long as the server, so that what a build imports and keeps is there for the next.

It is told over a connection to build (True: to find out first whether there is anything to do), and answers with
`Step`s and the folders that it waits for, then with a report, or with the diagnostics of a build that failed.
"""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.build.report import BuildReport
from blogengine.errors import BuildFailed, Diagnostic
from blogengine.memo import DictMemo
from blogengine.records import NamedTuple
from blogengine.text import ahead
from blogengine.write.staging import is_preview

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from blogengine.build.options import BuildOptions
    from blogengine.memo import Memo

    Answer = BuildReport | tuple[Diagnostic, ...]


IDLE = 0.3
"""Seconds without a request after which what makes the next build shorter is done."""
MEMO_BYTES = 32 << 20
"""How much of what builds made is kept for the next, as compiled templates are."""


class Step(NamedTuple):
    """How far a build is: `done` of `total` outputs are rendered."""

    done: int
    total: int


def run(connection: Connection, options: BuildOptions, collect_after: tuple[int, int, int]) -> None:
    """Build whenever told to, until the other end closes. SIGTERM ends it, and a build cleanly; Ctrl-C is not for it.

    `collect_after` are the thresholds of the garbage collector; it runs between builds.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    gc.set_threshold(*collect_after)
    ahead.lend()
    with suppress(EOFError, OSError):
        serve_builds(connection, options)


def serve_builds(connection: Connection, options: BuildOptions) -> None:
    """Answer every request. Raises EOFError or OSError once the other end is closed."""
    from blogengine.build import again, build  # noqa: F401, PLC0415 - now, while nothing is asked yet
    from blogengine.write.idle import level_spare  # noqa: PLC0415 - the server itself has no use for it

    memo, source = DictMemo(MEMO_BYTES), options.source.resolve()
    while True:
        look = bool(connection.recv())
        answer = _answer(connection, options, memo, look=look)
        connection.send(answer)
        gc.collect()
        if isinstance(answer, BuildReport) and is_preview(answer.destination, source) and not connection.poll(IDLE):
            level_spare(options.source, answer.destination)


def _answer(connection: Connection, options: BuildOptions, memo: Memo, *, look: bool) -> Answer:
    from blogengine.build import again  # noqa: PLC0415 - as above
    from blogengine.build.build import build_site  # noqa: PLC0415 - as above

    def progress(done: int, total: int) -> None:
        if done == total or done * 100 // total != (done - 1) * 100 // total:
            connection.send(Step(done, total))

    def waiting(folder: Path) -> None:
        connection.send(folder)

    if not options.source.is_dir():  # what a build would find there is a site without files
        return (
            Diagnostic("unreadable", f"the folder {options.source} is gone", hint="it is built when it is there again"),
        )
    try:
        seen = again.look(options) if look else None
        known = again.unchanged(options, seen) if seen is not None else None
        return known or build_site(options, progress, waiting, memo, seen=seen)
    except BuildFailed as failed:
        return failed.diagnostics
    except Exception as error:  # noqa: BLE001 - the last resort: no exception crosses to the other process
        return (_bug(error),)


def _bug(error: Exception) -> Diagnostic:
    message = f"{type(error).__name__}: {error}"
    return Diagnostic("internal-error", message, detail="".join(traceback.format_exception(error)))


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)
