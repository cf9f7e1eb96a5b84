"""How long the server waits for its clients: a connection that does not get on is ended, so that others can come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

REQUEST_SECONDS = 10.0
"""For a request to arrive whole, from the opening of the connection or its first byte on."""
RESPONSE_SECONDS = 60.0
"""For a client to take what it has asked for, once it has stopped to."""
CONNECTIONS = 256
"""How many may be open at once: well below the number of files that a process may have open."""
HEAD_BYTES = 32 * 1024
"""How long the head of a request may be."""


class Wait:
    """One wait for a client, which ends by `end` or with its connection."""

    def __init__(self, loop: asyncio.AbstractEventLoop, transport: asyncio.Transport, seconds: float) -> None:
        self._begin = partial(loop.call_later, seconds, transport.abort)
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Wait from now on, if not yet."""
        self._timer = self._timer or self._begin()

    def end(self) -> None:
        """Wait no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to every wait for the client."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request, where there is room for one."""
        super().connection_made(transport)
        self._asking = Wait(self.loop, transport, REQUEST_SECONDS)
        self._taking = Wait(self.loop, transport, RESPONSE_SECONDS)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
        else:
            self._asking.begin()

    def data_received(self, data: bytes) -> None:
        """Take what has come; the wait ends with the whole request, not with each byte of it."""
        super().data_received(data)
        if self.conn.their_state in {h11.IDLE, h11.SEND_BODY} and not self.transport.is_closing():
            self._asking.begin()
        else:
            self._asking.end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._asking.end()
        super().connection_lost(exc)
        self._taking.end()

    def pause_writing(self) -> None:
        """Begin to wait for the client to take something."""
        super().pause_writing()
        self._taking.begin()

    def resume_writing(self) -> None:
        """Go on: the client has taken what there was."""
        self._taking.end()
        super().resume_writing()
