"""What a build looked at on disk, so that the next one can tell whether any of it was touched.

A file is told by its size, its two times and its inode, which no program can keep all alike while it writes. One that
changed in the tick of the clock in which the build began could change again unseen: such a file counts as touched.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from blogengine.read.tree import DirTree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Stamp = tuple[int, int, int, int]
Mark = Stamp | str | bool | None
"""A file's stamp; `True` a folder, a text one that a link leads to; None nothing to be read, False what cannot be told."""

OURS = ""
"""Stands for folders that builds write themselves: whether they are there says nothing."""
_UNKNOWN = "?"
"""Stands for what a build has not seen; a link's mark is the whole path to where it leads."""


def stamp(status: os.stat_result) -> Stamp:
    """Return what tells a file's content from another's."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def mark_of(path: str) -> Mark:
    """Return the mark of a path, links followed."""
    try:
        status = os.stat(path)  # noqa: PTH116 - ten thousand times in a blink
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(status.st_mode):
        return os.path.realpath(path) if os.path.islink(path) else True  # noqa: PTH114 - the same
    return stamp(status) if stat.S_ISREG(status.st_mode) else False


class Seen:
    """The folders that a build listed, with what was in them, and the single files that it asked for, by full paths."""

    def __init__(self, began: int) -> None:
        """`began` is the time of a file that was touched as the build began; `ours` are folders that builds write."""
        self._began = began
        self.ours: frozenset[str] = frozenset()
        self.folders: dict[str, dict[str, Mark]] = {}
        self.files: dict[str, Mark] = {}

    def listed(self, folder: str, entries: list[tuple[os.DirEntry[str], os.stat_result | None]]) -> None:
        """Note a folder and what is in it."""
        marks = {entry.name: self._mark(f"{folder}/{entry.name}", entry, status) for entry, status in entries}
        ours = (path.rpartition("/") for path in self.ours)
        self.folders[folder] = marks | {name: OURS for above, _, name in ours if above == folder}

    def asked(self, path: str) -> None:
        """Note a file that is, or is not, at a path."""
        folder, _, name = path.rpartition("/")
        if path not in self.files and name not in self.folders.get(folder, ()):
            self.files[path] = self._safe(mark_of(path))

    def know(self, folders: Mapping[str, Mapping[str, Mark]], touched: Mapping[str, Stamp]) -> None:
        """Note that folders are as an earlier build saw them, but for the files that were touched."""
        self.folders = {folder: dict(marks) for folder, marks in folders.items()}
        for path, now in touched.items():
            folder, _, name = path.rpartition("/")
            self.folders[folder][name] = self._safe(now)

    def mark(self, path: str) -> Mark:
        """Return the mark of a path as the build saw it first."""
        if path not in self.files:
            folder, _, name = path.rpartition("/")
            listed = self.folders.get(folder)
            if listed is not None and name in listed:
                return listed[name]
            self.asked(path)
        return self.files[path]

    def _mark(self, path: str, entry: os.DirEntry[str], status: os.stat_result | None) -> Mark:
        if status is None:
            return None
        if stat.S_ISREG(status.st_mode):
            return self._safe(stamp(status))
        if stat.S_ISDIR(status.st_mode):
            return os.path.realpath(path) if entry.is_symlink() else True
        return False

    def _safe(self, mark: Mark) -> Mark:
        return mark if not isinstance(mark, tuple) or mark[2] < self._began else False


class Watched(DirTree):
    """A folder's files that remembers what was asked of it, in one record for the site and its themes."""

    def __init__(self, root: Path, seen: Seen, label: str = "") -> None:
        super().__init__(root, label)
        self.seen = seen
        self._base = os.path.abspath(root)  # noqa: PTH100 - `resolve` would follow links

    def look(self, folder: str) -> list[tuple[os.DirEntry[str], os.stat_result | None]]:
        """Return what is in a folder, and note it."""
        entries = super().look(folder)
        self.seen.listed(self.full(folder) if folder else self._base, entries)
        return entries

    def has(self, path: str) -> bool:
        """Say whether there is something at `path`."""
        self.seen.asked(self.full(path))
        return super().has(path)

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        self.seen.asked(self.full(path))
        return super().read(path)

    def head(self, path: str) -> bytes:
        """Return the first bytes of a file."""
        self.seen.asked(self.full(path))
        return super().head(path)

    def elsewhere(self, root: Path, label: str) -> Watched:
        """Return the files of another folder, watched too."""
        return Watched(root, self.seen, label)

    def inside(self, path: str) -> str:
        """Return a full path as the tree names it."""
        return path.removeprefix(f"{self._base}/")

    def full(self, path: str) -> str:
        """Return a path of the tree as the record names it."""
        if path.startswith("/"):
            return path
        plain = "./" not in path and "//" not in path
        return f"{self._base}/{path}" if plain else os.path.normpath(f"{self._base}/{path}")


def touched(before: Mapping[str, Mapping[str, Mark]], after: Mapping[str, Mapping[str, Mark]]) -> set[str]:
    """Return the paths that are not as they were in the folders that two builds listed."""
    found: set[str] = set()
    for folder in before.keys() | after.keys():
        old, new = before.get(folder, {}), after.get(folder, {})
        if old != new:
            found |= {f"{folder}/{name}" for name in old.keys() | new.keys() if old.get(name, 0) != new.get(name, 1)}
        found |= {f"{folder}/{name}" for name, mark in new.items() if mark is False}
    return found


def look_again(folders: Mapping[str, Mapping[str, Mark]], files: Mapping[str, Mark]) -> dict[str, Stamp] | None:
    """Return the files, with their stamps, that were touched since a build listed them; None where more than that differs.

    More are names that came or went, links that lead elsewhere, and single files that a build asked for.
    """
    found: dict[str, Stamp] = {}
    try:
        for folder, known in folders.items():
            if not _look_again(folder, known, found):
                return None
        if all(known is not False and mark_of(path) == known for path, known in files.items()):
            return found
    except OSError:
        pass
    return None


def _look_again(folder: str, known: Mapping[str, Mark], found: dict[str, Stamp]) -> bool:
    """Add the touched files of a folder to `found`; say whether that is all that differs in it."""
    met = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            mark = known.get(entry.name, _UNKNOWN)
            if isinstance(mark, tuple) or mark is False:
                status = entry.stat()
                now = stamp(status)
                if now != mark:
                    if not stat.S_ISREG(status.st_mode):
                        return False
                    found[f"{folder}/{entry.name}"] = now
            elif mark is True:
                if not entry.is_dir(follow_symlinks=False):
                    return False
            elif mark != OURS and (mark == _UNKNOWN or mark_of(f"{folder}/{entry.name}") != mark):
                return False
            met += mark != OURS
    return met == sum(mark != OURS for mark in known.values())
