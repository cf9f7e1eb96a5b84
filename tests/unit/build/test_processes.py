"""Serial builds and builds by several processes give the same bytes and findings; a process that dies is made up for."""

import os
import sys

import pytest

from blogengine.build import executors, processes
from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.render import workshop
from blogengine.write import sink

ENVIRON = {"SOURCE_DATE_EPOCH": "1750000000", "TZ": "UTC"}


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(executors, "WORTH", 2)
    monkeypatch.setattr(executors, "_FEWEST", 3)
    monkeypatch.setattr(processes, "_CHUNK", 3)
    files = {
        "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap]\n",
        "_layouts/l.html": "{{ content }}{{ page.previous.title }}{{ page.next.excerpt }}",
        "index.html": "---\n---\n{% for p in site.posts %}{{ p.content | size }} {{ p.output | size }} {{ p.excerpt }}{% endfor %}",
        **{f"_posts/2024-01-{day:02d}-p.md": f"---\nlayout: l\n---\ntext *{day}* {{{{ 'x' | nosuch }}}}\n" for day in range(1, 29)},
    }  # fmt: skip
    for path, text in files.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


def built(source, out, jobs, *, cache=False):
    report = build_site(BuildOptions(source, out, environ=ENVIRON, jobs=jobs, cache=cache))
    files = {each.relative_to(out).as_posix(): each.read_bytes() for each in out.rglob("*") if each.is_file()}
    return files, report.diagnostics


def test_two_and_four_processes_give_what_one_gives(source, tmp_path):
    expected = built(source, tmp_path / "one", 1)
    assert len(expected[0]) == 28 + 5  # index, feed, sitemap, robots and the record
    assert len(expected[1]) == 28
    assert built(source, tmp_path / "two", 2) == expected
    assert built(source, tmp_path / "four", 4) == expected


def test_a_build_over_the_last_one_by_processes_gives_the_same(source, tmp_path):
    built(source, tmp_path / "out", 2, cache=True)
    (source / "_layouts/l.html").write_text("<i>{{ content }}</i>{{ page.previous.content | size }}")
    (source / "_posts/2024-01-03-p.md").write_text("---\nlayout: l\n---\nother\n")
    assert built(source, tmp_path / "out", 2, cache=True) == built(source, tmp_path / "clean", 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_bodies_that_are_too_many_to_keep_are_made_again(source, tmp_path, monkeypatch, jobs):
    expected = built(source, tmp_path / "one", 1)
    monkeypatch.setattr(workshop, "_BODIES", 100)
    assert built(source, tmp_path / "few", jobs) == expected
    assert built(source, tmp_path / "over", jobs, cache=True) == expected
    (source / "_posts/2024-01-03-p.md").write_text("---\nlayout: l\n---\nother\n")
    assert built(source, tmp_path / "over", jobs, cache=True) == built(source, tmp_path / "again", jobs)


def test_what_a_dead_process_leaves_is_made_here(source, tmp_path, monkeypatch):
    parent, run = os.getpid(), processes.run_job

    def dying(shop, outputs):
        if os.getpid() != parent and any("-14-" in output.subject for output in outputs):
            os._exit(9)
        return run(shop, outputs)

    monkeypatch.setattr(processes, "run_job", dying)
    assert built(source, tmp_path / "two", 2) == built(source, tmp_path / "one", 1)


def test_pages_that_a_process_cannot_stage_are_staged_here(source, tmp_path, monkeypatch):
    parent, write = os.getpid(), sink._write_new

    def full(path, content):
        if os.getpid() != parent and b"14" in content:
            raise OSError(28, "No space left on device")
        return write(path, content)

    expected = built(source, tmp_path / "one", 1)
    monkeypatch.setattr(sink, "_write_new", full)
    assert built(source, tmp_path / "two", 2) == expected


def test_pages_that_the_site_has_are_not_written_by_any_process(source, tmp_path):
    built(source, tmp_path / "out", 2)
    (source / "_posts/2024-01-03-p.md").write_text("---\nlayout: l\n---\nother\n")
    report = build_site(BuildOptions(source, tmp_path / "out", environ=ENVIRON, jobs=2, cache=False))
    assert set(report.changed) == {"2024/01/02/p.html", "2024/01/03/p.html", "index.html"}


def test_small_builds_have_one_process():
    assert executors.processes_for(executors.WORTH - 1, 4) == 1
    assert executors.processes_for(executors.WORTH, 4) == 4
    assert executors.processes_for(executors.WORTH, 1) == 1


def test_where_no_more_processes_can_be_begun_fewer_do_it(source, tmp_path, monkeypatch):
    expected, fork = built(source, tmp_path / "one", 1), os.fork
    for room in (1, 0):
        begun = []

        def limited(begun=begun, room=room):
            if len(begun) == room:
                raise BlockingIOError
            begun.append(None)
            return fork()

        monkeypatch.setattr(os, "fork", limited)
        assert built(source, tmp_path / f"room-{room}", 4) == expected
        assert len(begun) == room


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one")
def test_no_more_processes_are_begun_than_there_is_work_for():
    assert [executors.processes_for(outputs, 5000) for outputs in (1, 199, 200, 10_000)] == [1, 1, 8, 400]
