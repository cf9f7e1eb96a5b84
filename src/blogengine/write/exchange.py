"""Two folders change places in one step: whoever opens either path sees one of them whole."""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

REFUSED = frozenset(
    (
        errno.EACCES, errno.EBUSY, errno.EINVAL, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV,
    )
)  # fmt: skip
"""What the system answers where trees cannot be linked and exchanged, though single files may be written: a mount, a
file system without links, a parent folder that may not be written, a file of somebody else's."""
DISTURBED = frozenset((errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.ENOTEMPTY))
"""What it answers where somebody else is at work in one of the trees."""


def exchange(one: Path, other: Path) -> None:
    """Exchange two paths atomically, by Linux's `renameat2` with RENAME_EXCHANGE.

    Raises OSError: ENOSYS where the system has no such call, EINVAL where the file system has not, EBUSY for a mount,
    EXDEV across file systems.
    """
    call = _renameat2()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    failed = call(os.fsencode(one), os.fsencode(other))
    if failed:
        raise OSError(failed, os.strerror(failed), str(one), None, str(other))


def is_available() -> bool:
    """Say whether this system has the call; whether a folder can be exchanged is seen when it is tried."""
    return _renameat2() is not None


@cache
def _renameat2() -> Callable[[bytes, bytes], int] | None:
    """Return a function of two paths that gives 0 or an errno; None where there is no such call."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 - a build that changes nothing does without

    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)

    def call(one: bytes, other: bytes) -> int:
        failed = function(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
        return ctypes.get_errno() if failed else 0

    return call
