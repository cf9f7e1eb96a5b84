"""Trees: the one on disk (which needs one) and the one in memory behave alike."""

import os

import pytest

from blogengine.errors import ContentError
from blogengine.read.tree import DirTree, MemoryTree

FILES = {"b.md": "b", "a/c.md": "c", "a.md": "a", "a/b/d.md": "d", "_skip/e.md": "e"}


@pytest.fixture(params=["disk", "memory"])
def tree(request, tmp_path):
    if request.param == "memory":
        return MemoryTree(FILES)
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return DirTree(tmp_path)


def test_files_come_in_order_and_folders_may_be_refused(tree):
    found = [(entry.path, entry.size) for entry in tree.walk(lambda folder: not folder.startswith("_"))]
    assert found == [("a/b/d.md", 1), ("a/c.md", 1), ("a.md", 1), ("b.md", 1)]


def test_files_are_read(tree):
    assert tree.read("a/c.md") == b"c"
    assert tree.head("a/c.md") == b"c"
    assert tree.locate("a/c.md").endswith("a/c.md")
    assert (tree.has("a/c.md"), tree.has("nothing")) == (True, False)


@pytest.mark.parametrize("method", ["read", "head"])
def test_what_cannot_be_read_is_an_error_with_its_place(tree, method):
    with pytest.raises(ContentError) as caught:
        getattr(tree, method)("nothing.md")
    assert (caught.value.code, str(caught.value)) == (
        "unreadable",
        "nothing.md:1:1: cannot be read: no such file or directory",
    )


def test_a_label_stands_before_paths_in_messages(tmp_path):
    with pytest.raises(ContentError, match=r"^theme/a\.md:1:1: cannot be read"):
        DirTree(tmp_path, "theme/").read("a.md")


def test_a_source_that_does_not_exist(tmp_path):
    with pytest.raises(ContentError) as caught:
        list(DirTree(tmp_path / "nothing").walk(lambda _: True))
    assert caught.value.hint == "give -s the folder that holds _config.yml"


def test_only_regular_files_count(tmp_path):
    """A FIFO would block whoever opens it; a dangling link is nothing; a link to a file is that file."""
    (tmp_path / "file").write_text("x")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "link").symlink_to("file")
    assert [entry.path for entry in DirTree(tmp_path).walk(lambda _: True)] == ["file", "link"]


def test_what_is_odd_is_told_and_not_read(tmp_path):
    """Who sends a site may not have what lies beside it published, nor let its build wait for ever."""
    outside, site = tmp_path / "outside", tmp_path / "site"
    (outside / "folder").mkdir(parents=True)
    (outside / "folder" / "secret").write_text("x")
    site.mkdir()
    os.mkfifo(site / "fifo")
    (site / "zero").symlink_to("/dev/zero")
    (site / "file").symlink_to("../outside/folder/secret")
    (site / "folder").symlink_to(outside / "folder")
    tree, odd = DirTree(site), []
    assert list(tree.walk(lambda _: True, lambda path, why: odd.append((path, why.name)))) == []
    assert odd == [("fifo", "SPECIAL"), ("file", "OUTSIDE"), ("folder", "OUTSIDE"), ("zero", "SPECIAL")]
    assert [tree.has(path) for path in ("file", "folder/secret", str(outside / "folder" / "secret"))] == [
        False,
        False,
        True,
    ]
    for path in ("fifo", "zero"):
        with pytest.raises(ContentError, match="it is no file"):
            tree.read(path)


def test_folders_that_contain_themselves_end(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "to-b").symlink_to("../b")
    (tmp_path / "b" / "to-a").symlink_to("../a")
    (tmp_path / "b" / "up").symlink_to("..")
    (tmp_path / "b" / "file").write_text("x")
    found = [entry.path for entry in DirTree(tmp_path).walk(lambda _: True)]
    assert found == ["a/to-b/file", "b/file", "b/to-a/to-b/file", "file"]


def test_a_folder_that_turns_into_a_file_is_passed_over(tmp_path):
    (tmp_path / "a").mkdir()
    walk = DirTree(tmp_path).walk(lambda _: replace_by_file(tmp_path / "a"))
    assert list(walk) == []


def replace_by_file(folder):
    folder.rmdir()
    folder.write_text("x")
    return True


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(tmp_path):
    (tmp_path / "a").mkdir(mode=0)
    with pytest.raises(ContentError, match=r"^a:1:1: cannot be read: permission denied"):
        list(DirTree(tmp_path).walk(lambda _: True))
