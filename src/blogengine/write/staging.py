"""A folder for what a build has made but not published, on the destination's file system."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.write.failures import told
from blogengine.write.lock import exclusive, is_locked, lock_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.write.lock import Waiting

CACHE_FOLDER = ".blog-cache"
"""The name, in a site's source, of the folder that is the engine's own."""
PREVIEW = "preview"
"""Begins the names of folders in it that `blog serve` builds into, where nothing else is asked for."""
_ANYONE_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_STAGING = "staging-"
_SITE = "site"
TREE = "tree"
"""The name, in the folder of the cache that belongs to a destination, of its spare tree."""
_HOME = re.compile(r"site-[0-9a-f]{16}")
_MARK = "blogengine-"
"""In the names of folders outside the cache: `.NAME-blogengine-xxxxxxxx` beside a destination, `.blogengine-xxxxxxxx` in it."""
_RANDOM = r"[a-z0-9_]{8}"


class Staging:
    """Hands out files to write to, so that moving them into the destination is one rename each.

    The folder is made when the first file is asked for: in `SOURCE/.blog-cache/`; where that cannot be written or is
    on another file system, beside the destination; where that is so too (a mount), inside it.
    """

    def __init__(self, source: Path, destination: Path) -> None:
        self._source, self._destination = source, destination
        self._folder: Path | None = None
        self._lock: int | None = None
        self._files = 0

    def new_file(self) -> Path:
        """Return the path of a file that does not exist yet, in a folder that does. Raises OutputError.

        Processes that are forked from this one once it has the folder may ask too: none gets another's file.
        """
        self._files += 1
        return self._made_folder() / f"{os.getpid()}-{self._files}"

    def file_for(self, path: str) -> Path:
        """Return where `path` is in `site_tree`; what `new_file` does where that cannot be. Raises OutputError.

        There may be something already: whoever writes there must be the one to make the file.
        """
        file = f"{self._made_folder()}/{_SITE}/{path}"
        try:
            os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - there may be thousands
        except OSError:  # one path is a folder of another: whoever publishes tells of it
            return self.new_file()
        return Path(file)

    @property
    def site_tree(self) -> Path | None:
        """The folder in which the files of `file_for` stand as they are to stand in the site; None where there is none."""
        return self._folder and self._folder / _SITE

    def new_tree(self) -> Path | None:
        """Return where the next site can be put together: a path that may hold the spare tree of the last build.

        It outlives the build in the cache, and is gone with the other files elsewhere; None inside the destination.
        """
        folder = self.new_file().parent
        if folder.parent == self._destination:
            return None
        return (folder.parent if self.keeps_trees else folder) / TREE

    @property
    def keeps_trees(self) -> bool:
        """Say whether the tree of `new_tree` outlives the build."""
        return self._folder is not None and self._folder.parent == self.home()

    def home(self, *, make: bool = False) -> Path | None:
        """Return the folder of the cache that belongs to this destination, None where there is none."""
        cache = cache_folder(self._source) if make else self._source / CACHE_FOLDER
        if cache is None:
            return None
        folder = cache / f"site-{hashlib.blake2b(os.fsencode(self._destination), digest_size=8).hexdigest()}"
        if not folder.is_dir():
            if not make:
                return None
            try:
                folder.mkdir()
                (folder / "destination").write_bytes(os.fsencode(self._destination))
            except OSError:
                return None
        return folder

    def remove(self) -> None:
        """Delete the folder and what is left in it."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _made_folder(self) -> Path:
        if self._folder is None:
            self._folder = self._make_folder()
        return self._folder

    def _make_folder(self) -> Path:
        device = existing(self._destination).stat().st_dev
        home, beside = self.home(make=True), self._destination.parent
        folder = home and _try_folder(home, _STAGING, device)
        folder = folder or _try_folder(beside, _beside(self._destination), device)
        if not folder:
            with told("write to", self._destination):
                self._destination.mkdir(parents=True, exist_ok=True)
                folder = Path(tempfile.mkdtemp(prefix=f".{_MARK}", dir=self._destination))
        self._lock = lock_folder(folder)
        return folder


@contextmanager
def exclusively(source: Path, destination: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Be the only build that reads `source` and the only one that publishes to `destination`; clear up after dead ones.

    Waits for another build where `waiting` says so to the user, else raises OutputError (code `locked`).
    """
    cache = cache_folder(source)
    with exclusive(cache, waiting) if cache else nullcontext(), exclusive(destination, waiting):
        _sweep(source, destination)
        yield


def _sweep(source: Path, destination: Path) -> None:
    """Remove what builds that died have left: their staging folders, and the cache of destinations that are gone.

    Only folders of our names, and no staging folder that a living build has locked.
    """
    for folder in _left_over(source, destination):
        if not is_locked(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _left_over(source: Path, destination: Path) -> Iterator[Path]:
    for home in _matching(source / CACHE_FOLDER, _HOME.pattern):
        try:
            gone = not os.path.isdir((home / "destination").read_bytes())  # noqa: PTH112 - bytes: a path of any encoding
        except OSError:
            gone = True
        yield from [home] if gone else _matching(home, _STAGING + _RANDOM)
    yield from _matching(destination.parent, re.escape(_beside(destination)) + _RANDOM)
    yield from _matching(destination, rf"\.{_MARK}{_RANDOM}")


def _matching(folder: Path, pattern: str) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [each.name for each in entries if each.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return [folder / name for name in names if re.fullmatch(pattern, name)]


def _beside(destination: Path) -> str:
    return f".{destination.name[:60]}-{_MARK}"


def cache_folder(source: Path) -> Path | None:
    """Return `SOURCE/.blog-cache`, made where it is missing and hidden from git; None where there can be none.

    A source that nobody has permission to write is left alone, even by root, who could. A link in its place is not
    followed: it came with the site, and leads where builds have no business.
    """
    folder = source / CACHE_FOLDER
    try:
        if folder.is_symlink():
            return None
        if not folder.is_dir():
            if not source.stat().st_mode & _ANYONE_WRITES:
                return None
            folder.mkdir()
            (folder / ".gitignore").write_text("*\n")
    except OSError:
        return None
    return folder


def is_preview(folder: Path, source: Path) -> bool:
    """Say whether a resolved folder is one that `blog serve` builds a resolved source into when it is told no other."""
    return folder.parent == source / CACHE_FOLDER and folder.name.startswith(PREVIEW)


def existing(path: Path) -> Path:
    """Return the innermost of `path` and the folders above it that exists."""
    return next((each for each in (path, *path.parents) if each.exists()), Path("/"))


def _try_folder(parent: Path, prefix: str, device: int) -> Path | None:
    """Return a new folder in `parent`, or None where there can be none, or only on another device."""
    try:
        if parent.stat().st_dev != device:
            return None
        return Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    except OSError:
        return None
