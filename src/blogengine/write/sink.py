"""Where a build puts its outputs: each is taken as it comes, all are published at once, or none."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

from blogengine import fingerprint
from blogengine.errors import OutputError
from blogengine.records import NamedTuple, dataclass, replace
from blogengine.write.changes import changes_to, check_disjoint
from blogengine.write.failures import told
from blogengine.write.manifest import Manifest, entry_of, load_manifest, save_manifest, source_of
from blogengine.write.ownership import Record, read_record, record_of
from blogengine.write.paths import RECORD, safe_path
from blogengine.write.publish import publish
from blogengine.write.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedWriter, FileIO
    from pathlib import Path

    from blogengine.write.manifest import Entry, Source
    from blogengine.write.staging import Staging


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the paths that it wrote, left as they were, and removed, each sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


class Staged(NamedTuple):
    """A rendered output that waits to be taken: its `fingerprint.of_bytes`, and where it is.

    That is a `file` of the staging folder, or the site itself, which has it already as `entry` says; or `content`.
    """

    digest: bytes
    file: Path | None = None
    entry: Entry | None = None
    content: bytes = b""


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

    def put(self, path: str, content: bytes) -> None:
        """Take a rendered output: `stage` and `take`."""
        ...

    def share(self) -> None:
        """Make ready for processes that will be forked from this one, and `stage` there what is taken here."""
        ...

    def stage(self, path: str, content: bytes, digest: bytes | None = None) -> Staged:
        """Bring a rendered output to where `take` finds it; the sink knows nothing of it before. `digest` as in `Staged`."""
        ...

    def take(self, path: str, staged: Staged) -> None:
        """Take a rendered output that was staged, here or in a process that was forked from this one."""
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

    def put(self, path: str, content: bytes) -> None:
        """Take a rendered output."""
        self.take(path, self.stage(path, content))

    def share(self) -> None:
        """Do nothing: what is staged travels."""

    def stage(self, path: str, content: bytes, digest: bytes | None = None) -> Staged:
        """Return a rendered output as what can be taken."""
        safe_path(path)
        return Staged(digest or fingerprint.of_bytes(content), content=content)

    def take(self, path: str, staged: Staged) -> None:
        """Take a rendered output that was staged."""
        self._taken[safe_path(path)] = staged.content

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
    not written again: it keeps its inode and time. Files are judged by the manifest of the last build, unless
    `trusting` is false: then all are read.
    """

    def __init__(self, destination: Path, staging: Staging, *, trusting: bool = True) -> None:
        self._tree = Tree(destination)
        self._root = f"{destination}/"
        self._staging = staging
        home = staging.home() if trusting else None
        self._known = load_manifest(home) if home else Manifest()
        self._verified: dict[str, Entry] = {}
        self._sources: dict[str, Source] = {}
        self._digests: dict[str, str] = {}
        self._staged: dict[str, Path] = {}
        self._lost: set[str] = set()

    def keep(self, digests: Mapping[str, bytes]) -> frozenset[str]:
        """Take over outputs of an earlier build; return those that are not there with these bytes."""
        known, root, lost = self._known.files, self._root, set()
        with told("read", self._tree.root):
            for path, expected in digests.items():
                digest = self._digests[path] = expected.hex()
                try:
                    status = os.lstat(root + path)
                except (FileNotFoundError, NotADirectoryError):
                    lost.add(path)
                    continue
                now = digest, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
                if known.get(path) != now and not self._verify(safe_path(path), digest):
                    lost.add(path)
        self._lost |= lost
        return frozenset(lost)

    def put(self, path: str, content: bytes) -> None:
        """Take a rendered output."""
        self.take(path, self.stage(path, content))

    def share(self) -> None:
        """Make the staging folder, which all processes share."""
        self._staging.new_file()

    def stage(self, path: str, content: bytes, digest: bytes | None = None) -> Staged:
        """Write a rendered output to a file of its own, unless the site has it."""
        digest = digest or fingerprint.of_bytes(content)
        with told("write", safe_path(path)):
            entry = self._held(path, digest.hex(), len(content))
            if entry is not None:
                return Staged(digest, entry=entry)
            try:
                file = self._staging.file_for(path) if self._known.spare is None else self._staging.new_file()
                _write_new(file, content)
            except FileExistsError:
                file = self._staging.new_file()
                _write_new(file, content)
            return Staged(digest, file)

    def take(self, path: str, staged: Staged) -> None:
        """Take a rendered output that was staged."""
        self._forget(safe_path(path))
        self._digests[path] = staged.digest.hex()
        if staged.file is not None:
            self._staged[path] = staged.file
        elif staged.entry is not None and staged.entry != self._known.files.get(path):
            self._verified[path] = staged.entry

    def copy(self, path: str, source: Path) -> None:
        """Take a static file; it is unchanged if its modification time and its bytes are, and may be run or not as before."""
        self._forget(safe_path(path))
        with told("copy", source):
            status = source.stat()
            if not stat.S_ISREG(status.st_mode):
                raise OutputError(f"cannot copy {source}: it is no regular file", code="write")
            self._sources[path] = source_of(status)
            current = self._tree.file(path)
            if current and _look_alike(current, status):
                known = self._known.files.get(path)
                untouched = known and self._known.sources.get(path) == self._sources[path]
                digest = known[0] if known and untouched else fingerprint.of_file(source).hex()
                if self._verify(path, digest):
                    self._digests[path] = digest
                    return
            staged = self._staged[path] = self._staging.new_file()
            self._digests[path] = _copy(source, staged, status).hex()

    def publish(self) -> Published:
        """Move the outputs into the destination; the staging folder is gone afterwards."""
        if self._lost:
            lost = ", ".join(sorted(self._lost)[:3])
            raise OutputError(f"what was kept is not there, and was not made again: {lost}", code="internal-error")
        try:
            removed = self._publish()
        finally:
            self._staging.remove()
        unchanged = self._digests.keys() - self._staged.keys()
        return Published(tuple(sorted(self._staged)), tuple(sorted(unchanged)), removed)

    def discard(self) -> None:
        """Delete what is staged; the destination stays as it was."""
        self._staging.remove()

    def _publish(self) -> tuple[str, ...]:
        record, intact = Record(self._digests), self._has_own_record()
        before = self._before(intact=intact)
        if not self._staged and before.files == record.files and (intact or self._has_record(record)):
            if self._verified or self._sources != self._known.sources:
                files = {
                    path: entry for path, entry in self._known.files.items() if path in record.files or path == RECORD
                }
                self._save(replace(self._known, files={**files, **self._verified}))
            return ()
        content = record.encode()
        changes = changes_to(Tree(self._tree.root), self._staged, record, before, fingerprint.of_bytes(content).hex())
        with told("write", self._tree.root / RECORD):
            changes.staged[RECORD] = self._staging.new_file()
            changes.staged[RECORD].write_bytes(content)
        outcome = publish(changes, self._tree.root, self._staging, self._known, self._verified)
        self._save(outcome.manifest)
        return outcome.removed

    def _save(self, manifest: Manifest) -> None:
        home = self._staging.home(make=True)
        if home:
            save_manifest(replace(manifest, sources=self._sources), home)

    def _has_own_record(self) -> bool:
        """Say whether the record in the destination is the last build's, as the manifest has it."""
        known = self._known.files.get(RECORD)
        return known is not None and self._verify(RECORD, known[0])

    def _has_record(self, record: Record) -> bool:
        content = record.encode()
        return self._verify(RECORD, fingerprint.of_bytes(content).hex(), len(content))

    def _before(self, *, intact: bool) -> Record:
        """Return what earlier builds made: by the manifest where the record is `intact`, else by the record.

        Where the record was tampered with, that includes the files that are as the last build left them.
        """
        known = record_of(self._known.files)
        if intact:
            return known
        record = read_record(self._tree.root)
        ours = {path: digest for path, digest in known.files.items() if self._verify(path, digest)}
        return Record({**ours, **record.files} if record else ours)

    def _verify(self, path: str, digest: str, size: int | None = None) -> bool:
        """Say whether the file at `path` holds the bytes of that digest, and keep its entry if it is a new one."""
        entry = self._held(path, digest, size)
        if entry is not None and entry != self._known.files.get(path):
            self._verified[path] = entry
        return entry is not None

    def _held(self, path: str, digest: str, size: int | None = None) -> Entry | None:
        """Return the entry of the file at `path` if it holds the bytes of that digest; it is read where its status does not tell.

        One that cannot be read does not: it is to be replaced.
        """
        status = self._tree.file(path)
        if status is None or size not in {None, status.st_size}:
            return None
        entry = entry_of(digest, status)
        if self._known.files.get(path) == entry:
            return entry
        try:
            return entry if fingerprint.of_file(self._tree.root / path).hex() == digest else None
        except OSError:
            return None

    def _forget(self, path: str) -> None:
        self._staged.pop(path, None)
        self._sources.pop(path, None)
        self._lost.discard(path)


def _write_new(file: Path, content: bytes) -> None:
    with file.open("xb") as out:
        out.write(content)


def _look_alike(current: os.stat_result, source: os.stat_result) -> bool:
    """Say whether a copy has the size, the modification time and the right to be run of its source."""
    same = (current.st_size, current.st_mtime_ns) == (source.st_size, source.st_mtime_ns)
    return same and not (current.st_mode ^ source.st_mode) & stat.S_IXUSR


def _copy(source: Path, target: Path, status: os.stat_result) -> bytes:
    """Copy a file, and return the digest of what was copied: to read it once is half the work of a site of pictures.

    The new file gets the source's permissions as the umask allows them, as `cp` does, and its time.
    """
    mode = stat.S_IMODE(status.st_mode) & 0o777 | stat.S_IWUSR
    opened = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with open(opened, "wb") as out, open(source, "rb", buffering=0) as content:  # noqa: PTH123 - as the other is
        digest = fingerprint.of_pieces(_passed_on(content, out))
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return digest


def _passed_on(content: FileIO, out: BufferedWriter) -> Iterator[bytes]:
    """Yield the pieces of a file, which are written to another."""
    for piece in fingerprint.pieces_of(content):
        out.write(piece)
        yield piece
