"""Errors of the operating system, told as errors of the build with what to do about them."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from blogengine.errors import OutputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REMEDIES = {
    errno.ENOSPC: "make room on that disk and build again",
    errno.EDQUOT: "make room in your quota on that disk and build again",
    errno.EACCES: "give yourself permission to write there, or build into another folder with --destination",
    errno.EPERM: "give yourself permission to write there, or build into another folder with --destination",
    errno.EROFS: "that file system is read-only: build into another folder with --destination",
    errno.ENAMETOOLONG: "shorten the permalink, slug or file name that it comes from",
    errno.EILSEQ: "that file system cannot hold this name: change the permalink, slug or file name",
}


_HOPELESS = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO))


@contextmanager
def told(doing: str, path: Path | str) -> Iterator[None]:
    """Turn an OSError inside the block into an OutputError (code `write`): `cannot write PATH: reason`.

    It is a StorageError where no other file could be written either.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = _REMEDIES.get(error.errno or 0)
        kind = StorageError if error.errno in _HOPELESS or doing == "write to" else OutputError
        raise kind(f"cannot {doing} {path}: {reason}", hint=hint, code="write") from error
