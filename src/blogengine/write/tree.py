"""The destination as it stands, seen without following a symlink."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from blogengine.write.paths import parents

if TYPE_CHECKING:
    from pathlib import Path


class Tree:
    """Answers what stands at a relative path of `root`.

    Folders are looked at once: only the build writes here while it runs.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders: dict[str, bool] = {}

    def file(self, path: str) -> os.stat_result | None:
        """Return the status of the regular file at `path`; None where something else, or nothing, is there."""
        if not self._is_folder(path.rpartition("/")[0]):
            return None
        status = self.status(path)
        return status if status and stat.S_ISREG(status.st_mode) else None

    def status(self, path: str) -> os.stat_result | None:
        """Return the status of `path` itself, None where it does not exist; its parents must be real folders."""
        try:
            return os.lstat(f"{self.root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None

    def first_obstacle(self, path: str) -> str | None:
        """Return the outermost folder of `path` that is a file or a symlink, None where there is none."""
        folder = path.rpartition("/")[0]
        if self._is_folder(folder):
            return None
        first = next(each for each in parents(path) if not self._is_folder(each))
        return first if self.status(first) else None

    def _is_folder(self, path: str) -> bool:
        """Say whether `path` and all above it, up to the root, are folders and no symlinks."""
        if not path:
            return True
        known = self._folders.get(path)
        if known is None:
            known = self._folders[path] = all(map(self._is_folder, parents(path))) and self._is_real(path)
        return known

    def _is_real(self, path: str) -> bool:
        status = self.status(path)
        return status is not None and stat.S_ISDIR(status.st_mode)
