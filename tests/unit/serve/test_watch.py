from pathlib import Path

import pytest
from watchfiles import Change

from blogengine.serve.watch import SourceFilter, changes

SOURCE = Path("/home/.venv/node_modules/blog")
FILTER = SourceFilter(SOURCE, SOURCE / "out")


@pytest.mark.parametrize(
    "path", ["_config.yml", "posts/a.md", "themes/paper/layouts/x.html", "_site.md", "outline.md", "a/_site/x"]
)
def test_what_a_person_saved_calls_for_a_build(path):
    assert FILTER(Change.modified, str(SOURCE / path))


@pytest.mark.parametrize(
    "path",
    [
        "out", "out/index.html", "_site/index.html", ".blog-cache/x/y", ".jekyll-cache/x", ".git/index", "node_modules/x/y.js",
        "posts/a.md~", "posts/.a.md.swp", "posts/.#a.md", "posts/#a.md#", "posts/4913", ".DS_Store", "a/.goutputstream-X1", "b.tmp",
    ],
)  # fmt: skip
def test_what_programs_write_for_themselves_does_not(path):
    assert not FILTER(Change.modified, str(SOURCE / path))


def test_each_file_is_named_once_in_order_and_nothing_but_the_beginning_without_one(monkeypatch):
    def watch(source, watch_filter, **_patience):
        assert watch_filter(Change.added, str(source / "a.md"))
        yield set()
        yield set()
        yield {(Change.added, f"{source}/b.md"), (Change.modified, f"{source}/a.md"), (Change.added, f"{source}/a.md")}

    monkeypatch.setattr("blogengine.serve.watch.watch", watch)
    assert list(changes(SOURCE, SOURCE / "out")) == [[], [SOURCE / "a.md", SOURCE / "b.md"]]


def test_what_is_saved_once_the_beginning_is_told_is_told(tmp_path):
    source = tmp_path.resolve()
    told = changes(source, source / "out")
    assert next(told) == []
    (source / "a.md").write_text("saved")
    assert next(told) == [source / "a.md"]
    told.close()
