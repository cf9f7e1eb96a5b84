"""The destination as it stands, seen without following a symlink."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from blogengine.write.paths import parents

if TYPE_CHECKING:
    import os
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
        if not all(self._is_folder(folder) for folder in parents(path)):
            return None
        status = self.status(path)
        return status if status and stat.S_ISREG(status.st_mode) else None

    def status(self, path: str) -> os.stat_result | None:
        """Return the status of `path` itself, None where it does not exist; its parents must be real folders."""
        try:
            return (self.root / path).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def first_obstacle(self, path: str) -> str | None:
        """Return the outermost folder of `path` that is a file or a symlink, None where there is none."""
        for folder in parents(path):
            if self._is_folder(folder):
                continue
            return folder if self.status(folder) else None
        return None

    def _is_folder(self, path: str) -> bool:
        known = self._folders.get(path)
        if known is None:
            status = self.status(path)
            known = self._folders[path] = status is not None and stat.S_ISDIR(status.st_mode)
        return known
