"""What others make of a built blog: an XML parser, and feed readers in use."""

import contextlib
import functools
import http.server
import json
import shutil
import sqlite3
import subprocess
import threading

import feedparser
import pytest

FILES = {
    "_config.yml": "blogengine: 1\ntitle: R&D\nurl: https://example.org\nauthor: Ada\ntimezone: UTC\n",
    "posts/2025-01-01-one.md": '---\ntitle: \'One & "two"\'\ncategories: [C++]\n---\nA "quote" & `]]>`.\n',
    "posts/2025-01-02-two.md": "---\ntitle: 日本語 🎉\ntags: [a b]\n---\n\n```html\n<p>x</p>\n```\n",
}


@pytest.fixture
def blog(site):
    site(FILES)
    return site.folder / "out"


@contextlib.contextmanager
def served(folder):
    """Serve a folder on loopback while the block runs; yields its address."""

    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_all_three_feeds_hold_the_same_entries(blog):
    atom, rss = (feedparser.parse((blog / name).read_bytes()) for name in ("feed.xml", "rss.xml"))
    items = json.loads((blog / "feed.json").read_text("utf-8"))["items"]
    assert not atom.bozo
    assert not rss.bozo
    assert len(items) == 2
    for one, two, three in zip(atom.entries, rss.entries, items, strict=True):
        assert one.id == two.id == three["id"]
        assert one.link == two.link == three["url"]
        assert one.content[0].value == two.content[0].value == three["content_html"]
        assert one.published_parsed == two.published_parsed
        assert [tag.term for tag in one.tags] == [tag.term for tag in two.tags] == three["tags"]


@pytest.mark.reference
@pytest.mark.skipif(not shutil.which("xmllint"), reason="xmllint is not installed")
def test_every_xml_file_is_well_formed(blog):
    files = sorted(str(path) for path in blog.rglob("*.xml"))
    assert len(files) == 3
    subprocess.run(["xmllint", "--noout", *files], check=True)


@pytest.mark.reference
@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_newsboat_reads_the_feed(blog, tmp_path):
    with served(blog) as address:
        urls, cache = tmp_path / "urls", tmp_path / "cache.db"
        urls.write_text(f"{address}/feed.xml\n")
        command = ["newsboat", "-u", str(urls), "-c", str(cache), "-x", "reload"]
        subprocess.run(command, check=True, env={"HOME": str(tmp_path), "LANG": "C.UTF-8"}, timeout=60)
    with contextlib.closing(sqlite3.connect(cache)) as database:
        rows = database.execute("SELECT title, guid FROM rss_item ORDER BY pubDate").fetchall()
    assert rows == [
        ("One & “two”", "https://example.org/2025/01/one"),
        ("日本語 🎉", "https://example.org/2025/01/two"),
    ]
