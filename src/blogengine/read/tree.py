"""Where files come from: a folder on disk, or a mapping in memory for tests."""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from blogengine.errors import ContentError, SourceSpan
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

HEAD = 256


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the tree; `path` is relative to its root, with POSIX slashes."""

    path: str
    size: int
    mtime_ns: int


class Oddity(Enum):
    """Why something in a tree is not read."""

    SPECIAL = "it is no file: a pipe, a socket or a device"
    OUTSIDE = "the link leads out of the site"


def ignore(_path: str, _oddity: Oddity) -> None:
    """Tell nobody."""


class Tree(Protocol):
    """A set of files under one root."""

    def walk(self, enter: Callable[[str], bool], skip: Callable[[str, Oddity], None] = ignore) -> Iterator[Entry]:
        """Yield every regular file, ordered by path; `enter` says by its path whether a folder is looked into.

        `skip` is told of what is neither file nor folder, and of links that lead out of the tree.
        """
        ...

    def has(self, path: str) -> bool:
        """Say whether there is something at `path`, readable or not."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's content. Raises ContentError (`unreadable`)."""
        ...

    def head(self, path: str) -> bytes:
        """Return the first bytes of a file, enough to see front matter. Raises ContentError (`unreadable`)."""
        ...

    def locate(self, path: str) -> str:
        """Return where a file really is, for messages and for copying it."""
        ...

    def elsewhere(self, root: Path, label: str) -> Tree:
        """Return the files of another folder on disk; `label` is put before paths in messages."""
        ...


class DirTree:
    """The files of a folder on disk; `label` is put before paths in messages (empty for the site itself)."""

    def __init__(self, root: Path, label: str = "") -> None:
        self.root = root
        self._real_root = root.resolve()
        self._label = label

    def walk(self, enter: Callable[[str], bool], skip: Callable[[str, Oddity], None] = ignore) -> Iterator[Entry]:
        """Yield every regular file, ordered by path; FIFOs, sockets and devices are not files.

        Folders of the tree that symbolic links lead to are walked too, unless the walk came through them already.
        """
        yield from self._walk("", enter, skip, ())

    def _walk(
        self, folder: str, enter: Callable[[str], bool], skip: Callable[[str, Oddity], None], links: tuple[Path, ...]
    ) -> Iterator[Entry]:
        """Walk one folder; `links` are the folders that symbolic links led to on the way, which may form a circle."""
        for entry, status in self.look(folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if status is None:
                continue  # a dangling link is not a file
            is_folder = stat.S_ISDIR(status.st_mode)
            if is_folder and not enter(path):
                continue
            if not is_folder and not stat.S_ISREG(status.st_mode):
                skip(path, Oddity.SPECIAL)
                continue
            target = (self.root / path).resolve() if entry.is_symlink() else None
            if target is not None and not target.is_relative_to(self._real_root):
                skip(path, Oddity.OUTSIDE)
            elif not is_folder:
                yield Entry(path, status.st_size, status.st_mtime_ns)
            elif target is None:
                yield from self._walk(path, enter, skip, links)
            elif target not in links and not (self.root / folder).resolve().is_relative_to(target):
                yield from self._walk(path, enter, skip, (*links, target))

    def look(self, folder: str) -> list[tuple[os.DirEntry[str], os.stat_result | None]]:
        """Return what is in a folder, by name, with its status, links followed; None for a link that leads nowhere."""
        try:
            entries = sorted(os.scandir(self.root / folder), key=lambda entry: entry.name)
        except NotADirectoryError:
            return []
        except OSError as error:
            if folder == "" and isinstance(error, FileNotFoundError):
                raise ContentError("the source folder does not exist", SourceSpan(str(self.root)), code="unreadable",
                                   hint="give -s the folder that holds _config.yml") from None  # fmt: skip
            raise _unreadable(self._named(folder), error) from None
        return [(entry, _status(entry)) for entry in entries]

    def elsewhere(self, root: Path, label: str) -> DirTree:
        """Return the files of another folder, of a theme."""
        return DirTree(root, label)

    def has(self, path: str) -> bool:
        """Say whether there is something at `path` that is not elsewhere; an absolute path is where it is."""
        place = self.root / path
        return place.exists() and (path.startswith("/") or place.resolve().is_relative_to(self._real_root))

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        try:
            return _content(path if path.startswith("/") else f"{self.root}/{path}")
        except OSError as error:
            raise _unreadable(self._named(path), error) from None

    def head(self, path: str) -> bytes:
        """Return the first bytes of a file."""
        try:
            with open(self.root / path, "rb", opener=_open_file) as file:
                return file.read(HEAD)
        except OSError as error:
            raise _unreadable(self._named(path), error) from None

    def locate(self, path: str) -> str:
        """Return the file's path on this machine."""
        return str(self.root / path)

    def _named(self, path: str) -> str:
        return f"{self._label}{path}" if self._label else path


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _open_file(path: str, flags: int) -> int:
    """Open a regular file, and nothing else: a pipe would have us wait, a device never end."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(opened).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        os.close(opened)
        raise OSError(errno.EINVAL, Oddity.SPECIAL.value)
    return opened


def _content(path: str) -> bytes:
    """Return a file's content: in one step as a rule, there may be thousands."""
    opened = _open_file(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(opened).st_size
        content = os.read(opened, size + 1)
        if len(content) == size:
            return content
        with open(opened, "rb", closefd=False) as rest:
            return content + rest.read()
    finally:
        os.close(opened)


def _unreadable(path: str, error: OSError) -> ContentError:
    reason = (error.strerror or str(error)).lower()
    return ContentError(
        f"cannot be read: {reason}", SourceSpan(path), "check the file and its permissions", "unreadable"
    )


class MemoryTree:
    """Files held in a mapping from path to content; all of one age."""

    def __init__(self, files: Mapping[str, str | bytes], mtime_ns: int = 0) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        self._mtime_ns = mtime_ns

    def walk(self, enter: Callable[[str], bool], skip: Callable[[str, Oddity], None] = ignore) -> Iterator[Entry]:  # noqa: ARG002 - has nothing odd
        """Yield every file, ordered by path."""
        for path in sorted(self._files, key=lambda each: each.split("/")):
            parts = path.split("/")
            if all(enter("/".join(parts[:depth])) for depth in range(1, len(parts))):
                yield Entry(path, len(self._files[path]), self._mtime_ns)

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        return path in self._files

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        try:
            return self._files[path]
        except KeyError:
            raise ContentError(
                "cannot be read: no such file or directory", SourceSpan(path), code="unreadable"
            ) from None

    def head(self, path: str) -> bytes:
        """Return the first bytes of a file."""
        return self.read(path)[:HEAD]

    def locate(self, path: str) -> str:
        """Return the path itself."""
        return path

    def elsewhere(self, root: Path, label: str) -> DirTree:
        """Return the files of a folder on disk."""
        return DirTree(root, label)
