"""Making staged files the site: file by file, each by one rename, after everything that can go wrong was looked at."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.write.failures import told
from blogengine.write.ownership import Record
from blogengine.write.paths import RECORD, parents
from blogengine.write.prune import in_the_way, prune, remove_folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from blogengine.write.tree import Tree


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build wants to change: `staged` files by path, the record of all its outputs, and the record before."""

    staged: Mapping[str, Path]
    record: Record
    before: Record

    def stale(self) -> set[str]:
        """Return the paths that an earlier build made and this one did not."""
        return set(self.before.files) - set(self.record.files)


def publish(changes: Changes, tree: Tree, new_file: Callable[[], Path]) -> tuple[str, ...]:
    """Bring the destination to what `changes` says and return the paths that were removed, sorted.

    Nothing is touched where a path is blocked by something that no build made: raises OutputError (code `write`).
    While files move, the record names what either build made: a killed build is healed by the next one.
    `new_file` gives paths on the destination's file system.
    """
    check_disjoint(changes.record.files)
    stale = changes.stale()
    blocking = in_the_way((RECORD, *changes.staged), tree, stale)
    with told("write to", tree.root):
        tree.root.mkdir(parents=True, exist_ok=True)
    if changes.staged or stale:
        _write_record(Record({**changes.before.files, **changes.record.files}), tree.root, new_file)
    removed = prune(blocking, tree.root, changes.record.files)
    for folder in sorted({(tree.root / path).parent for path in changes.staged}):
        with told("write to", folder):
            folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(changes.staged):
        _move(changes.staged[path], tree.root / path)
    removed += prune(stale - blocking, tree.root, changes.record.files)
    _write_record(changes.record, tree.root, new_file)
    return tuple(sorted(removed))


def check_disjoint(paths: Iterable[str]) -> None:
    """Raise OutputError (code `write`) where one path is a folder of another: both cannot be written."""
    produced = set(paths)
    for path in sorted(produced):
        clash = next((folder for folder in parents(path) if folder in produced), None)
        if clash:
            raise OutputError(
                f"{clash} and {path} cannot both be written: one needs a folder where the other is a file",
                hint="change the permalink or file name of one of them",
                code="write",
            )


def _write_record(record: Record, root: Path, new_file: Callable[[], Path]) -> None:
    content = record.encode()
    target = root / RECORD
    with told("write", target):
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            return
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
