import httpx
import pytest

from blogengine.cli.main import main
from blogengine.errors import BuildFailed, Diagnostic, SourceSpan
from blogengine.serve.server import listen


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JEKYLL_ENV", raising=False)
    (tmp_path / "_config.yml").write_text("baseurl: /blog\n")
    return tmp_path


@pytest.fixture
def save(monkeypatch):
    """Takes a list of functions: each is called as if a file had been saved, the last followed by Ctrl-C."""

    def script(steps):
        def changes(source, _destination):
            for step in steps:
                step()
                yield [source / "a.md", source / "b.md"]
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
    assert (len(fake_build.asked), first.destination.exists()) == (4, False)
    assert site not in first.destination.parents
    out, err = capsys.readouterr()
    assert out.splitlines()[1].startswith("Serving http://127.0.0.1:")
    assert "\na.md and 1 other file changed\n" in err
    assert "a.scss:1:2: error: bad <b>" in err


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
