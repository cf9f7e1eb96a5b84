"""Publishing by exchange: the next site is put together from hard links, then takes the place of the published one.

The tree that was published becomes the spare: two builds later it is what is published again. So a build touches only
what changed since, twice. Neither tree is ever written in place, as they share their files; and the tree that was published last
is left alone until the next publication, for readers who have it open.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.records import dataclass
from blogengine.write.exchange import exchange
from blogengine.write.failures import told
from blogengine.write.lock import lock_folder
from blogengine.write.manifest import Spare, identity_of
from blogengine.write.paths import RECORD, parents
from blogengine.write.prune import in_the_way
from blogengine.write.survey import Survey, is_as_known, parent, survey
from blogengine.write.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from blogengine.write.changes import Changes
    from blogengine.write.manifest import Folder, Manifest


@dataclass(frozen=True, slots=True)
class Swapped:
    """What an exchange did: the files that it brought to the destination, what that holds now, what became the spare."""

    touched: frozenset[str]
    removed: tuple[str, ...]
    seen: Survey
    spare: Spare | None


class Swap:
    """One publication of `changes` to `root` by way of the first of `trees`, which may be the spare of `known`.

    If it is not, the second of them takes its place, in which staged files stand where they are to stand. `replaced`
    are outputs that are kept though their inodes are not the recorded ones. Until `finish`, an OSError says that trees
    cannot be linked or exchanged here, and leaves the destination as it was; `changes.staged` says at any time where
    the staged files are.
    """

    def __init__(
        self,
        changes: Changes,
        root: Path,
        trees: tuple[Path, Path | None],
        known: Manifest,
        replaced: AbstractSet[str],
    ) -> None:
        self._changes, self._root = changes, root
        self._new, self._staged_tree = trees
        self._ours = changes.record.files.keys() | changes.before.files.keys() | {RECORD}
        self._kept = changes.record.files.keys() - changes.staged.keys()
        self._delta = changes.staged.keys() | changes.stale
        self._seen = survey(root, known.folders, known.foreign, self._ours)
        self._check_kept()
        spare = self._trusted(known)
        self._had: Mapping[str, Folder] = spare.folders if spare else {}
        if spare:
            foreign = {path for path, _ in self._seen.foreign.items() ^ known.foreign.items()}
            self._touched = frozenset(self._delta | replaced | foreign | set(spare.behind))
        else:
            self._touched = frozenset(self._delta | self._kept | self._seen.foreign.keys())
        self._folders: set[str] = set()

    def prepare(self) -> None:
        """Put the next site together: level the spare with the published tree, then bring in what was staged."""
        there: set[str] = set()
        if not self._had:
            self._clear()
            there = self._adopt()
        self._remove_touched()
        self._folders = self._level_folders(there)
        self._place()
        self._folders -= self._drop_empty()

    def exchange(self) -> Swapped:
        """Publish what was prepared, and take stock. Raises OutputError (code `write`) after the exchange."""
        removed = tuple(sorted(path for path in self._changes.stale if self._holds(path)))
        handle = lock_folder(self._new)
        try:
            exchange(self._root, self._new)
            with told("write to", self._root):
                old = survey(self._new, self._seen.folders, self._seen.foreign, self._ours)
                self._carry(old)
                return Swapped(self._touched, removed, self._published(old), self._spare(old))
        finally:
            if handle is not None:
                os.close(handle)

    def keep_as_spare(self) -> Swapped:
        """Leave what was prepared of a site without changes unpublished: a spare that is level with it.

        It lacks the record, which each publication brings: damage to one tree shall not reach that of the other.
        """
        old = survey(self._new, {}, {}, self._ours)
        return Swapped(self._touched, (), self._seen, self._spare(old))

    def _trusted(self, known: Manifest) -> Spare | None:
        """The spare is what it was only if it is the same folder, and nobody touched any folder in it."""
        spare = known.spare
        here = identity_of(self._new), identity_of(self._root)
        if spare and here == (spare.identity, spare.published) and is_as_known(self._new, spare.folders):
            return spare
        return None

    def _clear(self) -> None:
        if self._new.is_symlink() or self._new.is_file():
            self._new.unlink()
        elif self._new.exists():
            shutil.rmtree(self._new)

    def _adopt(self) -> set[str]:
        """Make the tree of staged files the new one; return the folders in it, "" for the root."""
        if self._staged_tree is None or not self._staged_tree.is_dir():
            return set()
        os.rename(self._staged_tree, self._new)  # noqa: PTH104 - as the others
        before, staged = f"{self._staged_tree}/", self._changes.staged
        for path, file in staged.items():
            if os.fspath(file) == before + path:
                staged[path] = self._new / path
        here = survey(self._new, {}, {}, staged.keys())
        for path in here.foreign:  # left by a process that was killed
            os.unlink(self._new / path)  # noqa: PTH108 - as the others
        return set(here.folders)

    def _check_kept(self) -> None:
        """Raise OutputError where a folder of kept outputs was replaced or removed since they were verified."""
        lost = {path for path in self._kept if parent(path) not in self._seen.folders}
        if lost:
            in_the_way(lost, Tree(self._root), self._changes.stale)
            raise OutputError(
                f"{self._root / min(lost)} vanished while the site was built", hint="build again", code="write"
            )

    def _holds(self, path: str) -> bool:
        """Say whether there is a file at `path` of the published tree, not reached through a symlink."""
        if parent(path) not in self._seen.folders:
            return False
        with suppress(FileNotFoundError):
            return not stat.S_ISDIR(os.lstat(self._root / path).st_mode)
        return False

    def _remove_touched(self) -> None:
        """Remove from the spare whatever is not to stay; only where its folders are known to be real."""
        for path in self._touched:
            if parent(path) in self._had:
                with suppress(FileNotFoundError, IsADirectoryError):
                    os.unlink(f"{self._new}/{path}")  # noqa: PTH108 - there may be thousands

    def _level_folders(self, there: AbstractSet[str]) -> set[str]:
        """Give the new tree, in which some are `there`, the folders that it needs; return them, "" for the root."""
        staged, wanted = self._changes.staged, {"", *self._seen.folders}
        in_place_of = staged.keys() & wanted
        if in_place_of:
            wanted = {path for path in wanted if not in_place_of.intersection((path, *parents(path)))}
        for path in {parent(path) for path in staged}:
            wanted.update(parents(f"{path}/"))
        for path in sorted((self._had.keys() | there) - wanted, reverse=True):
            (self._new / path).rmdir()
        missing = wanted - self._had.keys()
        new, root = f"{self._new}/", f"{self._root}/"
        for path in sorted(missing - there):
            os.mkdir(new + path)  # noqa: PTH102 - there may be thousands
        for path in sorted((missing | self._seen.changed) & wanted & self._seen.folders.keys()):
            _make_alike(new + path, root + path)
        return wanted

    def _place(self) -> None:
        staged = self._changes.staged
        for path in self._touched:
            target = f"{self._new}/{path}"
            if path in staged:
                if os.fspath(staged[path]) != target:
                    os.rename(staged[path], target)  # noqa: PTH104 - as above
                    staged[path] = self._new / path
            elif path in self._kept or path in self._seen.foreign:
                os.link(f"{self._root}/{path}", target, follow_symlinks=False)

    def _drop_empty(self) -> set[str]:
        """Remove the folders that this build emptied; return them."""
        dropped = set()
        emptied = {folder for path in self._changes.stale for folder in parents(path)}
        for folder in sorted(emptied, key=lambda each: each.count("/"), reverse=True):
            with suppress(OSError):
                (self._new / folder).rmdir()
                dropped.add(folder)
        return dropped

    def _carry(self, old: Survey) -> None:
        """What others did in the old tree while this one was put together is done in the new one too."""
        before, tree = self._seen.foreign, Tree(self._root)
        for path, inode in before.items() - old.foreign.items():
            status = None if tree.first_obstacle(path) else tree.status(path)
            if status and status.st_ino == inode:
                (self._root / path).unlink()
        for path, _ in sorted(old.foreign.items() - before.items()):
            if not tree.first_obstacle(path) and tree.status(path) is None:
                (self._root / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(self._new / path, self._root / path, follow_symlinks=False)

    def _published(self, old: Survey) -> Survey:
        """Return what the destination holds: only folders in which this publication did something are read.

        Of a tree that was made anew no folder is told: whoever publishes next reads them, and a first build may be the
        last. What others have there is told, for the spare, which is the `old` tree, has it too.
        """
        if not self._had:
            return Survey({}, old.foreign, frozenset())
        had = {path: status for path, status in self._had.items() if path in self._folders}
        fresh = {parent(path) for path in (*self._touched, *(self._folders ^ self._had.keys()))}
        return survey(self._root, had, self._seen.foreign, self._ours, fresh | self._seen.changed | {""})

    def _spare(self, old: Survey) -> Spare | None:
        identity, published = identity_of(self._new), identity_of(self._root)
        if identity is None or published is None:
            return None
        return Spare(identity, published, old.folders, tuple(sorted(self._delta)))


def _make_alike(folder: str, model: str) -> None:
    """Give a folder the owner and the permissions of its model. Raises OSError (EPERM) where that may not be."""
    wanted, status = os.stat(model), os.stat(folder)  # noqa: PTH116 - as above
    if (wanted.st_uid, wanted.st_gid) != (status.st_uid, status.st_gid):
        os.chown(folder, wanted.st_uid, wanted.st_gid)
    if stat.S_IMODE(wanted.st_mode) != stat.S_IMODE(status.st_mode):
        os.chmod(folder, stat.S_IMODE(wanted.st_mode))  # noqa: PTH101 - a path as text
