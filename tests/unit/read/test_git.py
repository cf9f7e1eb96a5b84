"""When files were last committed: each time is held against `git log -n 1 -- PATH`, the question itself."""

import os
import shutil
import subprocess

import pytest

from blogengine.read.git import Git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
ENVIRON = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Repo:
    def __init__(self, root):
        self.root = root
        self.time = 1_000_000_000
        root.mkdir()
        self.run("init", "-q", "-b", "main")

    def run(self, *arguments):
        self.time += 1
        times = {"GIT_COMMITTER_DATE": f"{self.time} +0000", "GIT_AUTHOR_DATE": f"{self.time} +0000"}
        who = ["-c", "user.name=n", "-c", "user.email=e@x", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *arguments], cwd=self.root, env={**ENVIRON, **times}, check=True,
                              capture_output=True, text=True)  # fmt: skip
        return done.stdout.strip()

    def commit(self, **files):
        for name, text in files.items():
            (self.root / name).write_text(text)
        self.run("add", "-A")
        self.run("commit", "-qm", "x", "--allow-empty")

    def merge(self, branch, *options):
        self.run("merge", "-q", "--no-ff", *options, "-m", "x", branch)

    def check(self, *paths):
        found = Git(self.root, ENVIRON).last_changes(paths)
        assert found == {path: int(self.run("log", "-n", "1", "--format=%ct", "--", path)) for path in paths}


@pytest.fixture
def repo(tmp_path):
    return Repo(tmp_path / "r")


def test_the_last_commit_of_each_file(repo):
    repo.commit(a="1", b="1")
    repo.commit(b="2")
    repo.commit(c="1", **{"ü d.md": "1"})
    repo.check("a", "b", "c", "ü d.md")


def test_what_is_not_committed_is_left_out(repo):
    repo.commit(a="1")
    (repo.root / "new").write_text("n")
    assert Git(repo.root, ENVIRON).last_changes(["new"]) == {}
    assert Git(repo.root, ENVIRON).last_changes([]) == {}


def test_a_source_below_the_top_of_its_repository(repo):
    (repo.root / "docs").mkdir()
    repo.commit(a="1", **{"docs/a": "1"})
    repo.commit(a="2")
    top, below = Git(repo.root, ENVIRON), Git(repo.root / "docs", ENVIRON)
    assert below.last_changes(["a"])["a"] == top.last_changes(["docs/a"])["docs/a"] < top.last_changes(["a"])["a"]


def test_merges_are_simplified_as_git_does(repo):
    repo.commit(a="1", b="1", c="1", d="1", e="1")
    repo.run("checkout", "-qb", "side")
    repo.commit(b="2", c="2", e="same")
    repo.run("checkout", "-q", "main")
    repo.commit(a="2", c="1 on main")
    repo.commit(e="same")
    repo.merge("side", "--no-commit", "-X", "ours")
    repo.commit(d="changed by the merge alone")
    repo.check("a", "b", "c", "d", "e")


@pytest.mark.parametrize("kept", ["main", "side"])
def test_a_merge_that_is_all_of_one_parent(repo, kept):
    repo.commit(a="1", b="1")
    repo.run("checkout", "-qb", "side")
    repo.commit(a="2")
    repo.run("checkout", "-q", "main")
    repo.commit(b="2")
    if kept == "main":
        repo.merge("side", "-s", "ours")
    else:
        repo.merge("side", "--no-commit")
        repo.run("read-tree", "-um", "side")
        repo.run("commit", "-qm", "x")
    repo.check("a", "b")


def test_a_merge_of_parents_that_are_alike(repo):
    repo.commit(a="1")
    repo.run("checkout", "-qb", "side")
    repo.commit()
    repo.run("checkout", "-q", "main")
    repo.commit()
    repo.merge("side")
    repo.check("a")


def test_the_remote_and_the_revision(repo):
    git = Git(repo.root, ENVIRON)
    assert (git.remote(), git.revision()) == (None, None)
    repo.run("remote", "add", "origin", "git@github.com:me/blog.git")
    repo.commit(a="1")
    assert (git.remote(), git.revision()) == ("git@github.com:me/blog.git", repo.run("rev-parse", "HEAD"))


def test_outside_of_a_repository_and_without_git_there_is_no_answer(tmp_path):
    outside = {**ENVIRON, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    for git in Git(tmp_path, outside), Git(tmp_path, {"PATH": str(tmp_path)}):
        assert (git.last_changes(["a"]), git.remote(), git.revision()) == ({}, None, None)
