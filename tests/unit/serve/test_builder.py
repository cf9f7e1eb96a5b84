import os
import signal

import pytest

from blogengine.build.options import BuildOptions
from blogengine.errors import BuildFailed
from blogengine.serve.builder import Builder


@pytest.fixture
def options(tmp_path):
    source = tmp_path / "site"
    source.mkdir()
    (source / "_config.yml").write_text("title: A site\n")
    (source / "index.md").write_text("---\n---\nhome\n")
    return BuildOptions(source, tmp_path / "out")


def silent(*_told):
    """Takes no notice."""


def test_one_process_builds_again_and_again(options):
    with Builder(options) as builder:
        assert builder.build(silent, silent).changed == ("index.html",)
        pid = builder.pid
        assert builder.build(silent, silent, look=True).changed == ()
        (options.source / "index.md").write_text("---\n---\nhome, {{ sweet }\n")
        with pytest.raises(BuildFailed) as failed:
            builder.build(silent, silent)
        assert [(each.code, each.span.path) for each in failed.value.diagnostics] == [("liquid-syntax", "index.md")]
        (options.source / "index.md").write_text("---\n---\nhome, sweet\n")
        assert builder.build(silent, silent).changed == ("index.html",)
        assert builder.pid == pid
    assert "home, sweet" in (options.destination / "index.html").read_text()


def test_a_process_that_has_died_is_replaced(options):
    with Builder(options) as builder:
        builder.build(silent, silent)
        first = builder.pid
        os.kill(first, signal.SIGKILL)
        assert builder.build(silent, silent).posts == 0
        assert builder.pid != first


def test_one_that_dies_of_a_build_is_told_and_the_next_build_tries_again(options):
    builder = Builder(options, slice)  # anything that can be called with three things, and returns
    for _ in range(2):
        with pytest.raises(BuildFailed, match="1 error") as failed:
            builder.build(silent, silent)
        (found,) = failed.value.diagnostics
        assert (found.code, found.message) == ("internal-error", "the process that builds has ended with status 0")
    assert builder.pid is None


def test_the_end_leaves_no_process(options):
    with Builder(options) as builder:
        pid = builder.pid
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    builder.close()


def test_ctrl_c_does_not_reach_the_process(options):
    with Builder(options) as builder:
        os.kill(builder.pid, signal.SIGINT)
        pid = builder.pid
        assert builder.build(silent, silent).pages == 1
        os.kill(pid, signal.SIGINT)
        assert builder.build(silent, silent).pages == 1
        assert builder.pid == pid
