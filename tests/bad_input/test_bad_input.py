"""Every case of `bad_sites` ends as it says: with findings that have a place, nothing read or changed outside."""

import json

import pytest
from bad_sites import CASES, SECRET

from blogengine.cli.main import main


@pytest.fixture
def site(tmp_path):
    """A folder for a site, with something beside it that is nobody's business."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/kept").write_text("kept")
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def files_of(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("name", CASES)
def test_bad_input(name, site, capsys, monkeypatch):
    case = CASES[name]
    monkeypatch.setenv("TZ", "UTC")
    case.write(site, *([case.size // 2] if "too-large" in case.codes else [case.size // 10] if case.size else []))
    before = files_of(site.parent / "outside")
    status = main(["build", "-s", str(site), "--force", "--format", "json"])
    printed = capsys.readouterr()
    told = json.loads(printed.out)["diagnostics"] if printed.out else []
    assert (status, {each["code"] for each in told}, "Traceback" in printed.err) == (case.status, case.codes, False)
    assert files_of(site.parent / "outside") == before
    built = site / "_site"
    if status == 0:
        assert not any(SECRET.encode() in (content or b"") for content in files_of(built).values())
    else:
        assert all(each["path"] or each["code"] in {"destination", "write"} for each in told)
        assert not (built / "index.html").exists()
