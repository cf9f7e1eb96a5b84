"""Which changes of files call for a new build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

from blogengine.write.staging import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watchfiles import Change

STEP, DEBOUNCE = 10, 200
"""Milliseconds without a change after which what changed is told, and after which it is told in any case."""
_SETTLED = 1000
"""Milliseconds after which the first look at the files is over."""
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

    What is yielded first may be nothing: it says that every change from then on is told, so that whoever looked at the
    files before that looks once more. `source` and `destination` are absolute, with symlinks resolved. Raises OSError
    where files cannot be watched.
    """
    only = SourceFilter(source, destination)
    first = True
    for found in watch(
        source, watch_filter=only, step=STEP, debounce=DEBOUNCE, rust_timeout=_SETTLED, yield_on_timeout=True
    ):
        if found or first:
            yield sorted({Path(path) for _, path in found})
        first = False
