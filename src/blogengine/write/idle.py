"""What is done for the next publication while nobody waits for one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.write.manifest import Manifest, load_manifest, save_manifest
from blogengine.write.publish import level
from blogengine.write.staging import TREE, Staging, exclusively

if TYPE_CHECKING:
    from pathlib import Path

MANY = 100
"""Paths that a spare tree may be behind without costing a publication much."""


def level_spare(source: Path, destination: Path, beyond: int = MANY) -> bool:
    """Bring a spare tree that is behind by more than `beyond` paths level with the published one; say whether that was done.

    After a first build all paths are to do. It is left to the next publication where another build is at work, or the
    file system refuses. Whoever has the tree open that was published before sees it change: not for folders that
    anyone else reads.
    """
    with suppress(OutputError, OSError), exclusively(source, destination):
        home = Staging(source, destination).home()
        known = load_manifest(home) if home else Manifest()
        if home and known.spare and len(known.spare.behind) > beyond:
            return save_manifest(level(destination, home / TREE, known), home)
    return False
