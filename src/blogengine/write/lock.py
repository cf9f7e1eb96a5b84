"""One build at a time: for a source, whose cache it keeps, and for a destination, whichever source it comes from.

Folders are locked, by `flock`: nothing is written, and whatever ends the process frees them. Where a file system or the
system knows no such locks, builds go on without.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.write.failures import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Waiting = Callable[[Path], None]

if sys.platform != "win32":
    import fcntl


@contextmanager
def exclusive(folder: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the lock of a folder; make it where it is missing, and remove it again where it is empty at the end.

    While another build holds it: calls `waiting` with the folder, once, then waits; with None raises OutputError (code
    `locked`) instead. A folder that was exchanged or deleted meanwhile is not what is locked: it is tried again.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    handle = _acquire(folder, waiting)
    try:
        yield
    finally:
        with suppress(OSError):
            for each in made:
                each.rmdir()
        if handle is not None:
            os.close(handle)


def lock_folder(folder: Path) -> int | None:
    """Return a file descriptor that holds the lock of a folder until it is closed; None where it cannot be had."""
    if sys.platform == "win32":
        return None
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle


def is_locked(folder: Path) -> bool:
    """Say whether a living build holds the lock of a folder; true where the system cannot tell."""
    handle = lock_folder(folder)
    if handle is None:
        return True
    os.close(handle)
    return False


def _acquire(folder: Path, waiting: Waiting | None) -> int | None:
    """Return a descriptor with the lock of the folder that is at that path, None where there are no locks."""
    while True:
        with told("write to", folder):
            folder.mkdir(parents=True, exist_ok=True)
            if sys.platform == "win32":
                return None
            handle = os.open(folder, os.O_RDONLY)
        try:
            if not _lock(handle, folder, waiting):
                os.close(handle)
                return None
        except BaseException:
            os.close(handle)
            raise
        if _is_still(folder, handle):
            return handle
        os.close(handle)


def _lock(handle: int, folder: Path, waiting: Waiting | None) -> bool:
    """Lock, waiting where that is wanted; return False where the file system has no locks."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if waiting is None:
            raise OutputError(
                f"another build is at work on {folder}", hint="wait until it has ended, then build again", code="locked"
            ) from None
        waiting(folder)
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return False
    return True


def _is_still(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
