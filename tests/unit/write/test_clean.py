import pytest

from blogengine.errors import OutputError
from blogengine.write.clean import clean
from blogengine.write.lock import exclusive


def test_what_builds_made_goes_with_the_cache_and_the_folders_that_this_empties(build, source, dest):
    build({"a/a.html": b"1", "b.html": b"1"})
    build({"a/a.html": b"2", "b.html": b"1"})
    assert clean(source, dest) == 2
    assert not dest.exists()
    assert list(source.iterdir()) == []


def test_what_no_build_made_stays(build, source, dest):
    build({"a/a.html": b"1", "b.html": b"1"})
    (dest / "a" / "mine").write_text("mine")
    (source / "post.md").write_text("mine")
    clean(source, dest)
    assert [path.relative_to(dest).as_posix() for path in sorted(dest.rglob("*"))] == ["a", "a/mine"]
    assert [path.name for path in source.iterdir()] == ["post.md"]


@pytest.mark.parametrize("record", [None, b"noise", b'{"blogengine": 1, "files": {"../outside": ""}}'])
def test_without_a_record_that_can_be_trusted_nothing_is_removed_from_the_destination(source, dest, tmp_path, record):
    dest.mkdir()
    (dest / "index.html").write_text("theirs")
    (tmp_path / "outside").write_text("theirs")
    if record is not None:
        (dest / ".blogengine").write_bytes(record)
    assert clean(source, dest) == 0
    assert (dest / "index.html").exists()
    assert (tmp_path / "outside").exists()


def test_a_cache_that_is_a_link_is_not_followed(source, dest, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_text("")
    (source / ".blog-cache").symlink_to(tmp_path / "elsewhere")
    clean(source, dest)
    assert not (source / ".blog-cache").is_symlink()
    assert (tmp_path / "elsewhere" / "file").exists()


def test_nothing_to_clean_is_no_error(source, dest):
    assert clean(source, dest) == 0
    assert not dest.exists()


def test_a_build_at_work_is_not_disturbed(build, source, dest):
    build({"a.html": b"1"})
    with exclusive(dest), pytest.raises(OutputError, match="another build"):
        clean(source, dest)
    assert (dest / "a.html").exists()
