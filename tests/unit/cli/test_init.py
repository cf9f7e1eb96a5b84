from blogengine.cli.main import main


def test_a_blog_is_started_and_the_next_command_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795168800")
    monkeypatch.setenv("TZ", "UTC")
    assert main(["init", "my blog"]) == 0
    out, err = capsys.readouterr()
    made = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "my blog").rglob("*") if p.is_file())
    assert sorted(out.splitlines()) == made
    assert "my blog/posts/2026-11-20-hello-world.md" in made
    assert err == "\nNext: blog serve -s 'my blog' --open\n"


def test_the_current_folder_needs_no_source(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitignore").write_text("mine")
    assert main(["init", "."]) == 0
    assert capsys.readouterr().err == "kept as it was: .gitignore\n\nNext: blog serve --open\n"


def test_a_second_time_is_an_error(tmp_path, capsys):
    assert main(["init", str(tmp_path / "b")]) == 0
    assert main(["init", str(tmp_path / "b")]) == 1
    assert "there is a site in" in capsys.readouterr().err
    assert main(["init"]) == 2
