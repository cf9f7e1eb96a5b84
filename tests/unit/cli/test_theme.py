"""`blog theme add`, from the command line."""

from blogengine.cli.main import main


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_add_prints_the_folder_and_what_to_write_next(tmp_path, capsys, monkeypatch):
    theme = write(tmp_path / "tiny", {"_layouts/post.html": "x"})
    monkeypatch.chdir(write(tmp_path / "site", {"_config.yml": "title: A\n"}))
    assert main(["theme", "add", str(theme)]) == 0
    output = capsys.readouterr()
    assert output.out == "themes/tiny\n"
    assert output.err == "\nNext: write `theme: tiny` in _config.yml\n"


def test_add_takes_the_name_that_the_site_asks_for(tmp_path, capsys):
    theme = write(tmp_path / "jekyll-Tiny", {"_layouts/post.html": "x", "tiny.gemspec": 'spec.name = "tiny-theme"'})
    site = write(tmp_path / "site", {"_config.yml": "theme: tiny-theme\n"})
    assert main(["theme", "add", str(theme), "-s", str(site)]) == 0
    assert (site / "themes/tiny-theme/_layouts/post.html").read_text() == "x"
    assert capsys.readouterr().err == ""


def test_what_cannot_be_brought_is_an_error(tmp_path, capsys):
    assert main(["theme", "add", str(tmp_path / "none"), "-s", str(tmp_path)]) == 1
    assert "error: there is no theme at" in capsys.readouterr().err
