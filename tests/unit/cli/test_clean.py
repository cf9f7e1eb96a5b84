"""`blog clean` and `--no-wait`, on a real site."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from blogengine.cli.build import command as build
from blogengine.cli.clean import command as clean
from blogengine.cli.main import main
from blogengine.write.lock import exclusive


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JEKYLL_NO_BUNDLER_REQUIRE", "true")
    (tmp_path / "_config.yml").write_text("title: Clean\n")
    (tmp_path / "index.md").write_text("---\n---\nhello\n")
    return tmp_path


def run(command, *arguments):
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_what_a_build_made_goes_and_what_else_is_there_stays(site):
    assert run(build).exit_code == 0
    (site / "_site" / "CNAME").write_text("mine")
    result = run(clean)
    assert (result.exit_code, result.stdout) == (0, "1 file removed from _site, and the cache\n")
    assert sorted(path.name for path in site.iterdir()) == ["_config.yml", "_site", "index.md"]
    assert [path.name for path in (site / "_site").iterdir()] == ["CNAME"]


def test_the_destination_is_that_of_the_options(site):
    run(build, "-d", "out")
    run(build)
    assert run(clean, "-d", "out").exit_code == 0
    assert not (site / "out").exists()
    assert (site / "_site" / "index.html").exists()


@pytest.mark.usefixtures("site")
def test_a_destination_that_must_not_be_is_refused(capsys):
    assert main(["clean", "-d", "."]) == 1
    assert "is the source" in capsys.readouterr().err


def test_while_another_build_is_at_work_no_wait_fails_at_once(site, capsys):
    run(build)
    with exclusive(site / "_site"):
        assert main(["build", "--no-wait"]) == 1
        assert "another build is at work on" in capsys.readouterr().err
        assert main(["clean", "--no-wait"]) == 1
        assert "another build is at work on" in capsys.readouterr().err
    assert (site / "_site" / "index.html").exists()


def test_another_build_is_waited_for_with_a_note(site):
    run(build)
    with exclusive(site / "_site"):
        command = [sys.executable, "-m", "blogengine", "build"]
        second = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert second.stderr.readline() == "waiting for another build to be done with _site\n"
    out, _ = second.communicate()
    assert second.returncode == 0
    assert "0 files written" in out
