"""One look at all that the last build saw on disk: whether anything is to be done, and if so, what was touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from blogengine.cache.state import load_state, state_file
from blogengine.cache.watch import look_again, mark_of
from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.cache.state import State
    from blogengine.cache.watch import Mark, Stamp


class Look(NamedTuple):
    """What the last build left, and which of the files that it listed were touched since.

    `began` is the time before the look, as the file system tells it; `mark` that of the state's file; `touched` is None
    where more than files' contents differs; `seconds` is how long the look took.
    """

    began: int
    state: State
    mark: Mark
    touched: Mapping[str, Stamp] | None
    seconds: float = 0.0


def look(cache: Path, identity: object) -> Look | None:
    """Return a look from what is kept in the folder `cache`; None where there is nothing, or nothing can be written."""
    file = state_file(cache, identity)
    mark, state = mark_of(str(file)), load_state(file)
    began = tick(cache) if state is not None else None
    if state is None or began is None:
        return None
    return Look(began, state, mark, look_again(state.folders, state.files))


def tick(cache: Path) -> int | None:
    """Return the time as the cache's file system tells it; None where nothing can be written there."""
    file = cache / "tick"
    try:
        file.touch()
        os.utime(file)
        return file.stat().st_mtime_ns
    except OSError:
        return None
