"""What a cluster's worker does with a job, without a cluster; expected values by hand."""

import pickle

import pytest

from blogengine.build.worker import Benches, Job, Refused, Shared, engine, work
from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.model.output import Kind, Output
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree
from blogengine.render.job import Needs, Rendered

A, B = "_posts/2025-01-01-a.md", "_posts/2025-01-02-b.md"
PART = "_posts/part.txt"


@pytest.fixture
def send(tmp_path):
    """Return a function that has a worker do one job for `site(files)`: `send(subjects, number, bodies, files, …)`."""
    files = {
        "_config.yml": "time: 2026-01-15 12:00:00 +0000\ntimezone: UTC\n",
        A: "---\n---\n{% include_relative part.txt %}\n",
        B: "---\n---\n{{ page.previous.title }}\n",
    }
    config = load_config(files.get).config
    read = read_site(MemoryTree(files), config, Clock.read(time=config.time, timezone="UTC", environ={}))
    shared = pickle.dumps(Shared(read.site, (), measured=False))
    build = str(tmp_path)  # no other test's

    def do(subjects, number=1, bodies=read.bodies, files=(), **other):
        outputs = tuple(Output(f"{each}.html", each, Kind.DOCUMENT) for each in subjects)
        job = Job(**{"build": build, "number": number, "engine": engine(), "outputs": outputs, "bodies": dict(bodies), "files": dict(files), **other})  # fmt: skip
        return work(other.pop("shared", shared), None, pickle.loads(pickle.dumps(job)))

    return do


def test_a_job_that_has_everything_is_done(send):
    (rendered,) = send([B])
    assert isinstance(rendered, Rendered)
    assert rendered.content == b"<p>A</p>\n"


def test_files_are_asked_for_and_what_was_made_without_them_is_not_kept(send):
    asked, rest = send([A, B])
    assert (asked.files, rest.files) == ({PART}, {PART})
    assert send([A], number=2, files={PART: b"*part*"})[0].content == b"<p><em>part</em></p>\n"
    (absent,) = send([A], number=3, files={PART: None}, build="another")
    assert [each.code for each in absent.diagnostics] == ["include-missing"]


def test_bodies_are_asked_for(send):
    (needs,) = send([B], bodies={})
    assert needs == Needs(Output(f"{B}.html", B, Kind.DOCUMENT), frozenset({B}))


def test_a_job_that_is_run_again_makes_all_of_its_nodes_again(send):
    first, again, other = send([B])[0], send([B])[0], send([B], number=2)[0]
    assert [node.kind for node in first.nodes] == [node.kind for node in again.nodes] == ["body", "page"]
    assert [node.kind for node in other.nodes] == ["page"]  # its body was sent with the job before


def test_a_job_of_another_engine_is_refused(send):
    assert send([B], engine={**engine(), "blogengine": "0.0.1"}) == Refused(engine())


def test_a_bug_is_a_value(send):
    (failed,) = send([B], files={1: 2}, bodies={B: b"\xff"})
    assert failed.content is None
    assert [each.code for each in failed.diagnostics] == ["internal-error"]


def test_workshops_of_two_builds_are_kept():
    benches = Benches()
    for build in "abc":
        benches.give(build, build)
    assert [benches.take(build) for build in "abca"] == [None, "b", "c", None]
    benches.give("d", "d")
    benches.forget("d")
    assert benches.take("d") is None
