import os
import sys
from contextlib import suppress
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


@pytest.mark.parametrize("name", ["out", ".blog-cache"])
def test_what_was_built_is_built_again_where_someone_deletes_it(tmp_path, name):
    source = tmp_path.resolve()
    told = SourceFilter(source, source / "out")
    assert told(Change.deleted, str(source / name))
    (source / name).mkdir()
    assert not told(Change.deleted, str(source / name))


def watching(monkeypatch, *batches):
    """Have the watcher of files tell these batches, and then be interrupted; return the folders of each watch."""
    asked = []
    left = iter(batches)

    def watch(*folders, recursive, **_patience):
        assert not recursive
        asked.append(folders)
        yield from left
        raise KeyboardInterrupt

    monkeypatch.setattr("blogengine.serve.watch.watch", watch)
    return asked


def until_interrupted(source):
    told = []
    with suppress(KeyboardInterrupt):
        for each in changes(source, source / "out"):
            told.append(each)  # noqa: PERF402 - what came before the interrupt is kept
    return told


def test_each_file_is_named_once_in_order_and_nothing_where_a_change_may_have_been_lost(tmp_path, monkeypatch):
    source = tmp_path.resolve()
    saved = {(Change.added, f"{source}/b.md"), (Change.modified, f"{source}/a.md"), (Change.added, f"{source}/a.md")}
    watching(monkeypatch, set(), set(), saved, saved, set(), set())
    both = [source / "a.md", source / "b.md"]
    assert until_interrupted(source) == [[], both, both, []]


def test_folders_that_nobody_edits_are_not_watched(tmp_path, monkeypatch):
    source = tmp_path.resolve()
    for name in ("posts/2026", "_site/posts", "out/posts", ".blog-cache/preview-1/x", "node_modules/x", ".git/objects"):
        (source / name).mkdir(parents=True)
    asked = watching(monkeypatch)
    assert until_interrupted(source) == []
    assert asked == [(str(source), f"{source}/posts", f"{source}/posts/2026")]


def test_new_folders_are_watched_from_then_on_and_what_may_have_been_missed_is_looked_for(tmp_path, monkeypatch):
    source = tmp_path.resolve()
    (source / "posts").mkdir()
    new = {(Change.added, f"{source}/posts")}
    asked = watching(monkeypatch, set(), new, set())
    assert until_interrupted(source) == [[], [source / "posts"], []]
    assert len(asked) == 2


def test_what_is_saved_once_the_beginning_is_told_is_told(tmp_path):
    source = tmp_path.resolve()
    (source / "posts").mkdir()
    told = changes(source, source / "out")
    assert next(told) == []
    (source / "posts" / "a.md").write_text("saved")
    assert next(told) == [source / "posts" / "a.md"]
    told.close()


def test_a_source_that_goes_and_comes_back_is_watched_again(tmp_path):
    source = tmp_path.resolve() / "blog"
    source.mkdir()
    told = changes(source, tmp_path / "out")
    assert next(told) == []
    source.rmdir()
    assert next(told) == [source]
    source.mkdir()
    assert next(told) == []
    (source / "a.md").write_text("saved")
    assert next(told) == [source / "a.md"]
    told.close()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text here")
def test_names_that_are_no_text_do_not_end_the_watch(tmp_path):
    source = tmp_path.resolve()
    (source / os.fsdecode(b"folder-\xff")).mkdir()
    told = changes(source, source / "out")
    assert next(told) == []
    (source / os.fsdecode(b"file-\xfe.md")).write_text("saved")
    assert next(told) == []
    (source / "a.md").write_text("saved")
    assert next(told) == [source / "a.md"]
    told.close()


def test_what_cannot_be_watched_is_an_error(tmp_path, monkeypatch):
    def watch(*_folders, **_patience):
        raise RuntimeError("too many watchers")
        yield

    monkeypatch.setattr("blogengine.serve.watch.watch", watch)
    with pytest.raises(RuntimeError, match="too many"):
        next(changes(tmp_path, tmp_path / "out"))
