"""Where a build puts its outputs: each is taken as it comes, all are published at once, or none."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from blogengine import fingerprint
from blogengine.errors import OutputError
from blogengine.write.failures import told
from blogengine.write.ownership import Record, read_record
from blogengine.write.paths import safe_path
from blogengine.write.publish import Changes, check_disjoint, publish
from blogengine.write.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.write.staging import Staging


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the paths that it wrote, left as they were, and removed, each sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


class Sink(Protocol):
    """Takes a build's outputs; nothing of them is visible before `publish`.

    Paths are those that `safe_path` accepts, else OutputError (code `path-outside`); a path given again replaces
    what was given before. What the file system refuses is an OutputError (code `write`).

    The site is what was put, copied and kept; whatever an earlier build made and this one did not name is removed.
    A store of what was rendered is saved after `publish`: killed in between, the next build renders again and finds
    the outputs unchanged; a store that is ahead of the site is no danger either, `keep` tells what the site lacks.
    """

    def keep(self, digests: Mapping[str, bytes]) -> frozenset[str]:
        """Take over outputs that this build need not render: path -> `fingerprint.of_bytes` of what each must hold.

        Returns those that the site does not hold with these bytes: missing, tampered with, or never published. Each of
        them must be put before `publish`, which refuses otherwise. Once for all paths, or in parts. Files are judged by
        their status (size, times, inode) where the last build's record of it can be trusted, and read where they differ.
        Static files are not kept but copied: `copy` compares the two files' status in the same way.
        """
        ...

    def put(self, path: str, content: bytes, digest: bytes | None = None) -> None:
        """Take a rendered output; `digest` is its `fingerprint.of_bytes` where the caller has it already."""
        ...

    def copy(self, path: str, source: Path) -> None:
        """Take a static file: its bytes, permissions and modification time."""
        ...

    def publish(self) -> Published:
        """Make the outputs the site, and remove what an earlier build made and this one did not."""
        ...

    def discard(self) -> None:
        """Forget the outputs; the site stays as it was. Does nothing after `publish`."""
        ...


class MemorySink:
    """A Sink whose published site is `files`, for tests and for callers who want no disk."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._taken: dict[str, bytes] = {}

    def keep(self, digests: Mapping[str, bytes]) -> frozenset[str]:
        """Take over outputs of the last `publish`; return those that it did not publish with these bytes."""
        held = {path for path, digest in digests.items() if self._digest(path) == digest}
        self._taken |= {path: self.files[path] for path in held}
        return frozenset(digests.keys() - held)

    def put(self, path: str, content: bytes, digest: bytes | None = None) -> None:  # noqa: ARG002 - the protocol's
        """Take a rendered output."""
        self._taken[safe_path(path)] = content

    def copy(self, path: str, source: Path) -> None:
        """Take a static file's bytes."""
        safe_path(path)
        with told("copy", source):
            self._taken[path] = source.read_bytes()

    def publish(self) -> Published:
        """Make the outputs the site."""
        check_disjoint(self._taken)
        before, self.files = self.files, dict(sorted(self._taken.items()))
        self._taken = {}
        same = tuple(path for path, content in self.files.items() if before.get(path) == content)
        written = tuple(path for path in self.files if path not in set(same))
        return Published(written, same, tuple(sorted(before.keys() - self.files.keys())))

    def discard(self) -> None:
        """Forget the outputs."""
        self._taken = {}

    def _digest(self, path: str) -> bytes | None:
        content = self.files.get(path)
        return None if content is None else fingerprint.of_bytes(content)


class DirectorySink:
    """A Sink that publishes to a folder, by way of a staging folder on the same file system.

    `destination` is a path that `check_destination` returned. An output equal to the file that is there already is
    not written again: it keeps its inode and time.
    """

    def __init__(self, destination: Path, staging: Staging) -> None:
        self._tree = Tree(destination)
        self._staging = staging
        self._before = read_record(destination) or Record()
        self._digests: dict[str, str] = {}
        self._staged: dict[str, Path] = {}

    def keep(self, digests: Mapping[str, bytes]) -> frozenset[str]:
        """Take over outputs of an earlier build; return those that are not there with these bytes."""
        with told("read", self._tree.root):
            held = {path: digest.hex() for path, digest in digests.items() if self._has(safe_path(path), digest.hex())}
        self._digests |= held
        return frozenset(digests.keys() - held.keys())

    def put(self, path: str, content: bytes, digest: bytes | None = None) -> None:
        """Take a rendered output."""
        self._digests[safe_path(path)] = (digest or fingerprint.of_bytes(content)).hex()
        self._staged.pop(path, None)
        with told("write", path):
            if not self._holds(path, content):
                staged = self._staged[path] = self._staging.new_file()
                staged.write_bytes(content)

    def copy(self, path: str, source: Path) -> None:
        """Take a static file; it is unchanged if its size, its modification time and its bytes are."""
        safe_path(path)
        self._staged.pop(path, None)
        with told("copy", source):
            status = source.stat()
            if not stat.S_ISREG(status.st_mode):
                raise OutputError(f"cannot copy {source}: it is no regular file", code="write")
            current = self._tree.file(path)
            if current and (current.st_size, current.st_mtime_ns) == (status.st_size, status.st_mtime_ns):
                digest = _digest(source)
                if _digest(self._tree.root / path) == digest:
                    self._digests[path] = digest
                    return
            staged = self._staged[path] = self._staging.new_file()
            _copy(source, staged, status)
            self._digests[path] = _digest(staged)

    def publish(self) -> Published:
        """Move the outputs into the destination; the staging folder is gone afterwards."""
        try:
            changes = Changes(self._staged, Record(self._digests), self._before)
            removed = publish(changes, self._tree, self._staging.new_file)
        finally:
            self._staging.remove()
        unchanged = self._digests.keys() - self._staged.keys()
        return Published(tuple(sorted(self._staged)), tuple(sorted(unchanged)), removed)

    def discard(self) -> None:
        """Delete what is staged; the destination stays as it was."""
        self._staging.remove()

    def _has(self, path: str, digest: str) -> bool:
        return self._tree.file(path) is not None and _digest(self._tree.root / path) == digest

    def _holds(self, path: str, content: bytes) -> bool:
        status = self._tree.file(path)
        return bool(status and status.st_size == len(content) and (self._tree.root / path).read_bytes() == content)


def _digest(file: Path) -> str:
    """`fingerprint.of_bytes` of a file's content, without holding it in memory."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=fingerprint.SIZE)).hexdigest()


def _copy(source: Path, target: Path, status: os.stat_result) -> None:
    """The new file gets the source's permissions as the umask allows them, as `cp` does, and its time."""
    mode = stat.S_IMODE(status.st_mode) & 0o777 | stat.S_IWUSR
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    shutil.copyfile(source, target)
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
