"""Each folder here is one thing that may be wrong with a site, and exactly what `blog build` then says.

A folder is named after the code of its diagnostic (`errors.RULES`), with a variant behind it. `input` is the site,
`arguments` what else is on the command line. `jekyll.txt` holds the exit status and standard error for the site as it
is, `native.txt` what is said instead once its configuration says `blogengine: 1`, where that differs; such a site gets
a theme without frills. The site lies in `/home/ada/site`.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from blogengine.cli.main import main
from blogengine.errors import RULES, SURVIVED

HERE = Path(__file__).parent
HOME = "/home/ada"
CASES = sorted(each.parent.name for each in HERE.glob("*/input"))
ELSEWHERE = {
    ("bad-value-config", "native"): {"config-type"},
    ("config-unknown", "jekyll"): set(),
    ("config-type-mapping", "native"): {"config-syntax"},
    ("config-unknown-older", "native"): {"config-type"},
    ("gemfile", "native"): set(),
    ("page-front-matter-yaml", "native"): {"front-matter-yaml"},
    ("plugin-ruby", "native"): set(),
    ("plugin-unknown-gemfile", "native"): set(),
    ("theme-missing-remote", "native"): set(),
    ("unknown-tag-ruby", "jekyll"): {"unknown-tag", "plugin-ruby"},
    ("liquid-syntax-bom", "jekyll"): {"liquid-syntax", "bom"},
    ("liquid-syntax-bom", "native"): {"liquid-syntax", "bom"},
    ("feature-legacy-pagination", "native"): set(),
    ("pagination-bodies", "native"): set(),
    ("pagination-moved", "native"): set(),
    ("pagination-unread", "native"): set(),
}
"""The codes of those folders whose own is not for both kinds of site, or not alone."""
KINDS = [(name, kind) for name in CASES for kind in ("jekyll", "native")]


def code_of(name):
    return max((code for code in RULES if name == code or name.startswith(f"{code}-")), key=len, default=None)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Build a case's site and return the exit status and what is on standard output and error."""

    def build(name, kind, *more):
        site = tmp_path / "site"
        shutil.copytree(HERE / name / "input", site, dirs_exist_ok=True)
        if kind == "native":
            say_native(site)
        given = HERE / name / "arguments"
        monkeypatch.chdir(site)
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        monkeypatch.setenv("TZ", "UTC")
        monkeypatch.delenv("JEKYLL_NO_BUNDLER_REQUIRE", raising=False)
        status = main(["build", *(given.read_text().split() if given.exists() else []), *more])
        return status, capsys.readouterr()

    return build


@pytest.fixture
def said(run, tmp_path):
    """Build a case's site and return what its files hold: the exit status, and standard error."""

    def build(*case):
        status, output = run(*case)
        return f"exit {status}\n{output.err}".replace(str(tmp_path), HOME)

    return build


def say_native(site):
    config = next(site.glob("_config.*"), site / "_config.yml")
    said = config.read_bytes() if config.exists() else b""
    added = b"blogengine = 1\n" if config.suffix == ".toml" else b"blogengine: 1\n"
    if b"theme:" not in said:
        added += b'theme = "bare"\n' if config.suffix == ".toml" else b"theme: bare\n"
        for layout in ("page", "post"):
            path = site / "themes" / "bare" / "layouts" / f"{layout}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{{ content }}\n")
    config.write_bytes(said + added)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_message(name, kind, said):
    own = HERE / name / "native.txt"
    expected = own if kind == "native" and own.exists() else HERE / name / "jekyll.txt"
    assert said(name, kind) == expected.read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in CASES if RULES.get(code_of(name)) == SURVIVED])
def test_strict_makes_errors_of_what_jekyll_survives(name, said):
    """The same findings as in `jekyll.txt`, and no site."""
    relaxed, strict = (HERE / name / "jekyll.txt").read_text("utf-8"), said(name, "jekyll", "--strict")
    assert relaxed.startswith("exit 0\n")
    assert strict.startswith("exit 1\n")
    assert strict.splitlines()[1:-1] == relaxed.replace(" warning: ", " error: ").splitlines()[1:]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_folder_is_named_after_the_code(name, kind, run):
    _, output = run(name, kind, "--format", "json")
    codes = {each["code"] for each in json.loads(output.out)["diagnostics"]}
    if name == "several-errors":
        assert len(codes) == 5
    else:
        assert codes == ELSEWHERE.get((name, kind), {code_of(name)})


def test_a_failed_build_leaves_the_site_as_it_was(run, tmp_path):
    out = tmp_path / "site" / "_site"
    status, _ = run("bad-name", "jekyll")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.rglob("*") if path.is_file()}
    assert status == 0
    assert before
    status, _ = run("several-errors", "jekyll")
    assert status == 1
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(run, tmp_path):
    page = tmp_path / "site" / "page.md"
    page.parent.mkdir()
    page.write_text("---\n---\n")
    page.chmod(0)
    status, output = run("bad-name", "jekyll")
    assert status == 1
    assert output.err.startswith("page.md:1:1: error: cannot be read: permission denied\n")
