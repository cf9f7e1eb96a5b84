"""Publishing by exchange, where the system has it: one handle of the folder shows one site, whatever lies in it."""

import errno
import os
import stat
from contextlib import suppress

import pytest

from blogengine import fingerprint
from blogengine.errors import OutputError
from blogengine.write import exchange, swap
from blogengine.write.idle import level_spare
from blogengine.write.manifest import load_manifest
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging, exclusively

pytestmark = pytest.mark.skipif(not exchange.is_available(), reason="this system cannot exchange two folders")


def snapshot(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def files(dest):
    return {path: content for path, content in snapshot(dest).items() if path != ".blogengine"}


def spare(source):
    return next(source.glob(".blog-cache/site-*/tree"))


def manifest(source):
    return load_manifest(next(source.glob(".blog-cache/site-*")))


def interrupting(after):
    """Return a wrapper for functions, which are called so many times, all together, before one is interrupted."""
    steps = []

    def counting(real):
        def step(*args, **kwargs):
            if len(steps) == after:
                raise KeyboardInterrupt
            steps.append(args)
            return real(*args, **kwargs)

        return step

    return counting


def test_an_open_folder_shows_the_old_site_whole_and_the_path_the_new_one(build, dest):
    build({"a.html": b"1", "gone.html": b"1", "same.html": b"same"})
    handle = os.open(dest, os.O_RDONLY)
    build({"a.html": b"2", "b.html": b"2", "same.html": b"same"})
    assert sorted(os.listdir(handle)) == [".blogengine", "a.html", "gone.html", "same.html"]  # noqa: PTH208 - a handle
    file = os.open("a.html", os.O_RDONLY, dir_fd=handle)
    assert os.read(file, 10) == b"1"
    os.close(file)
    os.close(handle)
    assert files(dest) == {"a.html": b"2", "b.html": b"2", "same.html": b"same"}


def test_a_build_touches_what_changed_since_the_spare_was_published_and_no_more(build, source, dest, monkeypatch):
    site = {f"{n}/{n}.html": b"text" for n in range(50)}
    build(site)
    build(site | {"1/1.html": b"first"})
    linked = []
    link = os.link
    monkeypatch.setattr("os.link", lambda one, other, **how: (linked.append(one), link(one, other, **how)))
    build(site | {"1/1.html": b"first", "2/2.html": b"second"})
    build(site | {"1/1.html": b"first", "2/2.html": b"second", "3/3.html": b"third"})
    assert [os.path.relpath(path, dest) for path in linked] == ["1/1.html", "2/2.html"]
    assert files(dest) == site | {"1/1.html": b"first", "2/2.html": b"second", "3/3.html": b"third"}


def test_what_a_first_build_left_to_link_is_linked_while_nobody_builds(build, source, dest, monkeypatch):
    site = {f"{n}/{n}.html": b"text" for n in range(50)}
    build(site)
    (dest / "mine.txt").write_text("mine")
    monkeypatch.setattr("blogengine.write.manifest.TICK", -(10**12))  # as if all of it were long ago
    assert level_spare(source, dest, beyond=20)
    assert snapshot(spare(source)) == files(dest)
    assert not level_spare(source, dest, beyond=20)
    linked, read = [], []
    link, digest = os.link, fingerprint.of_file
    monkeypatch.setattr("os.link", lambda one, other, **how: (linked.append(one), link(one, other, **how)))
    monkeypatch.setattr(fingerprint, "of_file", lambda file: (read.append(file), digest(file))[1])
    assert build(site | {"1/1.html": b"other"}).written == ("1/1.html",)
    assert (linked, read) == ([], [])
    assert files(dest) == site | {"1/1.html": b"other", "mine.txt": b"mine"}


def test_while_another_build_is_at_work_nothing_is_linked_for_the_next(build, source, dest):
    build({f"{n}.html": b"text" for n in range(9)})
    with exclusively(source, dest):
        assert not level_spare(source, dest, beyond=0)
    assert not (spare(source) / "1.html").exists()
    assert not level_spare(source, dest.parent / "never built", beyond=0)
    assert not (dest.parent / "never built").exists()


@pytest.mark.parametrize("after", range(8))
def test_interrupted_while_linking_for_the_next_build_that_one_heals(build, source, dest, monkeypatch, after):
    site = {f"{n}/{n}.html": b"text" for n in range(3)}
    build(site)
    counting = interrupting(after)
    for name in ("link", "unlink", "mkdir"):
        monkeypatch.setattr(f"os.{name}", counting(getattr(os, name)))
    with suppress(KeyboardInterrupt):
        level_spare(source, dest, beyond=0)
    monkeypatch.undo()
    assert files(dest) == site
    build(site | {"1/1.html": b"other"})
    assert files(dest) == site | {"1/1.html": b"other"}


def test_unchanged_files_keep_inode_and_time_through_many_exchanges(build, dest):
    build({"same.html": b"same", "a.html": b"0"})
    before = (dest / "same.html").stat()
    for n in range(1, 5):
        assert build({"same.html": b"same", "a.html": b"%d" % n}).written == ("a.html",)
        now = (dest / "same.html").stat()
        assert (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_folders_come_and_go_in_both_trees(build, dest):
    states = [
        {"a/b/c": b"1", "d": b"1"},
        {"a": b"file now", "d/e": b"folder now"},
        {"d": b"1"},
        {"a/b/c": b"1", "d": b"1", "f/g/h": b""},
        {"f": b"1"},
        {"a/b/c": b"2"},
    ]
    for state in states * 2:
        build(state)
        assert files(dest) == state
        assert {p.relative_to(dest).as_posix() for p in dest.rglob("*") if p.is_dir()} == {
            parent
            for path in state
            for parent in ("/".join(path.split("/")[:n]) for n in range(1, path.count("/") + 1))
        }


def test_foreign_files_folders_and_links_are_in_the_new_tree_at_once(build, dest, monkeypatch):
    build({"a/a.html": b"1"})
    (dest / ".git").mkdir(mode=0o700)
    (dest / ".git" / "HEAD").write_text("ref")
    (dest / "a" / "mine.txt").write_text("mine")
    (dest / "link").symlink_to("a/mine.txt")
    (dest / "empty").mkdir()
    seen = []
    real = exchange.exchange

    def look(root, new):
        seen.append({p.relative_to(new).as_posix() for p in new.rglob("*")})
        real(root, new)

    monkeypatch.setattr(swap, "exchange", look)
    build({"a/a.html": b"2"})
    build({"a/a.html": b"3"})
    expected = {".git", ".git/HEAD", "a", "a/mine.txt", "a/a.html", "link", "empty", ".blogengine"}
    assert seen == [expected, expected]
    assert stat.S_IMODE((dest / ".git").stat().st_mode) == 0o700
    assert (dest / "link").is_symlink()
    assert (dest / "a" / "mine.txt").read_text() == "mine"


def test_what_others_change_between_builds_is_in_the_next_tree(build, dest):
    for name in ("changed", "replaced", "deleted"):
        build({"a.html": name.encode()})
        (dest / name).write_text("1")
    build({"a.html": b"2"})
    (dest / "changed").write_text("2")
    (dest / "new").write_text("2")
    (dest / "replaced").rename(dest / "moved")
    (dest / "replaced").write_text("2")
    (dest / "deleted").unlink()
    for n in range(3):
        build({"a.html": b"%d" % n})
        found = {path: content for path, content in files(dest).items() if path != "a.html"}
        assert found == {"changed": b"2", "new": b"2", "moved": b"1", "replaced": b"2"}


@pytest.mark.parametrize("name", ["mine.txt", "a/mine.txt", "own/mine.txt"])
def test_what_its_owner_deletes_after_the_first_build_does_not_come_back(build, dest, name):
    (dest / name).parent.mkdir(parents=True)
    (dest / name).write_bytes(b"mine")
    build({"a/b.html": b"1"})
    assert (dest / name).read_bytes() == b"mine"
    (dest / name).unlink()
    for content in (b"2", b"3", b"4"):
        build({"a/b.html": content})
        assert not (dest / name).exists()


def test_what_others_change_while_the_folders_are_exchanged_is_carried_over(build, source, dest, monkeypatch):
    build({"a.html": b"1", "b/b.html": b"1"})
    for name in ("deleted", "replaced"):
        (dest / name).write_text("1")
    build({"a.html": b"2", "b/b.html": b"1"})
    real = exchange.exchange

    def meddle(root, new):
        (root / "b" / "late.txt").write_text("late")
        (root / "deleted").unlink()
        (root / "new").write_text("3")
        (root / "new").replace(root / "replaced")
        (root / "folder").mkdir()
        (root / "folder" / "late.txt").write_text("late")
        real(root, new)

    monkeypatch.setattr(swap, "exchange", meddle)
    build({"a.html": b"3", "b/b.html": b"1"})
    monkeypatch.undo()
    expected = {"b/b.html": b"1", "b/late.txt": b"late", "folder/late.txt": b"late", "replaced": b"3"}
    for n in range(3, 6):
        build({"a.html": b"%d" % n, "b/b.html": b"1"})
        assert files(dest) == expected | {"a.html": b"%d" % n}


def test_permissions_of_folders_are_those_that_their_owner_gave(build, dest):
    build({"a/a.html": b"1", "c.html": b"1"})
    dest.chmod(0o2750)
    (dest / "a").chmod(0o711)
    for n in range(3):
        build({"a/a.html": b"1", "c.html": b"%d" % n})
        assert stat.S_IMODE(dest.stat().st_mode) == 0o2750
        assert stat.S_IMODE((dest / "a").stat().st_mode) == 0o711


@pytest.mark.parametrize(
    "error", [errno.EBUSY, errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EPERM], ids=errno.errorcode.get
)
def test_where_folders_cannot_be_exchanged_files_are_moved_one_by_one(build, source, dest, monkeypatch, error):
    build({"a.html": b"1", "gone.html": b"1"})
    (dest / "mine").write_text("mine")
    monkeypatch.setattr(swap, "exchange", lambda *_: (_ for _ in ()).throw(OSError(error, "no")))
    identity = dest.stat().st_ino
    for n in range(2, 4):
        published = build({"a.html": b"%d" % n, "b/b.html": b"2"})
        assert "a.html" in published.written
        assert files(dest) == {"a.html": b"%d" % n, "b/b.html": b"2", "mine": b"mine"}
        assert dest.stat().st_ino == identity
        assert sorted(path.name for path in source.glob(".blog-cache/site-*/*")) == ["destination", "manifest"]
    assert manifest(source).unswappable == (dest.stat().st_dev, identity)


def test_where_files_cannot_be_linked_they_are_moved_one_by_one(build, dest, monkeypatch):
    build({"a.html": b"1", "same.html": b""})
    monkeypatch.setattr("os.link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EPERM, "no")))
    assert build({"a.html": b"2", "same.html": b""}).written == ("a.html",)
    assert files(dest) == {"a.html": b"2", "same.html": b""}


@pytest.mark.parametrize("function", ["link", "rename", "mkdir"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_full_or_broken_disk_leaves_the_site_and_the_next_build_heals(
    build, source, dest, monkeypatch, *, function, error
):
    old = {"a.html": b"1", "b/b.html": b"1", "linked.html": b"1"}
    new = {"a.html": b"2", "c/c.html": b"2", "linked.html": b"1"}
    build(old)
    build(old | {"linked.html": b"0"})
    build(old)
    before = snapshot(dest)
    monkeypatch.setattr(f"os.{function}", lambda *_, **__: (_ for _ in ()).throw(OSError(error, "full")))
    with pytest.raises(OutputError, match="full") as caught:
        build(new)
    assert caught.value.code == "write"
    assert snapshot(dest) == before
    monkeypatch.undo()
    assert list(source.glob(".blog-cache/site-*/staging-*")) == []
    build(new)
    assert files(dest) == new


@pytest.mark.parametrize("after", range(12))
def test_interrupted_at_any_step_the_site_is_old_or_new_and_the_next_build_heals(
    build, source, dest, monkeypatch, after
):
    """Each step that changes a tree is interrupted once; fewer steps than there are numbers is one build more."""
    states = [{"a.html": b"%d" % n, f"{n}/x.html": b"", "same/s.html": b""} for n in range(4)]
    for state in states[:3]:
        build(state)
    counting = interrupting(after)
    for name in ("link", "rename", "unlink", "mkdir", "rmdir"):
        monkeypatch.setattr(f"os.{name}", counting(getattr(os, name)))
    monkeypatch.setattr(swap, "exchange", counting(exchange.exchange))
    try:
        build(states[3])
    except KeyboardInterrupt:
        monkeypatch.undo()
        assert files(dest) in (states[2], states[3])
    monkeypatch.undo()
    build(states[3])
    assert files(dest) == states[3]
    build(states[0])
    assert files(dest) == states[0]


def test_a_spare_that_somebody_touched_is_not_used(build, source, dest):
    for n, damage in enumerate(
        [
            lambda tree: (tree / "same.html").unlink(),
            lambda tree: (tree / "more.html").write_text("damage"),
            lambda tree: (tree / "a").rename(tree / "b"),
        ]
    ):
        build({"a/a.html": b"1%d" % n, "same.html": b"same"})
        build({"a/a.html": b"2%d" % n, "same.html": b"same"})
        damage(spare(source))
        build({"a/a.html": b"3%d" % n, "same.html": b"same"})
        assert files(dest) == {"a/a.html": b"3%d" % n, "same.html": b"same"}


def test_the_spare_is_not_reached_through_a_symlink(build, source, dest, tmp_path):
    build({"a.html": b"1", "b.html": b"1"})
    build({"a.html": b"2"})
    spare(source).rename(tmp_path / "elsewhere")
    (source / ".blog-cache" / next(source.glob(".blog-cache/site-*")).name / "tree").symlink_to(tmp_path / "elsewhere")
    build({"a.html": b"3"})
    assert files(dest) == {"a.html": b"3"}
    assert not dest.is_symlink()
    assert files(tmp_path / "elsewhere") == {"a.html": b"1", "b.html": b"1"}


def test_no_file_is_read_to_find_that_nothing_changed(build, source, dest, monkeypatch):
    image = source / "image.png"
    image.write_bytes(b"image")

    def run():
        sink = DirectorySink(dest, Staging(source, dest))
        sink.put("a.html", b"a")
        sink.copy("image.png", image)
        return sink.publish()

    run()
    for path in (*source.rglob("*"), *dest.rglob("*"), image):
        os.utime(path, ns=(1, 1))  # long ago: times tell
    monkeypatch.setattr("blogengine.write.manifest.TICK", -(10**9))  # and so do those of a moment ago
    run()
    monkeypatch.setattr("blogengine.fingerprint.of_file", lambda file: pytest.fail(f"{file} was read"))
    before = {path: path.stat().st_mtime_ns for path in (*source.rglob("*"), *dest.rglob("*"))}
    assert run().unchanged == ("a.html", "image.png")
    assert {
        path: path.stat().st_mtime_ns for path in (*source.rglob("*"), *dest.rglob("*")) if path in before
    } == before


def test_a_change_that_keeps_size_and_time_is_seen_by_the_time_of_change(build, dest):
    build({"a.html": b"1", "b.html": b"1"})
    status = (dest / "a.html").stat()
    (dest / "a.html").write_bytes(b"x")
    os.utime(dest / "a.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert build({"a.html": b"1", "b.html": b"1"}).written == ("a.html",)
    assert files(dest) == {"a.html": b"1", "b.html": b"1"}


def test_a_kept_output_whose_folder_became_a_link_is_told(build, source, dest, tmp_path):
    from blogengine import fingerprint

    build({"a/a.html": b"1", "b.html": b"1"})
    (dest / "a").rename(tmp_path / "outside")
    (dest / "a").symlink_to(tmp_path / "outside")
    sink = DirectorySink(dest, Staging(source, dest))
    sink.keep({"a/a.html": fingerprint.of_bytes(b"1")})
    sink.put("b.html", b"2")
    with pytest.raises(OutputError):
        sink.publish()
    sink.discard()
    assert (tmp_path / "outside" / "a.html").read_bytes() == b"1"


def test_what_a_user_put_there_before_the_build_that_makes_the_same_is_published(build, dest):
    for n in range(2):
        build({"a.html": b"1", "b.html": b"%d" % n})
    (dest / "new").write_bytes(b"2")
    (dest / "new").replace(dest / "a.html")
    build({"a.html": b"2", "b.html": b"2"})
    assert files(dest) == {"a.html": b"2", "b.html": b"2"}
