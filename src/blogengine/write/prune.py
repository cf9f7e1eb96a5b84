"""Removing what an earlier build made and this one did not; never anything else."""

from __future__ import annotations

import os
import stat
import unicodedata
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.write.failures import told
from blogengine.write.paths import parents
from blogengine.write.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path


def in_the_way(paths: Iterable[str], tree: Tree, stale: AbstractSet[str]) -> set[str]:
    """Return the stale paths that must go before `paths` can be written: a file where a folder is needed, and so on.

    Raises OutputError (code `write`) where something stands there that is not stale: it is not ours to remove.
    """
    found: set[str] = set()
    for path in sorted(paths):
        blocking = list(_blocking(path, tree))
        foreign = next((each for each in blocking if each not in stale), None)
        if foreign:
            raise OutputError(
                f"cannot write {tree.root / path}: {tree.root / foreign} is in the way, and no build made it",
                hint=f"move or delete {tree.root / foreign}, then build again",
                code="write",
            )
        found.update(blocking)
    return found


def _blocking(path: str, tree: Tree) -> Iterator[str]:
    obstacle = tree.first_obstacle(path)
    if obstacle:
        yield obstacle
        return
    status = tree.status(path)
    if status and stat.S_ISDIR(status.st_mode):
        below = (tree.root / path).rglob("*")
        files = [each for each in below if each.is_symlink() or not each.is_dir()]
        yield from (each.relative_to(tree.root).as_posix() for each in files)


def prune(paths: Collection[str], root: Path, produced: Collection[str]) -> list[str]:
    """Delete the files at `paths`, then the folders that this leaves empty; return the paths that were there.

    What is no longer a file or is reached through a symlink is left alone, and so is what is one and the same file
    as an output of `produced`, as on a file system that ignores case.
    """
    tree, twins = Tree(root), {}
    if paths:
        twins = {_folded(path): path for path in produced}
    removed = []
    for path in sorted(paths):
        status = None if tree.first_obstacle(path) else tree.status(path)
        if status is None or stat.S_ISDIR(status.st_mode):
            continue
        twin = twins.get(_folded(path))
        if twin and (there := tree.status(twin)) and os.path.samestat(there, status):
            continue
        with told("delete", root / path):
            (root / path).unlink()
        removed.append(path)
    _remove_empty(removed, root)
    return removed


def remove_folders(folder: Path) -> None:
    """Delete a folder that holds nothing but folders; raises OSError where it holds a file."""
    for below in sorted(folder.rglob("*"), reverse=True):
        below.rmdir()
    folder.rmdir()


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _remove_empty(removed: Iterable[str], root: Path) -> None:
    folders = {folder for path in removed for folder in parents(path)}
    for folder in sorted(folders, key=lambda each: each.count("/"), reverse=True):
        try:
            (root / folder).rmdir()
        except OSError:  # not empty, or not ours to delete: an empty folder does no harm
            continue
