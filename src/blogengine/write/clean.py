"""Undoing builds: the cache of a source, and what builds made in a destination; never anything else."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.write.failures import told
from blogengine.write.ownership import read_record
from blogengine.write.paths import RECORD
from blogengine.write.prune import prune
from blogengine.write.staging import CACHE_FOLDER, exclusively

if TYPE_CHECKING:
    from pathlib import Path

    from blogengine.write.lock import Waiting


def clean(source: Path, destination: Path, waiting: Waiting | None = None) -> int:
    """Delete what the record of `destination` lists, the record, and `SOURCE/.blog-cache`; return how many files went.

    The files of the cache are not counted. Folders that this empties go too, the destination among them. Raises
    OutputError: code `locked` where a build is at work and `waiting` is None, `write` where something cannot be deleted.
    """
    cache = source / CACHE_FOLDER
    with exclusively(source, destination, waiting):
        record = read_record(destination)
        removed = prune(record.files, destination, ()) if record else []
        if record:
            with told("delete", destination / RECORD):
                (destination / RECORD).unlink()
        with suppress(OSError):  # it holds what is not ours, or is somebody's working folder
            destination.rmdir()
        with told("delete", cache):
            if cache.is_symlink():
                cache.unlink()
            elif cache.is_dir():
                shutil.rmtree(cache)
    return len(removed)
