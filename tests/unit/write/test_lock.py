"""One build at a time, across processes; whatever ends a process frees its locks."""

import os
import subprocess
import sys

import pytest

from blogengine.errors import OutputError
from blogengine.write.lock import exclusive, is_locked, lock_folder
from blogengine.write.staging import exclusively

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such locks")


def holding(folder):
    """Start a process that holds the lock of a folder until it is killed."""
    code = "import sys, pathlib; from blogengine.write.lock import exclusive\n"
    code += "with exclusive(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdin=pipe, stdout=pipe, text=True)
    assert process.stdout.readline() == "held\n"
    return process


def end(process):
    process.kill()
    process.communicate()


def test_while_one_build_has_a_folder_another_fails_cleanly_and_a_killed_one_frees_it(tmp_path):
    child = holding(tmp_path)
    with pytest.raises(OutputError, match="another build is at work on") as caught, exclusive(tmp_path):
        pass
    assert caught.value.code == "locked"
    assert is_locked(tmp_path)
    end(child)
    with exclusive(tmp_path):
        assert is_locked(tmp_path)
    assert not is_locked(tmp_path)


def test_another_build_is_waited_for_after_one_note(tmp_path):
    child, told = holding(tmp_path), []

    def waiting(folder):
        told.append(folder)
        end(child)

    with exclusive(tmp_path, waiting):
        assert told == [tmp_path]


def test_a_folder_that_was_exchanged_while_waiting_is_locked_anew(tmp_path):
    folder, other = tmp_path / "site", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    child = holding(folder)

    def waiting(_folder):
        folder.rename(tmp_path / "spare")
        other.rename(folder)
        end(child)

    with exclusive(folder, waiting):
        assert is_locked(folder)
        assert not is_locked(tmp_path / "spare")


def test_a_missing_folder_is_made_and_goes_again_if_it_stays_empty(tmp_path):
    with exclusive(tmp_path / "a" / "b"):
        assert is_locked(tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()
    with exclusive(tmp_path / "a"):
        (tmp_path / "a" / "file").write_text("")
    assert (tmp_path / "a" / "file").exists()


def test_two_sources_with_one_destination_and_one_source_with_two_exclude_each_other(tmp_path):
    one, other, dest = tmp_path / "one", tmp_path / "other", tmp_path / "dest"
    for folder in (one, other):
        folder.mkdir()
    with exclusively(one, dest):
        with pytest.raises(OutputError, match="dest"), exclusively(other, dest):
            pass
        with pytest.raises(OutputError, match=r"\.blog-cache"), exclusively(one, tmp_path / "elsewhere"):
            pass
        with exclusively(other, tmp_path / "elsewhere"):
            pass


def test_what_dead_builds_left_is_removed_and_nothing_else(tmp_path):
    source, dest, gone = tmp_path / "source", tmp_path / "dest", tmp_path / "gone"
    home = source / ".blog-cache" / "site-0123456789abcdef"
    foreign = source / ".blog-cache" / "site-of-mine"
    dead = [home / "staging-abcdefgh", tmp_path / ".dest-blogengine-abcdefgh", dest / ".blogengine-abcdefgh"]
    others = [
        tmp_path / ".dest-blogengine-mine",
        tmp_path / ".elsewhere-blogengine-abcdefgh",
        dest / "staging-abcdefgh",
    ]
    alive = tmp_path / ".dest-blogengine-hgfedcba"
    for folder in (*dead, *others, alive, foreign):
        folder.mkdir(parents=True)
        (folder / "file").write_text("")
    (home / "destination").write_bytes(os.fsencode(dest))
    vanished = source / ".blog-cache" / "site-00000000000000ff"
    vanished.mkdir()
    (vanished / "destination").write_bytes(os.fsencode(gone))
    lock = lock_folder(alive)
    with exclusively(source, dest):
        assert [folder for folder in (*dead, vanished) if folder.exists()] == []
        assert all((folder / "file").exists() for folder in (*others, alive, foreign))
        assert home.exists()
    os.close(lock)
