"""Which paths an output may have, whatever a permalink, a slug or a redirect says."""

from __future__ import annotations

import os

from blogengine.errors import OutputError

RECORD = ".blogengine"
"""The name, at the top of a destination, of the record of what builds made there."""
MAX_SEGMENT = 255
MAX_PATH = 3_000
"""Bytes of a path below the destination: systems refuse 4,096 with all that is above."""


def safe_path(path: str) -> str:
    """Return `path` unchanged if it names a file below the destination: relative, with POSIX slashes.

    Raises OutputError (code `path-outside`) for an absolute path, a segment that is empty, `.` or `..`, NUL, text that
    no file system can name, a segment of more than 255 bytes, more than 3,000 of them all, and the name of the build's own record. Symlinks are
    not looked at here: `Tree` does not follow them.
    """
    problem = _problem(path)
    if problem:
        raise OutputError(
            f"an output cannot be written to {path!r}: {problem}",
            hint="change the permalink, slug or file name that it comes from",
            code="path-outside",
        )
    return path


def _problem(path: str) -> str | None:
    if "\0" in path:
        return "it holds a NUL character"
    if path.startswith("/"):
        return "it is absolute"
    segments = path.split("/")
    if ".." in segments:
        return "it leads out of the destination"
    if "" in segments or "." in segments:
        return "it has an empty part"
    if segments[0].casefold() == RECORD:
        return "that is the place of the build's own record"
    try:
        encoded = os.fsencode(path)
    except UnicodeEncodeError:
        return "it holds half a surrogate pair, which no file name can"
    if len(encoded) > MAX_PATH:
        return f"it is longer than {MAX_PATH} bytes"
    too_long = len(encoded) > MAX_SEGMENT and max(map(len, encoded.split(b"/"))) > MAX_SEGMENT
    return f"one of its parts is longer than {MAX_SEGMENT} bytes" if too_long else None


def parents(path: str) -> list[str]:
    """Return the folders above a relative path, outermost first: `a`, `a/b` for `a/b/c`."""
    segments = path.split("/")[:-1]
    return ["/".join(segments[: depth + 1]) for depth in range(len(segments))]
