import os

import pytest

from blogengine.serve.files import find, media_type


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "site"
    for path in (
        "index.html",
        "about.html",
        "a/index.html",
        "both.html",
        "both/index.html",
        ".well-known/x.txt",
        "feed.xml",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    for hidden in (".blogengine", ".git/config", "a/.env", "a/.x/y"):
        (root / hidden).parent.mkdir(parents=True, exist_ok=True)
        (root / hidden).write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    return root


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/about", "about.html"),
        ("/about.html", "about.html"),
        ("/a/", "a/index.html"),
        ("/both", "both/index.html"),
        ("/.well-known/x.txt", ".well-known/x.txt"),
        ("/feed.xml", "feed.xml"),
    ],
)
def test_a_path_means_a_file(root, path, file):
    assert find(root, path).file == root / file


def test_a_folder_is_redirected_to(root):
    assert find(root, "/a").redirect
    assert not find(root, "/a/").redirect


@pytest.mark.parametrize(
    "path",
    [
        "", "index.html", "//", "//a/", "/a//", "/about/", "/missing", "/missing/", "/.blogengine", "/.git/config", "/a/.env",
        "/a/.x/y", "/../outside.txt", "/a/../../outside.txt", "/..", "/a/..", "/./about", "/a/.", "/.well-known/../.git/config",
        "/\0", "/" + "x" * 300, "/" + "x/" * 3000, "/\udcff", "/a/index.html/", "/a/index.html/x",
    ],
)  # fmt: skip
def test_anything_else_is_not_found(root, path):
    assert find(root, path) is None


def test_symlinks_are_followed_inside_only(root):
    (root / "in.txt").symlink_to("feed.xml")
    (root / "out.txt").symlink_to("../outside.txt")
    (root / "up").symlink_to("..")
    (root / "circle").symlink_to("circle")
    (root / "record").symlink_to(".blogengine")
    (root / "git").symlink_to(".git")
    os.mkfifo(root / "pipe")
    assert find(root, "/in.txt").file == root / "feed.xml"
    for path in ("/out.txt", "/up/outside.txt", "/circle", "/pipe", "/record", "/git/config"):
        assert find(root, path) is None


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.html", "", "text/html; charset=utf-8"),
        ("a.css", "", "text/css; charset=utf-8"),
        ("a.js", "", "text/javascript; charset=utf-8"),
        ("a.json", "", "application/json; charset=utf-8"),
        ("a.svg", "", "image/svg+xml"),
        ("a.png", "", "image/png"),
        ("a.woff2", "", "font/woff2"),
        ("a.tar.gz", "", "application/gzip"),
        ("a.css.gz", "", "application/gzip"),
        ("a.css.br", "", "application/octet-stream"),
        ("a.unknown", "", "application/octet-stream"),
        ("none", "", "application/octet-stream"),
        ("feed.json", "", "application/feed+json; charset=utf-8"),
        (
            "feed.xml",
            '<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom">',
            "application/atom+xml; charset=utf-8",
        ),
        ("rss.xml", '<?xml version="1.0"?>\n<rss version="2.0">', "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "<urlset><feed>", "application/xml; charset=utf-8"),
        ("empty.xml", "", "application/xml; charset=utf-8"),
    ],
)
def test_media_types(tmp_path, name, content, kind):
    (tmp_path / name).write_text(content)
    assert media_type(tmp_path / name) == kind
