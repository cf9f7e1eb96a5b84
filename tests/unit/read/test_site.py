"""The whole tree to a site; expectations by hand."""

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.errors import ContentError, SourceSpan
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree


def test_kinds_of_files(read_files):
    files = {
        "_posts/2024-01-01-a.md": "No front matter.", "page.md": "---\n---\n", "copied.md": "No front matter.",
        "_layouts/sub/x.y.html": "{{ content }}", "_includes/i.html": "i", "_data/d.yml": "1", "_plugins/p.rb": "p",
        "_things/t.md": "---\n---\n", "_things/t.png": "", "_config.yml": "collections: [things]\n",
    }  # fmt: skip
    site = read_files(files).site
    assert list(site.documents) == ["_posts/2024-01-01-a.md", "_things/t.md"]
    assert [page.id for page in site.pages] == ["page.md"]
    assert [file.path for file in site.static_files] == ["copied.md", "_things/t.png"]
    assert (list(site.layouts), list(site.includes), site.data) == (["sub/x.y"], ["i.html"], {"d": 1})
    assert [post.id for post in site.posts()] == ["_posts/2024-01-01-a.md"]
    assert site.page("page.md") is site.pages[0]
    assert site.page("nothing") is None
    assert site.collection("nothing") is None
    assert site.collection("things").static_ids == ("_things/t.png",)


def test_limit_posts_keeps_the_newest(read_files):
    files = {f"_posts/2024-01-0{day}-x.md": "" for day in (1, 3, 2)}
    assert list(read_files(files, limit_posts=2).site.documents) == ["_posts/2024-01-02-x.md", "_posts/2024-01-03-x.md"]


@pytest.mark.parametrize(
    "path", ["_posts/readme.md", "_posts/notes.txt", "_posts/2024-01-01-a.md", "_posts/.x.md", "other/x.md"]
)
def test_names_that_are_no_mistake(read_files, path):
    assert read_files({path: ""}).diagnostics == ()


@pytest.mark.parametrize("path", ["_posts/my-post.md", "cat/_posts/2024-01-01.md", "_posts/2024_01_01-x.html"])
def test_names_that_look_like_mistakes(read_files, path):
    assert [(each.code, each.span.path) for each in read_files({path: ""}).diagnostics] == [("bad-name", path)]


def test_a_name_that_is_not_utf_8_is_left_out(read_files):
    read = read_files({"caf\udce9.md": "---\n---\n"})
    assert [(each.code, each.span.path) for each in read.diagnostics] == [("bad-name", "caf\\udce9.md")]
    assert read.site.pages == ()


def test_a_native_site_takes_its_theme_and_overlays_it(read_files):
    files = {
        "_config.yml": "blogengine: 1\ntheme: mine\ncolour: blue\n",
        "themes/mine/theme.yml": "defaults: {colour: red, shape: round}\n",
        "themes/mine/layouts/post.html": "theme's", "themes/mine/layouts/page.html": "theme's",
        "themes/mine/assets/a.css": "", "themes/mine/assets/b.css": "---\n---\n", "assets/a.css": "own",
        "_layouts/post.html": "site's", "themes/other/layouts/x.html": "",
    }  # fmt: skip
    site = read_files(files).site
    assert {name: each.text for name, each in site.layouts.items()} == {"post": "site's", "page": "theme's"}
    assert [(file.path, file.theme) for file in site.static_files] == [("assets/a.css", False)]
    assert [page.url for page in site.pages] == ["/assets/b.css"]
    assert (site.config.raw["colour"], site.config.raw["shape"]) == ("blue", "round")


def test_of_the_folder_themes_a_jekyll_sites_theme_alone_is_no_content(read_files):
    files = {"_config.yml": "theme: Mine\n", "themes/mine/_layouts/post.html": "x", "themes/other/a.txt": "y"}
    read = read_files(files)
    assert [file.path for file in read.site.static_files] == ["themes/other/a.txt"]
    assert list(read.site.layouts) == ["post"]
    assert not read.diagnostics


def test_a_theme_is_found_though_its_folder_is_excluded(read_files):
    files = {"_config.yml": "theme: mine\nexclude: [themes]\n", "themes/mine/_layouts/post.html": "x"}
    assert list(read_files({**files, "themes/other/a.txt": "y"}).site.layouts) == ["post"]


def test_a_themes_settings_may_be_broken(read_files):
    files = {"_config.yml": "blogengine: 1\ntheme: mine\n", "themes/mine/theme.yml": "a: b: c"}
    assert [each.code for each in read_files(files).diagnostics] == ["data-syntax"]
    files["themes/mine/theme.yml"] = "- a"
    assert not read_files(files).diagnostics


def test_templates_that_cannot_be_read_are_told(read_files):
    files = {"_layouts/a.html": "---\na: b: c\n---\n", "_includes/b.html": b"\xe9", "_includes/c.png": b"\0\xe9"}
    read = read_files(files)
    assert [(each.code, each.span.path) for each in read.diagnostics] == [
        ("front-matter-yaml", "_layouts/a.html"),
        ("encoding", "_includes/b.html"),
    ]
    assert list(read.site.includes) == ["b.html"]
    assert read.site.layouts == {}


def test_times_without_a_zone_are_told_in_the_sites(read_files):
    files = {
        "_config.yml": "opened: 2024-01-02 03:04:05\n", "_data/a.yml": "- {at: 2024-01-02 03:04:05}\n",
        "a.md": "---\nat: 2024-01-02 03:04:05\nof: 2024-01-02T03:04:05Z\n---\n",
    }  # fmt: skip
    site = read_files(files).site
    for value in (
        site.config.raw["opened"],
        site.data["a"][0]["at"],
        site.pages[0].front["at"],
        site.pages[0].front["of"],
    ):
        assert value.isoformat() == "2024-01-02T03:04:05+00:00"


class Locked(MemoryTree):
    """A tree in which one file may not be read."""

    def read(self, path):
        if "locked" in path:
            raise ContentError("cannot be read: permission denied", SourceSpan(path), code="unreadable")
        return super().read(path)


@pytest.mark.parametrize(
    "path",
    ["_posts/2024-01-01-locked.md", "locked.md", "_data/locked.yml", "_layouts/locked.html", "_includes/locked.html"],
)
def test_a_file_that_cannot_be_read_is_told_and_hides_no_other(path):
    tree = Locked({path: "---\n---\n", "page.md": "---\na: b: c\n---\n"})
    read = read_site(tree, load_config({}.get).config, Clock.read(environ={"TZ": ""}))
    assert [each.code for each in read.diagnostics if each.span.path == path] == ["unreadable"]
    assert "page-front-matter-yaml" in {each.code for each in read.diagnostics}
