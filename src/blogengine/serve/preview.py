"""What the server shows: a folder, and how its last build ended."""

from __future__ import annotations

import asyncio
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """`version` names the site that can be seen; `errors` is why the last build gave no newer one, None if it did."""

    version: str
    errors: str | None = None
    baseurl: str = ""


class Preview:
    """A site being watched; builds report to it from any thread, pages listen to it in the server's event loop.

    `root` is the folder that is built into. Versions of two runs of the server differ, so that a page that was open
    before a restart reloads too.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._run = secrets.token_hex(4)
        self._builds = 0
        self.state = State(f"{self._run}-0")
        self._lock = threading.Lock()
        self._wakers: set[Callable[[], object]] = set()
        self._closed = False

    def published(self, baseurl: str) -> None:
        """Say that a build has published the site, which expects to live under `baseurl`."""
        self._builds += 1
        self._become(State(f"{self._run}-{self._builds}", None, baseurl))

    def failed(self, errors: str) -> None:
        """Say that a build has failed, and why; the site that was there is still shown."""
        self._become(State(self.state.version, errors, self.state.baseurl))

    def close(self) -> None:
        """End every listener: the server is going away."""
        self._closed = True
        self._become(self.state)

    async def states(self) -> AsyncIterator[State]:
        """Yield the state as it is, then the newest after each change, until `close`."""
        loop, changed = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody listens any more
                loop.call_soon_threadsafe(changed.set)

        with self._lock:
            self._wakers.add(wake)
        try:
            yield self.state
            while await self._is_open_after(changed):
                yield self.state
        finally:
            with self._lock:
                self._wakers.discard(wake)

    async def _is_open_after(self, changed: asyncio.Event) -> bool:
        if not self._closed:
            await changed.wait()
        changed.clear()
        return not self._closed

    def _become(self, state: State) -> None:
        self.state = state
        with self._lock:
            for wake in self._wakers:
                wake()
