import json

import pytest

from blogengine.cli.main import main


@pytest.fixture
def sites(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"old": "one", "new": "two"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.html").write_text("<p>x")
        (tmp_path / name / "a.html").write_text(f"<p>{text}")
        (tmp_path / name / f"{text}.txt").write_text("")
        (tmp_path / name / "feed.xml").write_text(f"<rss><channel><item><guid>{text}</guid></item></channel></rss>")
    return tmp_path


@pytest.mark.usefixtures("sites")
def test_what_differs_is_told(capsys):
    assert main(["compare", "old", "new"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "lost: /one.txt",
        "new: /two.txt",
        "lost in feed.xml: one",
        "new in feed.xml: two",
        "differs: a.html at html[2]/body[2]/p[1]",
        "    old: 'one'",
        "    new: 'two'",
        "differs: feed.xml at rss[1]/channel[1]/item[1]/guid[1]",
        "    old: 'one'",
        "    new: 'two'",
        "urls   3 kept, 1 lost, 1 new",
        "pages  1 equal to the byte, 1 different",
        "feeds  1 different",
        "feed.xml: 0 ids kept, 1 lost, 1 new; 0 entries changed",
        "The sites are not the same.",
    ]


@pytest.mark.usefixtures("sites")
def test_only_so_much_is_shown(capsys):
    assert main(["compare", "old", "new", "--limit", "0"]) == 1
    assert "differs: 2 more (--limit, --json)" in capsys.readouterr().out.splitlines()


def test_new_urls_are_no_difference(sites, capsys):
    for name in ("a.html", "feed.xml"):
        (sites / "new" / name).write_bytes((sites / "old" / name).read_bytes())
    (sites / "old/one.txt").unlink()
    assert main(["compare", "old", "new"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The sites are the same to whoever reads them."


@pytest.mark.usefixtures("sites")
def test_json(capsys):
    assert main(["compare", "old", "new", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["same"], found["lost"], found["new"]) == (False, ["one.txt"], ["two.txt"])
    assert found["files"][0] == {
        "path": "a.html",
        "kind": "page",
        "status": "differs",
        "difference": {"at": "html[2]/body[2]/p[1]", "old": "'one'", "new": "'two'"},
    }
    assert found["feeds"] == [{"path": "feed.xml", "kept": 0, "lost": ["one"], "new": ["two"], "changed": []}]


@pytest.mark.usefixtures("sites")
def test_a_folder_that_is_not_there(capsys):
    assert main(["compare", "old", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
