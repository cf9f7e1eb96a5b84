"""When garbage is looked for: not while a site is read, and never in what was read."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage in the block; what is there at its end counts as no garbage, until `gc.unfreeze`.

    A site is a million objects of which none is in a circle: to look at them again and again takes a third of the time
    in which they are made, and writes to memory that forked workers share.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
