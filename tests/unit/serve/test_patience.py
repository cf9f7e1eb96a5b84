import asyncio
import contextlib
import socket

import pytest
import uvicorn
from uvicorn.server import ServerState

from blogengine.serve.app import create_app
from blogengine.serve.patience import HEAD_BYTES, ImpatientProtocol
from blogengine.serve.preview import Preview
from blogengine.serve.server import listen, serving

GET = b"GET /data.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def connect(tmp_path):
    """Opens connections to a server of its own."""
    (tmp_path / "data.txt").write_text("here it is")
    preview = Preview(tmp_path)
    preview.published("", ["data.txt"])
    listener = listen("127.0.0.1", 0)
    address = listener.getsockname()
    with contextlib.ExitStack() as stack:
        stack.enter_context(serving(create_app(preview), preview, listener))
        yield lambda: stack.enter_context(socket.create_connection(address, timeout=20))


def answer(connection):
    """Ask for the file; return what comes until all of it is there."""
    connection.sendall(GET)
    got = b""
    while b"here it is" not in got:
        got += connection.recv(1 << 16)
        assert got
    return got


def read_all(connection):
    with contextlib.suppress(ConnectionResetError):
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))
    return b""


@pytest.mark.parametrize("said", [b"", b"GET /", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc"])  # fmt: skip
def test_who_does_not_ask_for_anything_whole_is_not_waited_for(connect, monkeypatch, said):
    monkeypatch.setattr("blogengine.serve.patience.REQUEST_SECONDS", 0.05)
    connection = connect()
    connection.sendall(said)
    assert b"200 OK" not in read_all(connection)


def test_a_second_request_has_as_long_as_the_first(connect, monkeypatch):
    monkeypatch.setattr("blogengine.serve.patience.REQUEST_SECONDS", 0.5)
    connection = connect()
    assert b"200 OK" in answer(connection)
    connection.sendall(b"GET /")
    assert b"200 OK" not in read_all(connection)


def test_more_connections_than_there_is_room_for_are_ended(connect, monkeypatch):
    first = connect()
    assert b"200 OK" in answer(first)
    monkeypatch.setattr("blogengine.serve.patience.CONNECTIONS", 1)
    assert read_all(connect()) == b""
    assert b"200 OK" in answer(first)


def test_a_head_without_end_is_refused(connect):
    connection = connect()
    with contextlib.suppress(ConnectionError):
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * (HEAD_BYTES + (1 << 17)))
    assert b"200 OK" not in read_all(connection)
    again = connect()
    assert b"200 OK" in answer(again)


def test_a_socket_that_is_closed_for_writing_does_no_harm(connect):
    connection = connect()
    connection.sendall(b"GET /.blog/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"event-stream" in connection.recv(1 << 16)
    connection.shutdown(socket.SHUT_WR)
    read_all(connection)
    again = connect()
    assert b"200 OK" in answer(again)


class Transport(asyncio.Transport):
    def __init__(self):
        super().__init__()
        self.aborted = asyncio.Event()

    def get_extra_info(self, name, default=None):
        return default

    def abort(self):
        self.aborted.set()


def test_who_does_not_take_what_was_asked_for_is_not_waited_for(monkeypatch, tmp_path):
    monkeypatch.setattr("blogengine.serve.patience.RESPONSE_SECONDS", 0.0)
    config = uvicorn.Config(create_app(Preview(tmp_path)), lifespan="off", ws="none", log_config=None)

    def connected():
        protocol, transport = ImpatientProtocol(config, ServerState(), {}), Transport()
        protocol.connection_made(transport)
        return protocol, transport

    async def wait():
        (slow, cut), (quick, kept) = connected(), connected()
        slow.pause_writing()
        quick.pause_writing()
        quick.resume_writing()
        await cut.aborted.wait()
        for each in (slow, quick):
            each.connection_lost(ConnectionAbortedError())
        return kept.aborted.is_set()

    assert asyncio.run(wait()) is False
