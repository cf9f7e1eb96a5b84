import httpx
import pytest

from blogengine.serve.app import create_app
from blogengine.serve.page import EVENTS
from blogengine.serve.preview import Preview
from blogengine.serve.server import listen, serving


def test_a_taken_port_gives_the_next_free_one():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with listen("127.0.0.1", port) as other:
            assert port < other.getsockname()[1] < port + 50


def test_an_address_that_is_not_ours_is_an_error():
    with pytest.raises(OSError, match=r"."):
        listen("192.0.2.1", 4000)


def test_a_page_that_listens_hears_of_builds_and_of_the_end(tmp_path):
    (tmp_path / "index.html").write_text("<body>home</body>")
    preview = Preview(tmp_path)
    preview.published("", ["index.html"])
    listener = listen("127.0.0.1", 0)
    address = "http://{}:{}".format(*listener.getsockname())
    with httpx.Client(base_url=address, timeout=20) as client, serving(create_app(preview), preview, listener):
        assert "home" in client.get("/").text
        with client.stream("GET", EVENTS) as response:
            lines = (line for line in response.iter_lines() if line)
            assert preview.state.version in next(lines)
            preview.published("", ["index.html"])
            assert preview.state.version in next(lines)
            preview.close()
            assert list(lines) == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_the_end_does_not_wait_for_pages_that_listen(tmp_path):
    preview = Preview(tmp_path)
    listener = listen("127.0.0.1", 0)
    address = "http://{}:{}".format(*listener.getsockname())
    with httpx.Client(base_url=address, timeout=20) as client:
        with serving(create_app(preview), preview, listener):
            stream = client.send(client.build_request("GET", EVENTS), stream=True)
        assert stream.read().count(b"data: ") >= 1
