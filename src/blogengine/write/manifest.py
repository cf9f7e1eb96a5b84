"""What the last build knew of a destination, kept in `.blog-cache`: the status of every file, and the spare tree.

A file whose status is the recorded one holds the recorded bytes, so that 10,000 outputs are verified without reading one.
The manifest is a convenience: missing, damaged or of another version, files are read instead.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.cache.plain import read_whole, write_whole
from blogengine.records import dataclass, field, fields, replace

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
_MARK = b"manifest 2\n"
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


_FIELDS = tuple(each.name for each in fields(Manifest))


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
    saved = read_whole(folder / FILE, _MARK)
    if not isinstance(saved, dict) or saved.keys() != set(_FIELDS):
        return Manifest()
    spare = saved["spare"]
    return Manifest(**{**saved, "spare": Spare(*spare) if spare else None})


def save_manifest(manifest: Manifest, folder: Path) -> bool:
    """Replace the manifest in `folder`; return whether that worked: without one, the next build reads more.

    What changed a moment ago may change again without its times telling: it is saved as changed.
    """
    fresh = folder / f"{FILE}.new"
    try:
        fresh.touch()
        settled = fresh.stat().st_mtime_ns - TICK
        files, sources, folders = manifest.files, manifest.sources, manifest.folders
        known = replace(
            manifest,
            files={path: each if each[4] < settled else (*each[:4], 0) for path, each in files.items()},
            sources={path: each for path, each in sources.items() if each[3] < settled},
            folders={path: each if each[2] < settled else (*each[:2], 0) for path, each in folders.items()},
        )
        write_whole(folder / FILE, _MARK, {name: _plain(getattr(known, name)) for name in _FIELDS})
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        return False
    return True


def _plain(value: object) -> object:
    """Return a part of a manifest as plain data."""
    if not isinstance(value, Spare):
        return value
    return value.identity, value.published, dict(value.folders), value.behind
