"""A build from end to end, on disk; what it promises whatever the site says."""

import os
import pathlib

import pytest

from blogengine.errors import BuildFailed, Severity

POST = "---\ntitle: {title}\ncategories: [C++, notes]\ntags: [a]\n---\nHello *{title}*.\n\n```python\nprint(1)\n```\n"
NATIVE = {
    "_config.yml": "blogengine: 1\ntitle: T\nurl: https://example.org\nauthor: A\n",
    "posts/2025-01-01-one.md": POST.format(title="One"),
    "posts/2025-01-02-two.md": POST.format(title="Two"),
    "about.md": "---\ntitle: About\n---\nMe.\n",
    "files/data.bin": b"\x00\xff",
}


def contents(folder: pathlib.Path):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_native_blog_has_all_that_was_promised(site):
    report = site(NATIVE)
    assert set(contents(site.folder / "out")) == {
        ".blogengine", "index.html", "404.html", "archive/index.html", "about/index.html", "2025/01/one/index.html",
        "2025/01/two/index.html", "categories/c-plus-plus/index.html", "categories/notes/index.html",
        "tags/a/index.html", "feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt", "files/data.bin",
        "assets/paper.css",
    }  # fmt: skip
    assert (report.posts, report.written, report.diagnostics) == (2, 16, ())


def test_two_builds_are_equal_to_the_byte_and_the_second_writes_nothing(site):
    site(NATIVE)
    first = contents(site.folder / "out")
    again = site({})
    assert contents(site.folder / "out") == first
    assert (again.written, again.removed) == (0, 0)
    site({}, into="elsewhere")
    assert contents(site.folder / "elsewhere") == first


def test_another_day_makes_no_difference(site):
    site(NATIVE, epoch="1750000000")
    first = contents(site.folder / "out")
    site({}, epoch="1800000000")
    assert contents(site.folder / "out") == first


def test_nothing_changes_outside_the_destination_and_the_cache(site):
    site(NATIVE)
    source = contents(site.folder / "site")
    assert {path.split("/")[0] for path in source} - {path.split("/")[0] for path in NATIVE} == {".blog-cache"}
    assert {each.name for each in site.folder.iterdir()} == {"site", "out"}
    cache = {path for path in source if path.startswith(".blog-cache/")}
    assert cache >= {".blog-cache/.gitignore", ".blog-cache/tick"}


def test_a_failed_build_tells_all_errors_and_touches_nothing(site):
    site(NATIVE)
    before = contents(site.folder / "out")
    broken = {
        "posts/2025-01-03-three.md": "---\ntitle: a: b\n---\n",
        "posts/2025-01-04-four.md": "---\n---\n{% if %}",
        "posts/2025-01-05-five.md": POST.format(title="Five"),
    }
    with pytest.raises(BuildFailed) as caught:
        site(broken)
    errors = [each for each in caught.value.diagnostics if each.severity is Severity.ERROR]
    assert [(each.code, str(each.span)) for each in errors] == [
        ("front-matter-yaml", "posts/2025-01-03-three.md:2:9"),
        ("liquid-syntax", "posts/2025-01-04-four.md:3:1"),
    ]
    assert contents(site.folder / "out") == before


def test_what_is_gone_from_the_source_is_gone_from_the_site_and_foreign_files_stay(site):
    site(NATIVE)
    (site.folder / "out/mine.txt").write_text("mine")
    (site.folder / "site/posts/2025-01-01-one.md").unlink()
    report = site({})
    left = contents(site.folder / "out")
    assert "2025/01/one/index.html" not in left
    assert left["mine.txt"] == b"mine"
    assert report.removed == 1


def test_a_future_post_is_told_of_and_published_when_asked_for(site):
    files = {**NATIVE, "posts/2099-01-31-later.md": POST.format(title="Later")}
    report = site(files)
    (note,) = report.diagnostics
    assert (note.code, note.severity) == ("future-date", Severity.NOTE)
    assert "2099-01-31" in note.message
    assert site({}, overrides={"future": True}).posts == 3


def test_a_jekyll_site_gets_no_file_that_jekyll_would_not_write(site):
    site({"_config.yml": "title: T\n", "_posts/2025-01-01-a.md": "---\n---\nhi\n", "index.md": "---\n---\nhome\n"})
    assert set(contents(site.folder / "out")) == {".blogengine", "2025/01/01/a.html", "index.html"}


def test_strict_makes_an_error_of_what_jekyll_survives(site):
    files = {"_config.yml": "", "_posts/2025-01-01-a.md": "---\nlayout: none-such\n---\nhi\n"}
    report = site(files)
    assert [(each.code, each.severity) for each in report.diagnostics] == [("layout-missing", Severity.WARNING)]
    with pytest.raises(BuildFailed):
        site({}, strict=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_an_error_with_its_name(site):
    site(NATIVE)
    (site.folder / "site/about.md").chmod(0)
    with pytest.raises(BuildFailed) as caught:
        site({})
    assert caught.value.diagnostics[0].code == "unreadable"


def test_a_full_disk_is_one_error_and_the_old_site_stays(site, monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    site(NATIVE)
    before = contents(site.folder / "out")
    monkeypatch.setattr("blogengine.write.staging.tempfile.mkdtemp", full)
    with pytest.raises(BuildFailed) as caught:
        site({"posts/2025-01-02-more.md": "---\ntitle: More\n---\nmore\n", "about.md": "---\n---\nabout\n"})
    assert [each.code for each in caught.value.diagnostics if each.severity is Severity.ERROR] == ["write"]
    assert contents(site.folder / "out") == before


def test_a_build_that_fails_tells_the_same_with_a_cache_and_without(site):
    files = {
        "_config.yml": "collections: {things: {output: false}}\n",
        "_things/t.md": "---\n---\nx</p>\n",
        "index.html": "---\nx: none.html\n---\n{{ site.things.first.content }}{% include {{ page.x }} %}\n",
    }
    found = []
    for into, cache in (("one", False), ("two", True), ("two", True)):
        with pytest.raises(BuildFailed) as failed:
            site(files, into=into, cache=cache)
        found.append(failed.value.diagnostics)
    assert [(each.code, each.span.path) for each in found[0]] == [
        ("markdown", "_things/t.md"),
        ("include-missing", "index.html"),
    ]
    assert found[1] == found[2] == found[0]
