"""The build that has nothing to do: found out without reading the site, and without importing what builds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.build.report import BuildReport
from blogengine.cache.findings import unpack_findings
from blogengine.cache.look import look as look_from
from blogengine.cache.state import engine_stamp, is_alike, mark_of_folder, nodes_file, state_file
from blogengine.cache.watch import mark_of
from blogengine.clock.stopwatch import Stopwatch
from blogengine.write.manifest import load_manifest
from blogengine.write.paths import RECORD
from blogengine.write.staging import CACHE_FOLDER, Staging

if TYPE_CHECKING:
    from blogengine.build.options import BuildOptions
    from blogengine.cache.look import Look
    from blogengine.cache.state import State


def look(options: BuildOptions) -> Look | None:
    """Return a look at what the last build saw; None where there was none, or where it is of no use."""
    if not options.cache or options.explain is not None:
        return None
    watch = Stopwatch()
    with watch.phase("look"):
        seen = look_from(options.source / CACHE_FOLDER, options.identity())
    return seen._replace(seconds=watch.total) if seen is not None else None


def unchanged(options: BuildOptions, seen: Look | None = None) -> BuildReport | None:
    """Return the report of a build that changes nothing; None where there may be something to do.

    Nothing has changed where all that the last build saw on disk is as it was, another moment would give the same, and
    the destination holds what was published there: by the status of each file, none of them read. `seen` is a look that
    was taken just now.
    """
    seen = seen or look(options)
    if seen is None or seen.touched != {}:
        return None
    watch, state = Stopwatch({"look": seen.seconds}), seen.state
    with watch.phase("look"):
        alike = _is_same_engine(state, options) and _is_same_time(state, options)
        if not alike or not _is_published(state, options.source):
            return None
    posts, pages, files = state.counts
    return BuildReport(
        Path(state.destination), posts, pages, 0, files, 0, watch.total, unpack_findings(state.findings), watch.seconds
    )


def _is_same_engine(state: State, options: BuildOptions) -> bool:
    alike = not state.unwatched and state.engine == engine_stamp() and is_alike(state.environ, options.environ)
    nodes = nodes_file(state_file(options.source.absolute() / CACHE_FOLDER, options.identity()))
    gems = all(mark_of_folder(folder) == mark for folder, mark in state.gems.items())
    return alike and gems and mark_of(str(nodes)) == state.nodes


def _is_same_time(state: State, options: BuildOptions) -> bool:
    """Say whether the time of the build, which may be now, would be answered alike."""
    if state.pinned or state.momentary:
        return state.pinned
    from blogengine.clock.now import Clock  # noqa: PLC0415 - not where the time is pinned

    clock = Clock.read(timezone=state.timezone, environ=options.environ)
    after, before = state.between
    if not after <= clock.now.timestamp() < before:
        return False
    if not state.now:
        return True
    from blogengine import fingerprint  # noqa: PLC0415 - few sites show the time of their build
    from blogengine.clock.strftime import strftime  # noqa: PLC0415

    patterns = [query[1] if len(query) > 1 else None for query, _ in state.now]
    answers = [answer for _, answer in state.now]
    return None not in patterns and answers == [fingerprint.of(strftime(clock.now, str(each))) for each in patterns]


def _is_published(state: State, source: Path) -> bool:
    """Say whether the destination holds, by its files' status, what the last build published."""
    destination = Path(state.destination)
    home = Staging(source, destination).home()
    known = load_manifest(home).files if home is not None else {}
    if RECORD not in known or known.keys() - {RECORD} != state.published:
        return False
    root = f"{destination}/"
    try:
        for path, entry in known.items():
            status = os.lstat(root + path)
            if entry[1:] != (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns):
                return False
    except OSError:
        return False
    return all(known[path][0] == digest.hex() for path, (_, _, digest) in state.outputs.items() if digest)
