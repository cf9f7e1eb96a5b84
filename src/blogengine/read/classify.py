"""Which files are what, by their paths alone (specs: Jekyll §4)."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.config.config import Config

_GLOB = frozenset("*?[")
_SPECIAL = re.compile(r"[._#~]")
POST_NAME = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^./]+)\Z")


class Classifier:
    """A site's rules for names: what is skipped, what is special, what is content."""

    def __init__(self, config: Config, destination: str | None = None) -> None:
        """`destination` is the built site's path relative to the source, where it lies inside."""
        folders = config.folders
        self._include = tuple(pattern.strip("/") for pattern in config.include)
        self._included = Patterns(self._include)
        self._excluded = Patterns(each for each in config.exclude if each not in self._include)
        self._native = config.native
        self._themes = folders.themes
        self._theme = f"{folders.themes}/{config.theme_name}" if config.theme_name else ""
        self._outside = tuple(path for path in (destination, ".blog-cache") if path)
        base = f"{folders.collections}/" if folders.collections else ""
        self._base = base
        self.collections = {f"{base}_{each.label}/": each.label for each in config.collections if each.label != "posts"}
        self._special_folders = (
            *folders.layouts, *folders.includes, *folders.data, *folders.sass, *(self.collections),
            *((*folders.posts, *folders.drafts) if config.native else ()),
        )  # fmt: skip
        self._posts, self._drafts = folders.posts, folders.drafts
        self._post_folders: dict[tuple[str, bool], tuple[str, str] | None] = {}

    def enters(self, folder: str) -> bool:
        """Say whether a folder is looked into at all: anything but what is excluded, hidden or our own."""
        if folder in self._outside or folder.startswith(tuple(f"{path}/" for path in self._outside)):
            return False
        if any(path.startswith(f"{folder}/") for path in self._include):  # a file may be named by its whole path
            return True
        name = folder.rsplit("/", 1)[-1]
        if name.startswith(".") and not self._is_included(folder):
            return False
        in_collections = bool(self._base) and folder.startswith(self._base)  # `exclude` names those without the base
        return in_collections or self._is_theme(folder) or not self._is_excluded(f"{folder}/")

    def _is_theme(self, folder: str) -> bool:
        if self._native:
            return folder == self._themes or folder.startswith(f"{self._themes}/")
        return (bool(self._theme) and f"{self._theme}/".startswith(f"{folder}/")) or self.is_of_theme(folder)

    def is_of_theme(self, path: str) -> bool:
        """Say whether a path is, or is below, the folder that the site's theme would have in `themes/`."""
        return bool(self._theme) and f"{path}/".startswith(f"{self._theme}/")

    def post_folder(self, path: str, *, drafts: bool) -> tuple[str, str] | None:
        """Return (folder above, path below) of a post or draft: `("cat/", "2024-01-01-a.md")`; None for others."""
        folder, slash, name = path.rpartition("/")
        asked = folder, drafts
        if asked not in self._post_folders:
            self._post_folders[asked] = self._post_folder(folder + slash, drafts=drafts)
        known = self._post_folders[asked]
        return (known[0], known[1] + name) if known is not None else None

    def _post_folder(self, folder: str, *, drafts: bool) -> tuple[str, str] | None:
        """Return the same of all that lies in a folder."""
        for name in self._drafts if drafts else self._posts:
            if not name.startswith("_"):
                if folder.startswith(f"{name}/"):
                    return "", folder[len(name) + 1 :]
                continue
            before, found, below = f"/{folder}".partition(f"/{name}/")
            above = f"{before}/".removeprefix("/")
            if found and above.startswith(self._base) and self._all_visible(above.rstrip("/")):
                return above.removeprefix(self._base), below
        return None

    def _all_visible(self, path: str) -> bool:
        parts = path.split("/") if path else []
        return all(not self.is_skipped("/".join(parts[: depth + 1])) for depth in range(len(parts)))

    def collection_of(self, path: str) -> tuple[str, str] | None:
        """Return (label, path below the collection's folder) of a collection's file, or None."""
        for folder, label in self.collections.items():
            if path.startswith(folder):
                return label, path[len(folder) :]
        return None

    def is_content(self, path: str) -> bool:
        """Say whether a file is a page or static file: `include` names it, or no part of its path is skipped."""
        if self._native and path.startswith(tuple(f"{name}/" for name in self._special_folders)):
            return False
        return path in self._include or self._all_visible(path)

    def is_skipped(self, path: str) -> bool:
        """Say whether Jekyll passes over a file or folder: a special or backup name, or excluded; not if included."""
        if self._is_included(path):
            return False
        name = path.rsplit("/", 1)[-1]
        return bool(_SPECIAL.match(name)) or name.endswith("~") or self._is_excluded(path)

    def is_visible(self, path: str, below: str) -> bool:
        """Say whether a file of a posts or collection folder counts; `below` is its path below that folder.

        Jekyll looks at the beginning of that path and at the file's name, not at the folders between.
        """
        name = below.rsplit("/", 1)[-1]
        if self._included.match(below) or self._included.match(name):
            return True
        special = _SPECIAL.match(below) or _SPECIAL.match(name) or name.endswith("~")
        return not special and not self._is_excluded(path)

    def _is_included(self, path: str) -> bool:
        """Say whether `include` brings a file or folder back; Jekyll looks at its name alone."""
        return self._included.match(path.rsplit("/", 1)[-1])

    def _is_excluded(self, path: str) -> bool:
        return self._excluded.match(path)


class Patterns:
    """Several patterns of `matches`, made ready to be asked of one path after another."""

    def __init__(self, patterns: Iterable[str]) -> None:
        cleaned = [pattern.removeprefix("/") for pattern in patterns]
        globs = [pattern for pattern in cleaned if not _GLOB.isdisjoint(pattern)]
        self._prefixes = tuple(cleaned)
        self._globs = re.compile("|".join(map(fnmatch.translate, globs))) if globs else None

    def match(self, path: str) -> bool:
        """Say whether any of them names a path."""
        return path.startswith(self._prefixes) or (self._globs is not None and self._globs.match(path) is not None)


def matches(pattern: str, path: str) -> bool:
    """Say whether `include`, `exclude` or the like names a path.

    A pattern is a glob whose `*` crosses slashes, or a prefix of the path from the root.
    """
    pattern = pattern.removeprefix("/")
    return path.startswith(pattern) or fnmatch.fnmatchcase(path, pattern)
