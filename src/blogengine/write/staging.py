"""A folder for what a build has made but not published, on the destination's file system."""

from __future__ import annotations

import shutil
import stat
import tempfile
from pathlib import Path

from blogengine.write.failures import told

CACHE_FOLDER = ".blog-cache"
"""The name, in a site's source, of the folder that is the engine's own."""
_ANYONE_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Staging:
    """Hands out files to write to, so that moving them into the destination is one rename each.

    The folder is made when the first file is asked for: in `SOURCE/.blog-cache/`; where that cannot be written or is
    on another file system, beside the destination; where that is so too (a mount), inside it.
    """

    def __init__(self, source: Path, destination: Path) -> None:
        self._source, self._destination = source, destination
        self._folder: Path | None = None
        self._files = 0

    def new_file(self) -> Path:
        """Return the path of a file that does not exist yet, in a folder that does. Raises OutputError."""
        if self._folder is None:
            self._folder = self._make_folder()
        self._files += 1
        return self._folder / str(self._files)

    def remove(self) -> None:
        """Delete the folder and what is left in it."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _make_folder(self) -> Path:
        device = _existing(self._destination).stat().st_dev
        cache = cache_folder(self._source)
        beside = self._destination.parent
        folder = cache and _try_folder(cache, "staging-", device)
        folder = folder or _try_folder(beside, f".{self._destination.name[:60]}-staging-", device)
        if folder:
            return folder
        with told("write to", self._destination):
            self._destination.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=".staging-", dir=self._destination))


def cache_folder(source: Path) -> Path | None:
    """Return `SOURCE/.blog-cache`, made where it is missing and hidden from git; None where there can be none.

    A source that nobody has permission to write is left alone, even by root, who could.
    """
    folder = source / CACHE_FOLDER
    try:
        if not folder.is_dir():
            if not source.stat().st_mode & _ANYONE_WRITES:
                return None
            folder.mkdir()
            (folder / ".gitignore").write_text("*\n")
    except OSError:
        return None
    return folder


def _existing(path: Path) -> Path:
    return next((each for each in (path, *path.parents) if each.exists()), Path("/"))


def _try_folder(parent: Path, prefix: str, device: int) -> Path | None:
    """Return a new folder in `parent`, or None where there can be none, or only on another device."""
    try:
        if parent.stat().st_dev != device:
            return None
        return Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    except OSError:
        return None
