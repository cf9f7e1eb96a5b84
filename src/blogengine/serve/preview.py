"""What the server shows: a folder, and how its last build ended."""

from __future__ import annotations

import asyncio
import secrets
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.records import dataclass, replace
from blogengine.write.paths import RECORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

LISTENERS = 64
"""Pages that may listen at once; who comes then takes the place of the one that has listened longest."""
BEAT = 15.0
"""Seconds after which a listener hears the same again: where nobody is there any more, the connection ends."""
_STYLES = (".css", ".css.map")


@dataclass(frozen=True, slots=True)
class State:
    """What can be seen, and what went wrong since.

    `version` names the site without its stylesheets, and `styles` those; `errors` is why the last build gave nothing
    newer, None if it did; the site expects to live under `baseurl`.
    """

    version: str
    styles: int = 0
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
        self._published = False
        self.state = State(f"{self._run}-0")
        self._lock = threading.Lock()
        self._listeners: dict[_Listener, None] = {}
        self._closed = False

    @property
    def is_built(self) -> bool:
        """Say whether the folder is a site that a build made; of any other, as one that builds refuse, nothing is shown."""
        return self._published or (self.root / RECORD).is_file()

    def published(self, baseurl: str, changed: Iterable[str]) -> None:
        """Say that a build has published the site: `changed` are the paths of the files that it wrote or removed."""
        names = list(changed)
        self._published = True
        self._builds += 1
        state = replace(self.state, errors=None, baseurl=baseurl)
        if names and all(name.endswith(_STYLES) for name in names):
            state = replace(state, styles=self._builds)
        elif names or baseurl != self.state.baseurl:
            state = replace(state, version=f"{self._run}-{self._builds}")
        self._become(state)

    def failed(self, errors: str) -> None:
        """Say that a build has failed, and why; the site that was there is still shown."""
        self._become(replace(self.state, errors=errors))

    def close(self) -> None:
        """End every listener: the server is going away."""
        self._closed = True
        self._become(self.state)

    async def states(self) -> AsyncIterator[State]:
        """Yield the state as it is, then the newest after each change and now and then without one, until `close`."""
        listener = self._join()
        try:
            yield self.state
            while await self._has_more(listener):
                yield self.state
        finally:
            with self._lock:
                self._listeners.pop(listener, None)

    async def _has_more(self, listener: _Listener) -> bool:
        """Wait for a change, or a while; return False at the end."""
        if not self._is_over(listener):
            with suppress(TimeoutError):
                await asyncio.wait_for(listener.changed.wait(), BEAT)
            listener.changed.clear()
        return not self._is_over(listener)

    def _is_over(self, listener: _Listener) -> bool:
        return self._closed or listener.dismissed

    def _join(self) -> _Listener:
        listener = _Listener()
        with self._lock:
            if len(self._listeners) >= LISTENERS:
                oldest = next(iter(self._listeners))
                del self._listeners[oldest]
                oldest.dismissed = True
                oldest.wake()
            self._listeners[listener] = None
        return listener

    def _become(self, state: State) -> None:
        self.state = state
        with self._lock:
            for listener in self._listeners:
                listener.wake()


class _Listener:
    """One page, as the event loop that it is made in serves it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.changed = asyncio.Event()
        self.dismissed = False

    def wake(self) -> None:
        """Have it look at the state, from any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self.changed.set)
