"""Which changes of files call for a new build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

from blogengine.write.staging import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watchfiles import Change

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

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change of `path` (absolute) calls for a build; the names above the source do not matter."""
        file = Path(path)
        if not file.is_relative_to(self._source) or any(file.is_relative_to(each) for each in self._built):
            return False
        return super().__call__(change, str(file.relative_to(self._source)))


def changes(source: Path, destination: Path) -> Iterator[list[Path]]:
    """Yield the files of `source` that changed, as often as some did; ends by KeyboardInterrupt.

    `source` and `destination` are absolute, with symlinks resolved. Raises OSError where files cannot be watched.
    """
    for found in watch(source, watch_filter=SourceFilter(source, destination)):
        yield sorted({Path(path) for _, path in found})
