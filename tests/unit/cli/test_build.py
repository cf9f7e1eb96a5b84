import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from blogengine.cli.build import command
from blogengine.errors import BuildFailed, Diagnostic, Severity, SourceSpan
from blogengine.records import replace


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blog").mkdir()
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


@pytest.mark.usefixtures("site")
def test_without_options_the_current_folder_is_built_as_its_config_says(fake_build):
    result = run()
    assert result.exit_code == 0
    (options,) = fake_build.asked
    assert (options.source, options.destination, options.config_files) == (Path(), None, ())
    assert (options.overrides, options.strict, options.force) == ({}, False, False)
    assert "PATH" in options.environ


@pytest.mark.usefixtures("site", "fake_build")
def test_options_of_jekylls_that_ask_for_what_is_done_anyway_are_taken():
    assert run("--incremental", "--trace", "-It").exit_code == 0
    assert "--incremental" not in run("--help").output


@pytest.mark.parametrize(
    "arguments",
    [
        "--source blog --destination out --drafts --limit_posts 3 --baseurl /b --future --unpublished --compat ghpages",
        "-s blog -d out -D --limit-posts 3 -b /b --future --unpublished --compat ghpages",
    ],
)
@pytest.mark.usefixtures("site")
def test_options_beat_the_configuration_in_both_spellings(fake_build, arguments):
    assert run(*arguments.split(), "--strict", "--force").exit_code == 0
    (options,) = fake_build.asked
    assert (options.source, options.destination) == (Path("blog"), Path("out"))
    assert (options.strict, options.force) == (True, True)
    assert options.overrides == {
        "show_drafts": True,
        "future": True,
        "unpublished": True,
        "limit_posts": 3,
        "baseurl": "/b",
        "dialect": "ghpages",
    }


def test_an_empty_baseurl_and_no_limit_are_said_too(site, fake_build):
    run("-b", "", "--limit-posts", "0")
    assert fake_build.asked[0].overrides == {"baseurl": "", "limit_posts": 0}


def test_config_files_are_found_from_here_then_from_the_source(site, fake_build):
    for file in ("blog/_config.yml", "blog/only.yml", "dev.yml"):
        (site / file).write_text("")
    run("-s", "blog", "--config", "blog/_config.yml,only.yml, dev.yml,missing.yml")
    assert fake_build.asked[0].config_files == (
        "_config.yml",
        "only.yml",
        str(site / "dev.yml"),
        str(site / "missing.yml"),
    )


def test_the_summary_counts_what_was_done(site, fake_build, report):
    fake_build.answer = replace(report, destination=site / "_site", written=1, removed=2)
    assert run().stdout == "2 posts, 1 page; 1 file written, 4 unchanged, 2 removed to _site in 0.12 s\n"


@pytest.mark.usefixtures("site")
def test_warnings_are_printed_and_counted_but_for_quiet(fake_build, report):
    note = Diagnostic("future-date", "appears tomorrow", severity=Severity.NOTE)
    warning = Diagnostic("bom", "a BOM", SourceSpan("a.md"), severity=Severity.WARNING)
    fake_build.answer = replace(report, diagnostics=(warning, note))
    result = run("-s", "blog")
    assert result.stderr == "note: appears tomorrow\nblog/a.md:1:1: warning: a BOM\n"
    assert result.stdout.endswith("to /www/out in 0.12 s; 1 warning\n")
    assert run("-q").output == ""


@pytest.mark.usefixtures("site")
def test_verbose_tells_the_phases(fake_build):
    assert run("-v").stdout.splitlines()[1:] == ["  read         0.10 s", "  write        0.02 s"]


@pytest.mark.usefixtures("site")
def test_a_failed_build_shows_everything_and_exits_with_1(fake_build):
    warning = Diagnostic("bom", "a BOM", severity=Severity.WARNING)
    fake_build.answer = BuildFailed((Diagnostic("sass", "one"), warning, Diagnostic("sass", "two")))
    result = run()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "warning: a BOM\nerror: one\nerror: two\n2 errors, 1 warning: nothing was published.\n"


@pytest.mark.usefixtures("site")
def test_json_is_one_document_on_standard_output(fake_build):
    result = run("--format", "json")
    assert json.loads(result.stdout)["report"]["posts"] == 2
    fake_build.answer = BuildFailed((Diagnostic("sass", "one", SourceSpan("a.scss", 2, 3)),))
    result = run("--format", "json", "-s", "blog")
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, document["published"], document["report"]) == (1, "", False, None)
    assert document["diagnostics"][0]["path"] == "a.scss"


@pytest.mark.parametrize(
    "arguments", [["--nonsense"], ["-s", "missing"], ["--limit-posts", "-1"], ["--compat", "hugo"], ["x"]]
)
@pytest.mark.usefixtures("site")
def test_wrong_usage_exits_with_2(fake_build, arguments):
    assert run(*arguments).exit_code == 2
    assert fake_build.asked == []
