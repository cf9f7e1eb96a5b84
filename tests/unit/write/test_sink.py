import os
import shutil
import stat

import pytest

from blogengine import fingerprint
from blogengine.errors import OutputError, StorageError
from blogengine.write.ownership import read_record
from blogengine.write.sink import DirectorySink, MemorySink
from blogengine.write.staging import Staging


def snapshot(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def files(dest):
    return {path: content for path, content in snapshot(dest).items() if path != ".blogengine"}


def test_what_is_put_is_published_with_a_record(build, dest):
    published = build({"b/c.html": b"c", "a.html": b"a"})
    assert published.written == ("a.html", "b/c.html")
    assert files(dest) == {"a.html": b"a", "b/c.html": b"c"}
    assert read_record(dest).files == {
        "a.html": fingerprint.of_bytes(b"a").hex(),
        "b/c.html": fingerprint.of_bytes(b"c").hex(),
    }


def test_nothing_is_visible_before_publish_and_nothing_left_after_discard(source, dest):
    sink = DirectorySink(dest, Staging(source, dest))
    sink.put("a.html", b"a")
    assert not dest.exists()
    sink.discard()
    assert not dest.exists()
    assert list(source.glob(".blog-cache/*/staging-*")) == []


def test_staging_is_gone_after_publish(build, source):
    build({"a.html": b"a"})
    assert sorted(path.name for path in source.glob(".blog-cache/site-*/*")) == ["destination", "manifest", "tree"]


@pytest.mark.parametrize("lost", ["lost/deep/a.html", "c/lost.html"])
@pytest.mark.parametrize("again", [False, True])
def test_what_was_staged_and_not_taken_is_not_published(build, source, dest, again, lost):
    """A process that is killed leaves such files; and a path may be staged twice."""
    if again:
        build({"old.html": b"o"})
    sink = DirectorySink(dest, Staging(source, dest))
    sink.share()
    sink.stage(lost, b"secret")
    sink.stage("b.html", b"half")
    sink.put("b.html", b"b")
    sink.put("c/d.html", b"d")
    sink.publish()
    assert files(dest) == {"b.html": b"b", "c/d.html": b"d"}
    assert not (dest / "lost").exists()
    assert not list(source.glob(".blog-cache/*/staging-*"))


def test_a_path_that_is_a_folder_of_another_is_told_of_though_both_are_staged(source, dest):
    for paths in (("a", "a/b.html"), ("a/b.html", "a")):
        sink = DirectorySink(dest, Staging(source, dest))
        for path in paths:
            sink.put(path, b"")
        with pytest.raises(OutputError, match=r"a and a/b\.html cannot both be written"):
            sink.publish()
    assert not dest.exists()


@pytest.mark.parametrize("forgotten", [False, True])
def test_equal_bytes_keep_inode_and_time_and_a_build_that_changes_nothing_writes_nothing(
    build, source, dest, forgotten
):
    build({"a.html": b"a", "b.html": b"b"})
    if forgotten:
        shutil.rmtree(source / ".blog-cache")
    before = {path: (dest / path).stat() for path in (".", "a.html", "b.html", ".blogengine")}
    published = build({"a.html": b"a", "b.html": b"b"})
    assert (published.written, published.unchanged, published.removed) == ((), ("a.html", "b.html"), ())
    for path, status in before.items():
        now = (dest / path).stat()
        assert (now.st_ino, now.st_mtime_ns) == (status.st_ino, status.st_mtime_ns)


def test_changed_bytes_of_equal_length_are_written_to_a_new_inode(build, dest):
    build({"a.html": b"1"})
    shared = dest.parent / "shared"
    os.link(dest / "a.html", shared)
    assert build({"a.html": b"2"}).written == ("a.html",)
    assert (dest / "a.html").read_bytes() == b"2"
    assert shared.read_bytes() == b"1"


def test_an_output_put_twice_is_what_was_put_last(source, dest, build):
    build({"a.html": b"old"})
    sink = DirectorySink(dest, Staging(source, dest))
    sink.put("a.html", b"new")
    sink.put("a.html", b"old")
    assert sink.publish().unchanged == ("a.html",)


def test_only_recorded_files_are_pruned_and_only_folders_that_this_empties(build, dest):
    build({"old/deep/a.html": b"a", "shared/b.html": b"b", "c.html": b"c"})
    (dest / "shared" / "foreign.txt").write_text("mine")
    (dest / "empty").mkdir()
    published = build({"c.html": b"c"})
    assert published.removed == ("old/deep/a.html", "shared/b.html")
    assert files(dest) == {"c.html": b"c", "shared/foreign.txt": b"mine"}
    assert not (dest / "old").exists()
    assert (dest / "empty").exists()


def test_files_of_an_unrecorded_site_survive_or_are_replaced(build, dest):
    dest.mkdir()
    (dest / "index.html").write_bytes(b"jekyll's")
    (dest / "stale.html").write_bytes(b"jekyll's")
    build({"index.html": b"ours"})
    assert files(dest) == {"index.html": b"ours", "stale.html": b"jekyll's"}


def test_a_file_gives_way_to_a_folder_and_back(build, dest):
    build({"a": b"file", "b/x": b"1", "b/y/z": b"2"})
    build({"a/index.html": b"folder", "b": b"file"})
    assert files(dest) == {"a/index.html": b"folder", "b": b"file"}


@pytest.mark.parametrize("path", ["a", "a/b", "f/x"])
def test_what_no_build_made_is_not_removed_for_an_output(build, dest, path):
    build({"z.html": b"old", "stale.html": b"s"})
    (dest / "a" / "b").mkdir(parents=True)
    (dest / "a" / "b" / "mine.txt").write_text("mine")
    (dest / "f").write_text("mine")
    before = snapshot(dest)
    with pytest.raises(OutputError, match="in the way, and no build made it") as caught:
        build({"b.html": b"new", "z.html": b"new", path: b"x"})
    assert caught.value.code == "write"
    assert snapshot(dest) == before


def test_folders_without_files_give_way(build, dest):
    build({"a/x": b"1"})
    (dest / "a" / "empty" / "deeper").mkdir(parents=True)
    (dest / "b").mkdir()
    build({"a": b"file", "b": b"file"})
    assert files(dest) == {"a": b"file", "b": b"file"}


def test_a_folder_in_the_place_of_the_record_is_told_before_anything_is_touched(build, dest):
    (dest / ".blogengine").mkdir(parents=True)
    (dest / ".blogengine" / "mine").write_text("")
    with pytest.raises(OutputError, match="in the way"):
        build({"a": b""})
    assert not (dest / "a").exists()


def test_an_output_replaces_a_symlink_and_never_writes_through_it(build, dest, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("theirs")
    dest.mkdir()
    (dest / "a.html").symlink_to(outside / "file")
    build({"a.html": b"theirs"})
    assert not (dest / "a.html").is_symlink()
    (dest / "folder").symlink_to(outside)
    with pytest.raises(OutputError, match="in the way"):
        build({"a.html": b"theirs", "folder/file": b"ours"})
    assert snapshot(outside) == {"file": b"theirs"}


def test_pruning_does_not_follow_a_symlinked_folder(build, dest, tmp_path):
    build({"folder/file": b"ours", "a": b""})
    (dest / "folder").rename(tmp_path / "outside")
    (dest / "folder").symlink_to(tmp_path / "outside")
    assert build({"a": b""}).removed == ()
    assert snapshot(tmp_path / "outside") == {"file": b"ours"}


def test_two_outputs_that_need_one_name_are_refused(build, dest):
    with pytest.raises(OutputError, match="a and a/b cannot both be written"):
        build({"a/b": b"", "a": b""})
    assert not dest.exists()
    sink = MemorySink()
    sink.put("a/b", b"")
    sink.put("a", b"")
    with pytest.raises(OutputError, match="a and a/b cannot both be written"):
        sink.publish()


def test_a_static_file_keeps_its_time_and_permissions(source, dest, build):
    script = source / "run.sh"
    script.write_bytes(b"#!/bin/sh")
    script.chmod(0o755)
    os.utime(script, ns=(1, 1_500_000_000_123_456_789))
    sink = DirectorySink(dest, Staging(source, dest))
    sink.copy("bin/run.sh", script)
    assert sink.publish().written == ("bin/run.sh",)
    status = (dest / "bin/run.sh").stat()
    assert status.st_mtime_ns == 1_500_000_000_123_456_789
    assert stat.S_IMODE(status.st_mode) == 0o755
    assert read_record(dest).files == {"bin/run.sh": fingerprint.of_bytes(b"#!/bin/sh").hex()}


@pytest.mark.parametrize("size", [0, 1, 2**18, 2**18 + 1, 10**6])
def test_a_static_file_is_copied_whole(source, dest, size):
    content = bytes(number % 251 for number in range(size))
    (source / "a.bin").write_bytes(content)
    sink = DirectorySink(dest, Staging(source, dest))
    sink.copy("a.bin", source / "a.bin")
    sink.publish()
    assert (dest / "a.bin").read_bytes() == content
    assert read_record(dest).files == {"a.bin": fingerprint.of_bytes(content).hex()}


def test_a_static_file_is_copied_again_for_new_bytes_or_a_new_time_only(source, dest):
    image = source / "a.png"

    def copy(content, time):
        image.write_bytes(content)
        os.utime(image, ns=(time, time))
        sink = DirectorySink(dest, Staging(source, dest))
        sink.copy("a.png", image)
        return bool(sink.publish().written)

    assert copy(b"1", 10)
    assert not copy(b"1", 10)
    assert copy(b"2", 10)  # the same size and time
    assert copy(b"2", 5)
    assert (dest / "a.png").stat().st_mtime_ns == 5


def test_what_is_no_regular_file_is_not_copied(source, dest):
    os.mkfifo(source / "pipe")
    sink = DirectorySink(dest, Staging(source, dest))
    with pytest.raises(OutputError, match="no regular file"):
        sink.copy("pipe", source / "pipe")
    with pytest.raises(OutputError, match=r"cannot copy .*no such file"):
        sink.copy("gone", source / "gone")


def test_permissions_follow_the_umask(build, dest):
    before = os.umask(0o027)
    try:
        build({"a/b.html": b""})
    finally:
        os.umask(before)
    assert stat.S_IMODE((dest / "a").stat().st_mode) == 0o750
    assert stat.S_IMODE((dest / "a/b.html").stat().st_mode) == 0o640


def test_a_path_that_leads_outside_is_refused_by_every_sink(source, dest):
    for sink in (MemorySink(), DirectorySink(dest, Staging(source, dest))):
        with pytest.raises(OutputError, match="leads out"):
            sink.put("../x", b"")
        with pytest.raises(OutputError, match="leads out"):
            sink.copy("../x", source)


def test_what_the_file_system_refuses_is_told(source, dest, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    sink = DirectorySink(dest, Staging(source, dest))
    monkeypatch.setattr("blogengine.write.sink._write_new", full)
    with pytest.raises(StorageError, match=r"cannot write a\.html: no space left on device") as caught:
        sink.put("a.html", b"")
    assert (caught.value.code, caught.value.hint) == ("write", "make room on that disk and build again")


def test_a_build_killed_while_publishing_file_by_file_is_healed_by_the_next(build, dest, monkeypatch):
    build({"a.html": b"old", "gone.html": b"old"})
    moves = []

    def killed(staged, target):
        if len(moves) == 2:
            raise KeyboardInterrupt
        moves.append(target.name)
        staged.replace(target)

    monkeypatch.setattr("blogengine.write.publish.is_available", lambda: False)
    monkeypatch.setattr("blogengine.write.by_file._move", killed)
    with pytest.raises(KeyboardInterrupt):
        build({"a.html": b"new", "b.html": b"new"})
    monkeypatch.undo()
    assert moves == [".blogengine", "a.html"]
    build({"c.html": b"newest"})
    assert files(dest) == {"c.html": b"newest"}


def test_a_rename_refused_by_a_bind_mount_becomes_a_copy(build, dest, monkeypatch):
    rename = type(dest).replace

    def refuse_from_staging(self, target):
        if self.parent != target.parent:
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr("blogengine.write.publish.is_available", lambda: False)
    monkeypatch.setattr("pathlib.Path.replace", refuse_from_staging)
    build({"a/b.html": b"b"})
    assert files(dest) == {"a/b.html": b"b"}


def test_a_memory_sink_publishes_like_a_folder():
    sink = MemorySink()
    sink.put("a", b"1")
    sink.put("b", b"1")
    assert sink.publish().written == ("a", "b")
    sink.put("b", b"1")
    sink.put("c", b"1")
    published = sink.publish()
    assert (published.written, published.unchanged, published.removed) == (("c",), ("b",), ("a",))
    sink.put("d", b"")
    sink.discard()
    assert sink.publish().removed == ("b", "c")


def test_what_is_kept_stays_and_what_the_site_lacks_is_told(build, source, dest):
    build({"a.html": b"a", "b.html": b"b", "c.html": b"c", "d.html": b"d"})
    (dest / "b.html").write_bytes(b"tampered")
    (dest / "c.html").unlink()
    sink = DirectorySink(dest, Staging(source, dest))
    wanted = {
        path: fingerprint.of_bytes(content)
        for path, content in {"a.html": b"a", "b.html": b"b", "c.html": b"c"}.items()
    }
    assert sink.keep(wanted | {"e.html": b"?"}) == {"b.html", "c.html", "e.html"}
    for path in ("b", "c", "e"):
        sink.put(f"{path}.html", path.encode())
    published = sink.publish()
    assert published.written == ("b.html", "c.html", "e.html")
    assert (published.unchanged, published.removed) == (("a.html",), ("d.html",))
    assert files(dest) == {f"{path}.html": path.encode() for path in "abce"}


def test_a_memory_sink_keeps_like_a_folder():
    sink = MemorySink()
    sink.put("a", b"1")
    sink.put("b", b"2")
    sink.publish()
    assert sink.keep({"a": fingerprint.of_bytes(b"1"), "b": fingerprint.of_bytes(b"other"), "c": b""}) == {"b", "c"}
    assert sink.publish().removed == ("b",)


def test_an_output_that_cannot_be_read_is_made_again(build, source, dest, monkeypatch):
    build({"a.html": b"a", "b.html": b"b"})
    monkeypatch.setattr(
        "blogengine.fingerprint.of_file", lambda _file: (_ for _ in ()).throw(PermissionError(13, "no"))
    )
    (dest / "a.html").chmod(0)
    assert "a.html" in build({"a.html": b"a", "b.html": b"b"}).written
    assert files(dest) == {"a.html": b"a", "b.html": b"b"}


def test_what_was_kept_but_lost_must_be_made_before_publication(build, source, dest):
    build({"a.html": b"a"})
    sink = DirectorySink(dest, Staging(source, dest))
    assert sink.keep({"a.html": fingerprint.of_bytes(b"other")}) == {"a.html"}
    with pytest.raises(OutputError, match=r"was not made again: a\.html"):
        sink.publish()
    assert files(dest) == {"a.html": b"a"}
    sink.put("a.html", b"other")
    assert sink.publish().written == ("a.html",)
