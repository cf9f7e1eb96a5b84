"""Whatever builds, users and accidents do to a destination, it holds what the last build made and what users put there."""

import errno
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from blogengine import fingerprint
from blogengine.errors import OutputError
from blogengine.write import swap
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging

PATHS = ["a", "b", "a/x", "a/y", "b/x", "c/d/e", "c/d/f", "c/g", "h/i"]
CONTENT = st.sampled_from([b"", b"1", b"2", b"three"])
SITE = st.dictionaries(st.sampled_from(PATHS), CONTENT, min_size=1, max_size=5)
BUILD = st.tuples(st.just("build"), SITE, st.sampled_from([None, None, None, errno.EBUSY]), st.booleans())
STEP = st.one_of(
    BUILD,
    BUILD,
    st.tuples(st.just("write"), st.sampled_from(PATHS), CONTENT, st.booleans()),
    st.tuples(st.just("delete"), st.sampled_from(PATHS)),
    st.tuples(st.just("cache"), st.sampled_from(["delete", "manifest", "tree"])),
)


def tree_of(root):
    found = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    found.pop(".blogengine", None)
    return found


def build(source, dest, site, error, *, keep):
    """Build; what a careful caller may keep is kept."""
    refuse = mock.patch.object(swap, "exchange", side_effect=OSError(error, "no")) if error else mock.MagicMock()
    sink = DirectorySink(dest, Staging(source, dest))
    try:
        digests = {path: fingerprint.of_bytes(content) for path, content in site.items()}
        lost = sink.keep(digests) if keep else site
        for path in lost:
            sink.put(path, site[path])
        with refuse:
            sink.publish()
    finally:
        sink.discard()


def write(dest, path, content, *, in_place):
    """Write as a user does; return whether that worked."""
    file = dest / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if in_place:
            file.write_bytes(content)
        else:
            (dest / "temporary").write_bytes(content)
            (dest / "temporary").replace(file)
    except OSError:
        (dest / "temporary").unlink(missing_ok=True)
        return False
    return True


def damage(source, what):
    cache = source / ".blog-cache"
    for path in [cache] if what == "delete" else cache.glob(f"*/{what}"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=12))
def test_a_destination_holds_the_last_build_and_what_users_put_there(steps):
    top = Path(tempfile.mkdtemp())
    source, dest = top / "source", top / "dest"
    source.mkdir()
    dest.mkdir()
    ours, foreign = {}, {}
    try:
        for what, *how in steps:
            if what == "build":
                site, error, keep = how
                before = tree_of(dest)
                try:
                    build(source, dest, site, error, keep=keep)
                except OutputError:
                    assert tree_of(dest) == before
                    continue
                ours, foreign = site, {path: content for path, content in foreign.items() if path not in site}
                assert tree_of(dest) == foreign | ours
            elif what == "write" and write(dest, how[0], how[1], in_place=how[2]) and how[0] not in ours:
                foreign[how[0]] = how[1]
            elif what == "delete" and (dest / how[0]).is_file():
                (dest / how[0]).unlink()
                foreign.pop(how[0], None)
            elif what == "cache":
                damage(source, how[0])
    finally:
        shutil.rmtree(top)
