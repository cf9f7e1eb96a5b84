"""Front-matter defaults: which sets of `defaults:` hold for a file, and in which order (specs: Jekyll §6)."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blogengine.config.config import DefaultsSet


class Defaults:
    """The `defaults:` of a site, ready to be asked for one file after another."""

    def __init__(self, sets: Sequence[DefaultsSet], collections_dir: str = "") -> None:
        self._sets = [(each, _matcher(each.path)) for each in sets]
        self._prefix = f"{collections_dir}/" if collections_dir else ""

    def for_file(self, path: str, kind: str) -> dict[str, object]:
        """Return the merged values for the file at `path` (relative to the source) of type `kind`.

        Per key, a longer path beats a shorter one, then a set with a type one without, then the later set; mappings
        merge deeply.
        """
        path = path.removeprefix(self._prefix)
        matching = [
            (len(each.path), each.type is not None, position, each)
            for position, (each, matches) in enumerate(self._sets)
            if each.type in (None, kind) and matches(path)
        ]
        values: dict[str, object] = {}
        for *_, each in sorted(matching, key=lambda row: row[:3]):
            values = deep_merge(values, each.values)
        return values


def _matcher(pattern: str) -> Callable[[str], bool]:
    """A plain path matches as a string prefix (`about` matches `about-us.md`); a glob matches a file or a folder."""
    if "*" not in pattern:
        return lambda path: path.startswith(pattern)
    parts = [fnmatch.translate(part).removesuffix(r"\Z").removesuffix(r"\z") for part in pattern.split("/")]
    expression = "/".join("(?:.*)" if part == "**" else part.replace(".*", "[^/]*") for part in parts)
    compiled = re.compile(expression)
    return lambda path: compiled.match(path) is not None
