"""Making staged files the site: by exchange of folders where that can be done, else file by file."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.records import dataclass, replace
from blogengine.write.by_file import publish_by_file
from blogengine.write.changes import Changes
from blogengine.write.exchange import DISTURBED, REFUSED, is_available
from blogengine.write.failures import told
from blogengine.write.manifest import Manifest, entry_of, identity_of
from blogengine.write.ownership import record_of
from blogengine.write.swap import Swap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from blogengine.write.manifest import Entry
    from blogengine.write.staging import Staging
    from blogengine.write.swap import Swapped


@dataclass(frozen=True, slots=True)
class Outcome:
    """What publishing did: the paths that it removed, sorted, and the manifest of what the destination holds now."""

    removed: tuple[str, ...]
    manifest: Manifest


def publish(changes: Changes, root: Path, staging: Staging, known: Manifest, verified: Mapping[str, Entry]) -> Outcome:
    """Bring the destination at `root` to what `changes` says.

    `known` is the manifest of the last build, `verified` the entries of outputs that are kept though they differ from
    it. Raises OutputError (code `write`); before the exchange the destination is as it was.
    """
    with told("write to", root):
        root.mkdir(parents=True, exist_ok=True)
    identity = identity_of(root)
    new = staging.new_tree() if is_available() and known.unswappable != identity else None
    with told("write to", root):
        swapped = _swap(changes, root, (new, staging.site_tree), known, verified) if new else errno.ENOSYS
    if isinstance(swapped, int):
        removed = publish_by_file(changes, root, staging.new_file)
        touched = changes.record.files if _remove(staging.new_tree()) else changes.staged
        files = _entries(changes, root, touched, known, verified)
        return Outcome(removed, Manifest(files, unswappable=identity if swapped in REFUSED else None))
    if not staging.keeps_trees:
        _remove(new)
    files = _entries(changes, root, swapped.touched, known, verified)
    return Outcome(swapped.removed, Manifest(files, {}, swapped.seen.folders, swapped.seen.foreign, swapped.spare))


def level(root: Path, tree: Path, known: Manifest) -> Manifest:
    """Bring the spare in `tree` level with the destination at `root`, so that what is published next touches what it changes.

    Returns the manifest of both, of which `known` is the one before. Raises OutputError, and OSError where trees cannot
    be linked; the destination stays as it is, and the spare is not trusted then.
    """
    digests = {path: entry[0] for path, entry in known.files.items()}
    record = record_of(known.files)
    changes = Changes({}, digests, record, record, frozenset(), frozenset())
    swap = Swap(changes, root, (tree, None), known, frozenset())
    swap.prepare()
    done = swap.keep_as_spare()
    files = _entries(changes, root, done.touched, known, {})
    return replace(known, files=files, folders=done.seen.folders, foreign=done.seen.foreign, spare=done.spare)


def _swap(
    changes: Changes, root: Path, trees: tuple[Path, Path | None], known: Manifest, verified: Mapping[str, Entry]
) -> Swapped | int:
    """Return what the exchange did; an errno where trees cannot be linked or exchanged here.

    `trees` are the place for the new tree, and a tree of staged files that may become it.
    """
    moved = {path for path, entry in verified.items() if path not in known.files or known.files[path][1] != entry[1]}
    try:
        swap = Swap(changes, root, trees, known, moved)
        swap.prepare()
        return swap.exchange()
    except OSError as error:
        if error.errno is None or error.errno not in REFUSED | DISTURBED:
            raise
        return error.errno


def _remove(tree: Path | None) -> bool:
    """Delete a tree; return whether there was one. It shares files with the site, whose times of change this changes."""
    if tree is None or not tree.exists():
        return False
    shutil.rmtree(tree, ignore_errors=True)
    return True


def _entries(
    changes: Changes, root: Path, touched: Iterable[str], known: Manifest, verified: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Return the entries of all outputs, those that were `touched` with their new status.

    A kept file whose bytes may have changed since it was verified keeps its entry, and is found out by the next build.
    """
    entries = {path: verified.get(path) or known.files.get(path) for path in changes.digests}
    for path in touched:
        digest = changes.digests.get(path)
        if digest is None:
            continue
        with suppress(OSError):
            entry, before = entry_of(digest, os.lstat(f"{root}/{path}")), entries[path]
            if path in changes.staged or (before and before[:4] == entry[:4]):
                entries[path] = entry
    return {path: entry for path, entry in entries.items() if entry}
