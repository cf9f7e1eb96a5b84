import subprocess
import sys

import pytest

from blogengine import __version__
from blogengine.cli.main import COMMANDS, main
from blogengine.errors import ConfigError, SourceSpan


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"blogengine {__version__}\n"


def test_help_lists_every_command(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.split("Commands:\n")[1].splitlines()] == list(COMMANDS)


def test_the_version_needs_no_command_module():
    """Importing them would triple the time that `blog --version` takes."""
    code = "import sys; from blogengine.cli.main import main; main(['--version']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("blogengine.")}
    assert ours == {"blogengine.cli", "blogengine.cli.main", "blogengine.errors", "blogengine.records"}
    assert not {"yaml", "lxml", "pygments", "markdown_it", "starlette", "uvicorn", "watchfiles"} & set(loaded)


def test_python_m_blogengine_is_the_command():
    run = subprocess.run([sys.executable, "-m", "blogengine", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"blogengine {__version__}\n"


def test_wrong_usage(capsys):
    assert main(["biuld"]) == 2
    assert main(["build", "--nonsense"]) == 2
    assert "No such" in capsys.readouterr().err


def test_success_and_failure(fake_build):
    assert main(["build"]) == 0
    fake_build.answer = ConfigError("wrong", SourceSpan("_config.yml", 2, 1))
    assert main(["build"]) == 1


def test_an_error_of_the_site_is_told_without_a_traceback(fake_build, capsys):
    fake_build.answer = ConfigError("wrong", SourceSpan("_config.yml", 2, 1), hint="right it")
    main(["build"])
    assert capsys.readouterr().err == "_config.yml:2:1: error: wrong\n  hint: right it\n"


def test_interrupted(fake_build, capsys):
    fake_build.answer = KeyboardInterrupt()
    assert main(["build"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_bug_asks_to_be_reported_and_shows_where(fake_build, capsys):
    fake_build.answer = ZeroDivisionError("oh")
    assert main(["build"]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError: oh" in err
    assert f"internal error: this is a bug in blogengine {__version__}" in err


@pytest.mark.parametrize("arguments", [["--help"], ["new", "A", "--draft"], ["nonsense"]])
def test_a_closed_pipe_ends_the_run_quietly(arguments):
    """Help goes to standard output; that there is no blog here, and no such command, to standard error."""
    code = f"import os, sys; from blogengine.cli.main import main; sys.stdin.read(); os._exit(main({arguments}))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        run.stdout.close()
        run.stdin.close()
        assert run.wait() == 141
