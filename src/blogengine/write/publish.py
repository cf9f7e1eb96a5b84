"""Making staged files the site: by exchange of folders where that can be done, else file by file."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogengine.write.by_file import publish_by_file
from blogengine.write.exchange import IMPOSSIBLE, is_available
from blogengine.write.failures import told
from blogengine.write.manifest import Manifest, entry_of, identity_of
from blogengine.write.swap import Swap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from blogengine.write.changes import Changes
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
    new = staging.new_tree() if is_available() and known.unswappable != identity_of(root) else None
    with told("write to", root):
        swapped = _swap(changes, root, new, known, verified) if new else None
    if swapped is None:
        return _by_file(changes, root, staging, known, verified)
    if not staging.keeps_trees and new:
        shutil.rmtree(new, ignore_errors=True)  # before files' statuses are taken: it shares them
    files = _entries(changes, root, swapped.touched, known, verified)
    manifest = Manifest(files, {}, swapped.seen.folders, swapped.seen.foreign, swapped.spare)
    return Outcome(swapped.removed, manifest)


def _swap(changes: Changes, root: Path, new: Path, known: Manifest, verified: Mapping[str, Entry]) -> Swapped | None:
    """Return what the exchange did; None where trees cannot be linked or exchanged here."""
    try:
        swap = Swap(changes, root, new, known, verified.keys())
        swap.prepare()
        return swap.exchange()
    except OSError as error:
        if error.errno not in IMPOSSIBLE:
            raise
    return None


def _by_file(changes: Changes, root: Path, staging: Staging, known: Manifest, verified: Mapping[str, Entry]) -> Outcome:
    removed = publish_by_file(changes, root, staging.new_file)
    new = staging.new_tree()
    if new and new.exists():
        shutil.rmtree(new, ignore_errors=True)
        touched: Iterable[str] = changes.record.files
    else:
        touched = changes.staged
    files = _entries(changes, root, touched, known, verified)
    return Outcome(removed, Manifest(files, unswappable=identity_of(root)))


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
