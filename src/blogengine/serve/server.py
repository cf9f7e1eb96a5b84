"""A web server for the preview, in a thread of its own: builds need the main one."""

from __future__ import annotations

import errno
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from blogengine.serve.patience import HEAD_BYTES, ImpatientProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette

    from blogengine.serve.preview import Preview

TRIES = 50


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from `port` on. Raises OSError where there is none."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    for candidate in range(port, min(port + TRIES, 65536)):
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address[0], candidate, *address[2:]))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            return listener
    raise OSError(errno.EADDRINUSE, f"no port from {port} on is free")


@contextmanager
def serving(app: Starlette, preview: Preview, listener: socket.socket) -> Iterator[None]:
    """Serve `app` on `listener` while the block runs; its end ends every connection."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="critical",
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="preview", daemon=True)
    thread.start()
    try:
        yield
    finally:
        preview.close()
        server.should_exit = True
        thread.join()
        listener.close()
