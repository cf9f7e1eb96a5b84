"""Which changes of files call for a new build."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from watchfiles import Change, DefaultFilter, watch

from blogengine.write.staging import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP, DEBOUNCE = 10, 200
"""Milliseconds without a change after which what changed is told, and after which it is told in any case."""
_SETTLED = 1000
"""Milliseconds without a change after which it is looked whether one was lost."""
_FOLDERS = (CACHE_FOLDER, ".jekyll-cache", ".sass-cache", ".ruff_cache")
_TEMPORARY = (r"^4913$", r"^#.*#$", r"^\.goutputstream-", r"\.kate-swp$", r"\.(?:tmp|temp|crdownload|part)$")


class SourceFilter(DefaultFilter):
    """Passes what a person saved: nothing that builds, version control or editors write for themselves."""

    def __init__(self, source: Path, destination: Path) -> None:
        super().__init__(
            ignore_dirs=(*DefaultFilter.ignore_dirs, *_FOLDERS),
            ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, *_TEMPORARY),
        )
        self._source = source
        self._built = (destination, source / "_site")
        self._kept = {destination, source / CACHE_FOLDER}

    def folders(self) -> frozenset[str]:
        """Return the folders whose files call for a build: the source, and what is below it."""
        found = {str(self._source)}
        for folder, names, _ in os.walk(self._source):
            found.add(folder)
            names[:] = [name for name in names if _is_text(name) and self._is_seen(Path(folder, name))]
        return frozenset(found)

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change of `path` (absolute) calls for a build; the names above the source do not matter."""
        file = Path(path)
        if change is Change.deleted and file in self._kept:
            return not file.exists()  # by someone: builds exchange folders for others
        return self._is_seen(file) and super().__call__(change, str(file.relative_to(self._source)))

    def _is_seen(self, file: Path) -> bool:
        """Say whether a file, or a folder, is not in one that is nobody's to edit."""
        if not file.is_relative_to(self._source) or any(file.is_relative_to(each) for each in self._built):
            return False
        return self._ignore_dirs.isdisjoint(file.relative_to(self._source).parts)


def _is_text(name: str) -> bool:
    """Say whether a name can be watched: one that is not UTF-8 cannot."""
    return not any("\udc80" <= letter <= "\udcff" for letter in name)


def changes(source: Path, destination: Path) -> Iterator[list[Path]]:
    """Yield the files of `source` that changed, as often as some did; ends by KeyboardInterrupt.

    What is yielded is nothing where, after a change, and after the beginning, there was none for a while: then whoever
    looked at the files meanwhile looks once more, for a change may have been lost. `source` and `destination` are
    absolute, with symlinks resolved. Raises OSError or RuntimeError where files cannot be watched.
    """
    only = SourceFilter(source, destination)
    failed = False
    while True:
        while not source.is_dir():
            sleep(_SETTLED / 1000)
        try:
            for found in _changes_in(only.folders(), only):
                failed = False
                yield found
        except FileNotFoundError:  # a folder went between the look at it and the watching of it
            continue
        except RuntimeError:  # a file was saved whose name is no text: it is for the build to tell
            if failed:
                raise
            failed = True


def _changes_in(folders: frozenset[str], only: SourceFilter) -> Iterator[list[Path]]:
    """Yield what changes in these folders, but not in folders in them; ends when there may be others to watch.

    Not recursively: the folders of builds, which may hold ten thousand others and move with each build, need no watch.
    """
    settled = False
    for found in watch(
        *sorted(folders), watch_filter=only, step=STEP, debounce=DEBOUNCE, rust_timeout=_SETTLED,
        yield_on_timeout=True, recursive=False, ignore_permission_denied=True,
    ):  # fmt: skip
        if found or not settled:
            yield sorted({Path(path) for _, path in found})
        settled = not found
        if any(path in folders or Path(path).is_dir() for _, path in found):
            return
