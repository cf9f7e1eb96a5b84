from pathlib import Path

import pytest

from blogengine.serve.app import create_app
from blogengine.serve.files import Found
from blogengine.serve.page import EVENTS
from blogengine.serve.preview import Preview


@pytest.fixture
def preview(tmp_path):
    root = tmp_path / "site"
    (root / "a b").mkdir(parents=True)
    (root / "index.html").write_text("<body>home</body>")
    (root / "a b" / "index.html").write_text("<body>a</body>")
    (root / "data.txt").write_text("<body>text</body>")
    (root / "feed.xml").write_text("<feed/>")
    (root / ".blogengine").write_text("{}")
    return Preview(root)


@pytest.fixture
def client(ask, preview):
    return ask(create_app(preview))


def test_pages_get_the_script_and_the_files_on_disk_do_not(client, preview):
    response = client.get("/")
    assert response.status_code == 200
    assert preview.state.version in response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert (preview.root / "index.html").read_text() == "<body>home</body>"


def test_other_files_are_served_as_they_are(client):
    assert client.get("/data.txt").content == b"<body>text</body>"
    assert client.get("/feed.xml").headers["content-type"] == "application/atom+xml; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/data.txt", "/missing", "/a%20b", "/a%0ab", EVENTS])
def test_nothing_is_cached_or_sniffed(client, preview, path):
    preview.close()
    responses = [client.get(path), client.request("POST", path), client.get(path, headers={"range": "bytes=9999-"})]
    responses.append(client.get(path, headers={"host": "evil.example"}))
    for headers in (response.headers for response in responses):
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_a_folder_is_redirected_to_on_this_host(client):
    response = client.get("/a%20b?x=1")
    assert (response.status_code, response.headers["location"]) == (301, "/a%20b/?x=1")
    assert client.get("http://127.0.0.1:4000//example.com/a%20b").status_code == 404


def test_what_is_missing_is_the_sites_404_page_or_ours(client, preview):
    response = client.get("/missing")
    assert (response.status_code, "There is no page here" in response.text) == (404, True)
    assert preview.state.version in response.text
    (preview.root / "404.html").write_text("<body>lost</body>")
    for path in ("/missing", "/mis%0asing", "/%0d%0aSet-Cookie:%20x"):
        response = client.get(path)
        assert (response.status_code, response.text[:10]) == (404, "<body>lost")


def test_a_first_build_that_failed_still_gives_a_page_that_listens(ask, tmp_path):
    preview = Preview(tmp_path / "never-built")
    preview.failed("oh")
    response = ask(create_app(preview)).get("/")
    assert (response.status_code, EVENTS in response.text) == (404, True)


def test_nothing_of_a_folder_is_shown_that_no_build_made(client, preview):
    (preview.root / ".blogengine").unlink()
    (preview.root / "404.html").write_text("home")
    preview.failed("the destination holds files, and no build made it")
    for path in ("/", "/data.txt", "/a%20b", "/missing"):
        response = client.get(path)
        assert (response.status_code, EVENTS in response.text, "home" in response.text) == (404, True, False)
    preview.published("", ["index.html"])
    assert client.get("/data.txt").status_code == 200


@pytest.mark.parametrize(
    "path", ["/%2e%2e/secret", "/a%2f..%2f..%2fsecret", "/..%5csecret", "/%00", "/.blogengine", "/leak"]
)
def test_nothing_outside_is_served(client, preview, path):
    (preview.root.parent / "secret").write_text("secret")
    (preview.root / ".blogengine").write_text("secret")
    (preview.root / "leak").symlink_to("../secret")
    response = client.get(path)
    assert response.status_code == 404
    assert "secret" not in response.text


def test_who_asks_for_the_head_of_events_is_no_listener(client):
    response = client.request("HEAD", EVENTS)
    assert response.headers["content-type"].startswith("text/event-stream")


def test_reading_is_all_one_can_do(client):
    assert client.request("HEAD", "/").status_code == 200
    assert client.request("POST", "/").status_code == 405
    assert client.request("DELETE", "/data.txt").status_code == 405


def test_other_names_than_this_machines_are_refused(ask, client, preview):
    assert client.get("/", headers={"host": "localhost:4000"}).status_code == 200
    for path in ("/", "/data.txt", EVENTS):
        response = client.get(path, headers={"host": "evil.example"})
        assert (response.status_code, "--allow-host" in response.text) == (421, True)
    allowed = ask(create_app(preview, ("My-Phone.local",)))
    assert allowed.get("/", headers={"host": "my-phone.local:4000"}).status_code == 200


def test_the_site_is_below_its_baseurl(client, preview):
    preview.published("/blog/", ["index.html"])
    for path in ("/", "/blog"):
        response = client.get(path)
        assert (response.status_code, response.headers["location"]) == (302, "/blog/")
    assert client.get("/blog/").status_code == 200
    assert client.get("/blog/a%20b").headers["location"] == "/blog/a%20b/"
    assert client.get("/data.txt").status_code == 404
    assert client.get("/blogdata.txt").status_code == 404


def test_events_tell_how_the_last_build_ended(client, preview):
    preview.failed("a.md:1:1: error")
    preview.close()
    response = client.get(EVENTS)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert '"errors": "a.md:1:1: error"' in response.text


def test_a_file_that_goes_while_it_is_asked_for_is_missing(client, preview, monkeypatch):
    monkeypatch.setattr("blogengine.serve.app.find", lambda root, path: Found(root / "gone.html"))
    assert client.get("/index.html").status_code == 404


def test_a_page_that_was_read_before_a_build_has_the_version_before(client, preview, monkeypatch):
    before, read = preview.state.version, Path.read_bytes

    def read_slowly(path):
        content = read(path)
        preview.published("", ["index.html"])
        return content

    monkeypatch.setattr(Path, "read_bytes", read_slowly)
    text = client.get("/").text
    assert (before in text, preview.state.version in text) == (True, False)
