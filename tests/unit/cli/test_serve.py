import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from blogengine.cli.main import main
from blogengine.errors import BuildFailed, Diagnostic, SourceSpan
from blogengine.records import replace
from blogengine.serve.server import listen


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JEKYLL_ENV", raising=False)
    (tmp_path / "_config.yml").write_text("baseurl: /blog\n")
    return tmp_path


@pytest.fixture
def fake_build(fake_build, monkeypatch):
    """Builds are made in this process, by the fake."""

    class Builder:
        def __init__(self, options):
            self.options = options

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def build(self, _progress, _waiting, *, look):
            fake_build.looks.append(look)
            fake_build.meanwhile()
            return fake_build(self.options)

    fake_build.looks = []
    fake_build.meanwhile = lambda: None
    fake_build.answer = replace(fake_build.answer, changed=("index.html",))
    monkeypatch.setattr("blogengine.serve.builder.Builder", Builder)
    return fake_build


@pytest.fixture
def save(monkeypatch):
    """Takes a list of functions: each is called as if a file had been saved, the last followed by Ctrl-C."""

    def script(steps, files=("a.md", "b.md")):
        def changes(source, _destination):
            for step in steps:
                step()
                yield [source / name for name in files]
            raise KeyboardInterrupt

        monkeypatch.setattr("blogengine.serve.watch.changes", changes)

    return script


def test_the_site_is_shown_and_built_again_until_interrupted(site, save, fake_build, capsys):
    seen = []

    def look():
        options = fake_build.asked[-1]
        options.destination.mkdir(exist_ok=True)
        (options.destination / "index.html").write_text("<body>built</body>")
        seen.append(httpx.get(options.overrides["url"], follow_redirects=True))

    def fail():
        fake_build.answer = BuildFailed((Diagnostic("sass", "bad <b>", SourceSpan("a.scss", 1, 2), excerpt="x"),))

    save([look, fail, look])
    assert main(["serve", "--port", "0", "--drafts"]) == 130
    assert [response.status_code for response in seen] == [200, 200]
    assert "built" in seen[1].text
    assert str(seen[0].url).endswith("/blog/")
    first = fake_build.asked[0]
    assert first.overrides["show_drafts"] is True
    assert fake_build.looks == [True, False, False, False]
    assert first.destination.exists() is False
    assert site not in first.destination.parents
    out, err = capsys.readouterr()
    assert out.splitlines()[1].startswith("Serving http://127.0.0.1:")
    assert "\na.md and 1 other file changed\n" in err
    assert "a.scss:1:2: error: bad <b>" in err


@pytest.mark.usefixtures("site")
def test_it_answers_while_it_builds_for_the_first_time(save, fake_build):
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    seen = []
    fake_build.meanwhile = lambda: seen.append(httpx.get(f"http://127.0.0.1:{port}/").status_code)
    save([])
    assert main(["serve", "--port", str(port)]) == 130
    assert seen == [503]


def test_what_was_there_at_a_port_is_there_again(site, save, fake_build):
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    save([])
    assert main(["serve", "--port", str(port)]) == 130
    assert fake_build.asked[0].destination == Path(".blog-cache", f"preview-{port}")
    site.chmod(0o555)
    (site / ".blog-cache" / ".gitignore").unlink()
    (site / ".blog-cache").rmdir()
    assert main(["serve", "--port", str(port)]) == 130
    assert site not in fake_build.asked[-1].destination.parents


@pytest.mark.usefixtures("site")
def test_the_look_after_the_first_build_says_nothing_that_was_said(save, fake_build, capsys, report):
    def nothing_new():
        fake_build.answer = replace(report, changed=())

    save([nothing_new], files=())
    assert main(["serve", "--port", "0"]) == 130
    assert fake_build.looks == [True, True]
    out, err = capsys.readouterr()
    assert (out.count("posts"), err.strip()) == (1, "")

    fake_build.answer = BuildFailed((Diagnostic("sass", "bad", SourceSpan("a.scss", 1, 2)),))
    save([lambda: None], files=())
    assert main(["serve", "--port", "0"]) == 130
    assert capsys.readouterr().err.count("bad") == 1


def test_ctrl_c_ends_every_process_and_says_nothing(site):
    """Ctrl-C goes to all processes of a terminal; the pipes end when the last of them has."""
    (site / "index.md").write_text("---\n---\nhome\n")
    command = [sys.executable, "-m", "blogengine", "serve", "--port", "0"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not server.stdout.readline().startswith("Serving"):
        assert server.poll() is None
    os.killpg(server.pid, signal.SIGINT)
    assert "".join(server.communicate()).strip() == ""
    assert server.returncode == 130


def test_a_destination_is_used_and_production_keeps_its_address(site, save, fake_build, monkeypatch):
    monkeypatch.setenv("JEKYLL_ENV", "production")
    save([])
    assert main(["serve", "--port", "0", "-d", "out"]) == 130
    assert fake_build.asked[0].destination.resolve() == site / "out"
    assert "url" not in fake_build.asked[0].overrides


@pytest.mark.usefixtures("site", "fake_build")
def test_a_taken_port_is_told(save, capsys):
    save([])
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        main(["serve", "--port", str(port)])
    assert f"port {port} is taken; using " in capsys.readouterr().err


@pytest.mark.usefixtures("site", "fake_build")
def test_an_address_that_cannot_be_used_is_an_error(capsys):
    assert main(["serve", "--host", "192.0.2.1", "--port", "0"]) == 1
    assert "cannot listen on 192.0.2.1 port 0" in capsys.readouterr().err


@pytest.mark.usefixtures("site", "fake_build")
def test_the_browser_is_opened_on_request(save, monkeypatch):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    save([])
    main(["serve", "--port", "0", "--open"])
    (url,) = opened
    assert url.startswith("http://127.0.0.1:")
    assert url.endswith("/blog/")


def test_settings_that_cannot_be_read_are_the_builds_to_tell(site, save, fake_build, capsys):
    (site / "_config.yml").write_text("a: [\n")
    fake_build.answer = BuildFailed((Diagnostic("config-syntax", "bad", SourceSpan("_config.yml", 1, 4)),))
    save([])
    assert main(["serve", "--port", "0"]) == 130
    assert "_config.yml:1:4: error: bad" in capsys.readouterr().err


@pytest.mark.usefixtures("site", "fake_build")
def test_files_that_cannot_be_watched_are_told(monkeypatch, capsys):
    def changes(*_):
        raise OSError("OS file watch limit reached.")
        yield

    monkeypatch.setattr("blogengine.serve.watch.changes", changes)
    assert main(["serve", "--port", "0"]) == 1
    assert "limit reached" in capsys.readouterr().err


@pytest.mark.usefixtures("site", "fake_build")
def test_options_of_jekylls_that_ask_for_what_is_done_anyway_are_taken(save, capsys):
    save([])
    assert main(["serve", "--port", "0", "--livereload", "--watch", "--incremental", "--trace", "-lwIt"]) == 130
    main(["serve", "--help"])
    assert "livereload" not in capsys.readouterr().out
