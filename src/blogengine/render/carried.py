"""The files of a site as a worker elsewhere knows them: those that were carried to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.read.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Mapping


class CarriedTree(MemoryTree):
    """The files that jobs brought; of others it is noted in `missing` that they were asked for, and none is there.

    So a render goes on to all that it may want: a stylesheet's import may mean one of many files.
    """

    def __init__(self, missing: set[str]) -> None:
        super().__init__({})
        self._absent: set[str] = set()
        self._missing = missing

    def carry(self, files: Mapping[str, bytes | None]) -> None:
        """Take files by their paths; None for one that the site does not have, or that cannot be read."""
        self._files.update({path: content for path, content in files.items() if content is not None})
        self._absent.update(path for path, content in files.items() if content is None)

    def has(self, path: str) -> bool:
        """Say whether the site is known to have a file at `path`."""
        if not super().has(path) and path not in self._absent:
            self._missing.add(path)
        return super().has(path)
