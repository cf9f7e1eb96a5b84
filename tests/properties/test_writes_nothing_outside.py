"""Whatever paths a build asks for, in whatever state its destination is, nothing outside changes."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from blogengine.errors import OutputError
from blogengine.write.ownership import Record
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging

SEGMENT = st.sampled_from(
    ["a", "b", "..", ".", "", "link", "up", "outside", "file", ".blogengine", "/", "é", "\0", "a\nb"]
) | st.text(max_size=3)
THROUGH_A_LINK = st.sampled_from(
    ["link", "link/new", "link/file", "up/new", "up/outside/file", "a/link/new", "b/a/file"]
)
PATH = THROUGH_A_LINK | st.lists(SEGMENT, max_size=4).map("/".join) | st.text(max_size=6)
PLANTED = st.dictionaries(
    st.sampled_from(["a", "b", "link", "up", "a/link", "b/a", ".blogengine", ".blog-cache"]),
    st.sampled_from(["..", "../outside", "../outside/file", "/etc/hosts", "file", "folder", "record"]),
    max_size=4,
)


def snapshot(root, *, but):
    """Path -> kind, bytes or target, inode and time; folders `but` and what is in them left out."""
    found = {}
    for path in [root, *sorted(root.rglob("*"))]:
        if any(path == each or each in path.parents for each in but):
            continue
        status = path.lstat()
        content = str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        times = () if path.is_dir() else (status.st_ino, status.st_mtime_ns)
        found[path] = (status.st_mode, content, times)
    return found


def plant(dest, planted, recorded):
    for path, what in planted.items():
        place = dest / path
        if place.is_symlink() or place.exists() or not place.parent.is_dir() or place.parent.resolve() != place.parent:
            continue
        if what == "file":
            place.write_text("planted")
        elif what == "folder":
            place.mkdir()
        elif what == "record":
            place.write_text('{"blogengine": 1, "files": {"../outside/file": "00"}}')
        else:
            place.symlink_to(what)
    if recorded and not os.path.lexists(dest / ".blogengine"):
        (dest / ".blogengine").write_bytes(Record(dict.fromkeys(recorded, "00")).encode())


TURN = st.tuples(
    st.lists(PATH, max_size=5),
    st.lists(PATH, max_size=2),
    PLANTED,
    st.lists(THROUGH_A_LINK, max_size=3),
    st.booleans(),
)


def publish(source, dest, paths, copies, *, discard):
    """Return whether something was published."""
    sink = DirectorySink(dest, Staging(source, dest))
    try:
        for path in paths:
            sink.put(path, path.encode("utf-8", "surrogatepass"))
        for path in copies:
            sink.copy(path, source / "static")
        if not discard:
            sink.publish()
    except OutputError:
        return False
    finally:
        sink.discard()
    return not discard


@settings(max_examples=150, deadline=None)
@given(st.lists(TURN, min_size=1, max_size=4))
def test_nothing_outside_changes(turns):
    top = Path(tempfile.mkdtemp()).resolve()
    try:
        source, dest = top / "source", top / "dest"
        for folder in (source, dest, top / "outside"):
            folder.mkdir()
        (top / "outside" / "file").write_text("theirs")
        (source / "static").write_text("static")
        allowed = (dest, source / ".blog-cache")
        for paths, copies, planted, recorded, discard in turns:
            plant(dest, planted, recorded)
            before, published = snapshot(top, but=allowed), snapshot(dest, but=())
            done = publish(source, dest, paths, copies, discard=discard)
            assert snapshot(top, but=allowed) == before
            if not done:
                assert snapshot(dest, but=()) == published
    finally:
        shutil.rmtree(top)
