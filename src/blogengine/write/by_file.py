"""Publishing where folders cannot be exchanged: file by file, each by one rename."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from blogengine.write.failures import told
from blogengine.write.ownership import Record
from blogengine.write.paths import RECORD
from blogengine.write.prune import prune, remove_folders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blogengine.write.changes import Changes


def publish_by_file(changes: Changes, root: Path, new_file: Callable[[], Path]) -> tuple[str, ...]:
    """Bring the destination to what `changes` says and return the paths that were removed, sorted.

    While files move, the record names what either build made: a killed build is healed by the next one. `new_file`
    gives paths on the destination's file system.
    """
    _move_content(Record({**changes.before.files, **changes.record.files}).encode(), root / RECORD, new_file)
    removed = prune(changes.blocking, root, changes.record.files)
    outputs = sorted(changes.staged.keys() - {RECORD})
    for folder in sorted({(root / path).parent for path in outputs}):
        with told("write to", folder):
            folder.mkdir(parents=True, exist_ok=True)
    for path in outputs:
        _move(changes.staged[path], root / path)
    removed += prune(changes.stale - changes.blocking, root, changes.record.files)
    _move_content(changes.record.encode(), root / RECORD, new_file)
    return tuple(sorted(removed))


def _move_content(content: bytes, target: Path, new_file: Callable[[], Path]) -> None:
    with told("write", target):
        staged = new_file()
        staged.write_bytes(content)
        _move(staged, target)


def _move(staged: Path, target: Path) -> None:
    with told("write", target):
        try:
            staged.replace(target)
        except IsADirectoryError:
            remove_folders(target)
            staged.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _move_across(staged, target)


def _move_across(staged: Path, target: Path) -> None:
    """A bind mount has its parent's device number and still refuses a rename from outside."""
    beside = target.with_name(f".{os.getpid()}-{staged.name}")
    shutil.copy2(staged, beside)
    beside.replace(target)
    staged.unlink()
