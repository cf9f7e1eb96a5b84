import pytest

from blogengine.cli.main import main

DATE = "1795168800"  # 2026-11-20 10:00 UTC


@pytest.fixture
def blog(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DATE)
    (tmp_path / "_config.yml").write_text("blogengine: 1\ntimezone: Europe/Berlin\n")
    return tmp_path


def test_a_post_of_now(blog, capsys):
    assert main(["new", "It's: a title", "-c", "One", "-c", "two words", "-t", "x"]) == 0
    assert capsys.readouterr() == ("posts/2026-11-20-it-s-a-title.md\n", "")
    assert (blog / "posts/2026-11-20-it-s-a-title.md").read_text() == (
        '---\ntitle: "It\'s: a title"\ndate: 2026-11-20 11:00:00 +0100\n'
        "categories: [One, two words]\ntags: [x]\n---\n\n"
    )


def test_from_another_folder_the_path_can_be_opened(blog, capsys, monkeypatch):
    (blog / "elsewhere").mkdir()
    monkeypatch.chdir(blog / "elsewhere")
    assert main(["new", "A", "-s", ".."]) == 0
    assert capsys.readouterr().out == "../posts/2026-11-20-a.md\n"


def test_a_draft_says_that_it_is_one(blog, capsys):
    assert main(["new", "A", "--draft", "--layout", "wide"]) == 0
    assert capsys.readouterr() == ("drafts/a.md\n", "note: a draft is not published; `blog serve --drafts` shows it\n")
    assert (blog / "drafts/a.md").read_text() == "---\ntitle: A\nlayout: wide\n---\n\n"


@pytest.mark.parametrize(("date", "told"), [("2026-12-24", "2026-12-24,"), ("2026-11-20 18:00", "2026-11-20 18:00,")])
@pytest.mark.usefixtures("blog")
def test_a_date_in_the_future_is_told(date, told, capsys):
    assert main(["new", "A", "--date", date]) == 0
    assert capsys.readouterr().err == (
        f"note: the post is dated {told} in the future: builds from then on publish it; `--future` shows it now\n"
    )


def test_a_date_in_the_past_and_a_site_that_publishes_the_future_need_no_word(blog, capsys):
    assert main(["new", "A", "--date", "2026-11-20"]) == 0
    (blog / "_config.yml").write_text("blogengine: 1\nfuture: true\n")
    assert main(["new", "B", "--date", "2027-01-01"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("blog")
def test_what_cannot_be_done(capsys):
    assert main(["new", "A", "--date", "soon"]) == 1
    assert "error: `soon` is no date\n  hint: write it as" in capsys.readouterr().err
    assert main(["new", " "]) == 1
    assert main(["new", "A", "--draft", "--date", "2026-01-01"]) == 2
    assert main(["new"]) == 2
    assert main(["new", "A"]) == 0
    assert main(["new", "A"]) == 1
    assert "exists already" in capsys.readouterr().err


def test_the_editor_is_opened_on_request(blog, monkeypatch):
    monkeypatch.setenv("VISUAL", "sh -c 'echo written >> \"$0\"'")
    assert main(["new", "A", "--edit"]) == 0
    assert (blog / "posts/2026-11-20-a.md").read_text().endswith("---\n\nwritten\n")


def test_settings_that_cannot_be_read_are_told_with_their_place(blog, capsys):
    (blog / "_config.yml").write_bytes(b"title: \xff\n")
    assert main(["new", "A"]) == 1
    assert capsys.readouterr().err.startswith("_config.yml:1:8: error: ")
    (blog / "_config.yml").unlink()
    assert main(["new", "A"]) == 1
    assert "there is no blog in" in capsys.readouterr().err
