"""Which folders a tree has, and what is in it that no build made; only folders that changed are read again."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from blogengine.records import dataclass
from blogengine.write.manifest import folder_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from blogengine.write.manifest import Folder


@dataclass(frozen=True, slots=True)
class Survey:
    """The folders of a tree, "" for its root, and the inodes of what is no folder and no output.

    `changed` are the folders that were read; what is not below a folder of `folders` is reached through a symlink, if at all.
    """

    folders: Mapping[str, Folder]
    foreign: Mapping[str, int]
    changed: frozenset[str]


def survey(
    root: Path,
    known: Mapping[str, Folder],
    foreign: Mapping[str, int],
    ours: Container[str],
    suspects: AbstractSet[str] | None = None,
) -> Survey:
    """Look at the tree at `root`, of which `known` folders and `foreign` files are remembered; `ours` are the outputs.

    A folder whose status is the remembered one has the entries that it had. Only `suspects` are looked at where they
    are given: the caller vouches for the others. Symlinks are not followed. Raises OSError where a folder cannot be read.
    """
    now = _statuses(root, known or ("",)) if suspects is None else {**known, **_statuses(root, suspects & known.keys())}
    changed = [path for path, status in now.items() if status != known.get(path)]
    folders = {path: status for path, status in now.items() if status is not None}
    foreign = {path: inode for path, inode in foreign.items() if parent(path) in folders}
    if changed:
        stale = set(changed)
        foreign = {path: inode for path, inode in foreign.items() if parent(path) not in stale}
        queue = [path for path in changed if path in folders]
        while queue:
            path = queue.pop()
            found = _entries(root, path)
            foreign |= {each: inode for each, inode in found.files.items() if each not in ours}
            fresh = {each: status for each, status in found.folders.items() if each not in now}
            now |= fresh
            folders |= fresh
            queue += fresh
            changed += fresh
    return Survey(folders, foreign, frozenset(changed))


def is_as_known(root: Path, known: Mapping[str, Folder]) -> bool:
    """Say whether no entry of any folder was added, removed or replaced since."""
    return _statuses(root, known) == known


def parent(path: str) -> str:
    """Return the folder of a relative path, "" at the top."""
    return path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class _Entries:
    files: Mapping[str, int]
    folders: Mapping[str, Folder]


def _statuses(root: Path, paths: Iterable[str]) -> dict[str, Folder | None]:
    """Return the status of each folder, None where there is none or the way there leads through something else."""
    top, found, gone = f"{root}/", dict[str, "Folder | None"](), False
    for path in paths:
        try:
            status = os.lstat(top + path)
        except (FileNotFoundError, NotADirectoryError):
            status = None
        found[path] = folder_of(status) if status and stat.S_ISDIR(status.st_mode) else None
        gone = gone or found[path] is None
    if gone:
        for path in sorted(found):
            if found.get(parent(path), path) is None:
                found[path] = None
    return found


def _entries(root: Path, path: str) -> _Entries:
    files: dict[str, int] = {}
    folders: dict[str, Folder] = {}
    prefix = f"{path}/" if path else ""
    with os.scandir(root / path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders[prefix + entry.name] = folder_of(entry.stat(follow_symlinks=False))
            else:
                files[prefix + entry.name] = entry.inode()
    return _Entries(files, folders)
