"""What the last build knew of a destination, kept in `.blog-cache`: the status of every file, and the spare tree.

A file whose status is the recorded one holds the recorded bytes, so that 10,000 outputs are verified without reading one.
The manifest is a convenience: missing, damaged or of another version, files are read instead.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Entry = tuple[str, int, int, int, int]
"""Of a file: the hexadecimal digest of its bytes, inode, size, and times of modification and of change in nanoseconds."""
Source = tuple[int, int, int, int]
"""Of the source of a static file: inode, size, times of modification and of change in nanoseconds."""
Folder = tuple[int, int, int]
"""Of a folder: inode, times of modification and of change in nanoseconds; while they stay, so do its entries."""
Identity = tuple[int, int]
"""Device and inode: which folder it is, whatever its path."""

FILE = "manifest"
FORMAT = 1
TICK = 10_000_000
"""Nanoseconds: two changes within one tick of a file system's clock may leave equal times."""


@dataclass(frozen=True, slots=True)
class Spare:
    """The tree that was published before, kept to become the next one.

    `identity` is its own, `published` that of the tree which it was exchanged for; the two are equal but for the paths
    of `behind`, and in their folders.
    """

    identity: Identity
    published: Identity
    folders: Mapping[str, Folder]
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A destination as a build left it.

    `files` are its outputs and its record; `sources` those that static files were copied from; `folders` all folders,
    "" for the root; `foreign` the inodes of what no build made; `unswappable` is the identity of a destination that
    could not be exchanged.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    folders: Mapping[str, Folder] = field(default_factory=dict)
    foreign: Mapping[str, int] = field(default_factory=dict)
    spare: Spare | None = None
    unswappable: Identity | None = None


def entry_of(digest: str, status: os.stat_result) -> Entry:
    """Return the entry of a file."""
    return digest, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def source_of(status: os.stat_result) -> Source:
    """Return what is remembered of the source of a static file."""
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def folder_of(status: os.stat_result) -> Folder:
    """Return what is remembered of a folder."""
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def identity_of(path: Path) -> Identity | None:
    """Return which folder is at `path`, None where there is none; a symlink is not followed."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def load_manifest(folder: Path) -> Manifest:
    """Return the manifest that is kept in `folder`; an empty one where there is none that can be trusted."""
    try:
        content = (folder / FILE).read_bytes()
        head, _, body = content.partition(b"\n")
        return _decode(json.loads(body)) if head == _head(body) else Manifest()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Manifest()


def save_manifest(manifest: Manifest, folder: Path) -> bool:
    """Replace the manifest in `folder`; return whether that worked: without one, the next build reads more."""
    fresh = folder / f"{FILE}.new"
    try:
        with fresh.open("wb") as stream:
            body = json.dumps(_columns(manifest, os.fstat(stream.fileno()).st_mtime_ns - TICK)).encode()
            stream.write(_head(body) + b"\n" + body)
        fresh.replace(folder / FILE)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        return False
    return True


def _head(body: bytes) -> bytes:
    return b"%d %s" % (FORMAT, hashlib.blake2b(body, digest_size=16).hexdigest().encode())


def _columns(manifest: Manifest, settled: int) -> dict[str, object]:
    """Return what is saved: columns, which JSON reads three times as fast as rows.

    What changed at `settled` or later may change again without its times telling: it is saved as changed.
    """
    return {
        "files": _table({path: (*each[:4], each[4] * (each[4] < settled)) for path, each in manifest.files.items()}),
        "sources": _table({path: each for path, each in manifest.sources.items() if each[3] < settled}),
        "folders": _table(
            {path: (*each[:2], each[2] * (each[2] < settled)) for path, each in manifest.folders.items()}
        ),
        "foreign": manifest.foreign,
        "spare": _spare_columns(manifest.spare) if manifest.spare else None,
        "unswappable": manifest.unswappable,
    }


def _spare_columns(spare: Spare) -> dict[str, object]:
    folders, behind = _table(spare.folders), spare.behind
    return {"identity": spare.identity, "published": spare.published, "folders": folders, "behind": behind}


def _table(rows: Mapping[str, tuple[object, ...]]) -> list[object]:
    return [list(rows), *zip(*rows.values(), strict=True)]


def _decode(saved: dict[str, Any]) -> Manifest:  # JSON that our digest vouches for
    spare = saved["spare"]
    return Manifest(
        files=_rows(saved["files"]),
        sources=_rows(saved["sources"]),
        folders=_rows(saved["folders"]),
        foreign=saved["foreign"],
        spare=_spare(spare) if spare else None,
        unswappable=_identity(saved["unswappable"]) if saved["unswappable"] else None,
    )


def _spare(saved: dict[str, Any]) -> Spare:  # as above
    folders, behind = _rows(saved["folders"]), tuple(saved["behind"])
    return Spare(_identity(saved["identity"]), _identity(saved["published"]), folders, behind)


def _rows(table: list[Any]) -> dict[str, Any]:  # as above
    paths, *columns = table
    return dict(zip(paths, zip(*columns, strict=True), strict=True))


def _identity(saved: list[int]) -> Identity:
    device, inode = saved
    return device, inode
