import multiprocessing
import queue
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from blogengine.build.options import BuildOptions
from blogengine.build.report import BuildReport
from blogengine.errors import BuildFailed, Diagnostic
from blogengine.records import replace
from blogengine.serve import child
from blogengine.serve.child import Step, serve_builds

SEEN = "what was seen"
REPORT = BuildReport(Path("out"), 1, 2, 3, 4, 5, 0.1, ())


def build_report(*_, seen):
    return REPORT


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def ask(monkeypatch, site):
    """Has a build asked for that is made by a function; returns all that is answered."""

    site.mkdir()

    def answers(build, *, look=False, nothing_to_do=None):
        monkeypatch.setattr("blogengine.build.build.build_site", build)
        monkeypatch.setattr("blogengine.build.again.look", lambda options: SEEN)
        monkeypatch.setattr("blogengine.build.again.unchanged", lambda options, seen: nothing_to_do)
        ours, theirs = multiprocessing.Pipe()
        ended = []

        def serve():
            with theirs:
                try:
                    serve_builds(theirs, BuildOptions(site))
                except EOFError as error:
                    ended.append(error)

        thread = threading.Thread(target=serve)
        thread.start()
        with ours:
            ours.send(look)
            told = [ours.recv()]
            while not isinstance(told[-1], BuildReport) and type(told[-1]) is not tuple:
                told.append(ours.recv())
        thread.join()
        assert len(ended) == 1
        return told

    return answers


def test_a_build_is_reported_and_how_far_it_is_now_and_then(ask, site):
    def build(options, progress, waiting, memo, *, seen):
        assert seen is None
        assert memo.get("what the build before made") is None
        assert options.source == site
        waiting(Path("out"))
        for done in range(1, 1001):
            progress(done, 1000)
        return REPORT

    folder, *steps, report = ask(build)
    assert (folder, report) == (Path("out"), REPORT)
    assert steps == [Step(done, 1000) for done in range(10, 1001, 10)]


def test_with_a_look_nothing_is_built_where_nothing_is_to_do(ask):
    def build(*_, seen):
        raise AssertionError

    assert ask(build, look=True, nothing_to_do=REPORT) == [REPORT]
    looks = []
    assert ask(lambda *_, seen: looks.append(seen) or REPORT, look=True) == [REPORT]
    assert looks == [SEEN]
    assert ask(build_report, nothing_to_do=build) == [REPORT]


def test_failures_and_bugs_are_answers(ask):
    found = Diagnostic("sass", "bad")

    def failing(*_, seen):
        raise BuildFailed((found,))

    def buggy(*_, seen):
        return 1 / 0

    assert ask(failing) == [(found,)]
    (((bug,),)) = ask(buggy)
    assert (bug.code, bug.message) == ("internal-error", "ZeroDivisionError: division by zero")
    assert "return 1 / 0" in bug.detail


def test_a_site_that_is_gone_is_not_built_as_one_without_files(ask, site):
    site.rmdir()
    (((gone,),)) = ask(build_report)
    assert (gone.code, gone.message) == ("unreadable", f"the folder {site} is gone")


@pytest.mark.parametrize(
    ("folder", "fails", "expected"),
    [
        (".blog-cache/preview-4000", False, True),
        ("_site", False, False),  # who reads there may have what was published before open
        (".blog-cache/preview-4000", True, False),
    ],
)
def test_the_preview_is_made_ready_for_the_next_build_while_nothing_is_asked(
    monkeypatch, site, folder, fails, expected
):
    site.mkdir()
    levelled = queue.SimpleQueue()
    report = replace(REPORT, destination=site / folder)

    def build(*_, seen):
        if fails:
            raise BuildFailed(())
        return report

    monkeypatch.setattr("blogengine.build.build.build_site", build)
    monkeypatch.setattr("blogengine.write.idle.level_spare", lambda *folders: levelled.put(folders))
    monkeypatch.setattr(child, "IDLE", 0.0)
    ours, theirs = multiprocessing.Pipe()

    def run():
        with theirs, suppress(EOFError):
            serve_builds(theirs, BuildOptions(site))

    thread = threading.Thread(target=run)
    thread.start()
    with ours:
        ours.send(False)
        ours.recv()
        if expected:
            assert levelled.get(timeout=60) == (site, site / folder)
        else:
            ours.send(False)
            ours.recv()
    thread.join()
    assert levelled.empty()
