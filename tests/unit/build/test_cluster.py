"""Builds on a Dask cluster give the bytes and findings of serial builds, whatever befalls the cluster.

Scheduler and workers are processes of their own, in folders of their own, that meet over TCP only.
"""

import contextlib
import importlib.util
import os
import pathlib
import signal
import subprocess
import sys

import pytest

from blogengine.build import cluster as client
from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions
from blogengine.errors import BuildFailed

pytestmark = pytest.mark.filterwarnings("default")  # Dask's own
with_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")
ENVIRON = {"SOURCE_DATE_EPOCH": "1750000000", "TZ": "UTC"}
SITE = {
    "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap]\n",
    "_layouts/l.html": "{{ content }}{{ page.previous.title }}{{ page.next.excerpt }}",
    "index.html": "---\n---\n{% for p in site.posts %}{{ p.content | size }} {{ p.output | size }} {{ p.excerpt }}{% endfor %}",
    "beside.md": "---\n---\n{% include_relative part.txt %}\n",
    "part.txt": "a part, {{ page.path }}\n",
    "style.scss": '---\n---\n@import "base", "deep/other";\na { color: $ink }\n',
    "_sass/_base.scss": "$ink: red;\n",
    "_sass/deep/_other.scss": "b { color: $ink }\n",
    **{
        f"_posts/2024-01-{day:02d}-p.md": f"---\nlayout: l\n---\ntext *{day}* {{{{ 'x' | nosuch }}}}\n\n~~~ ruby\nputs {day}\n~~~\n"
        for day in range(1, 29)
    },
    **{f"_posts/2024-02-{day:02d}-p.md": f"---\nlayout: l\n---\nmore *{day}*\n" for day in range(1, 29)},
}


class Cluster:
    """A scheduler and workers on this machine."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        self.address = self._start("scheduler", "--port", "0", telling="Scheduler at:").rsplit("tcp://", 1)[1].strip()

    def _start(self, *arguments, telling, environ=None):
        folder = self.folder / str(len(self.processes))
        folder.mkdir()
        command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environ or {})})  # fmt: skip
        self.processes.append(process)
        return next(line for line in process.stderr if telling in line)

    def worker(self, **environ):
        """Start one; return its process when it is part of the cluster."""
        own = ["--no-nanny", "--nthreads", "1", "--local-directory", "."]
        self._start("worker", f"tcp://{self.address}", *own, telling="Registered to:", environ=environ)
        return self.processes[-1]

    def close(self):
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.communicate()


@pytest.fixture
def cluster(tmp_path):
    (tmp_path / "cluster").mkdir()
    made = Cluster(tmp_path / "cluster")
    yield made
    made.close()


@pytest.fixture
def source(tmp_path):
    for path, text in SITE.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


def built(source, out, progress=None, **options):
    report = build_site(BuildOptions(source, out, environ=ENVIRON, **{"cache": False, **options}), progress)
    files = {each.relative_to(out).as_posix(): each.read_bytes() for each in out.rglob("*") if each.is_file()}
    return files, report.diagnostics


def refusal(source, folder, address):
    """Return the one finding of a build that must publish nothing."""
    with pytest.raises(BuildFailed) as failed:
        built(source, folder / "out", executor=f"dask://{address}")
    (found,) = failed.value.diagnostics
    assert found.code == "executor"
    assert not (folder / "out").exists()
    return found


@with_dask
def test_a_cluster_gives_what_one_process_gives_though_a_worker_is_killed(cluster, source, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_CHUNK", 3)
    killed, _ = cluster.worker(), cluster.worker()

    def kill(done, total):
        assert total == 56 + 7  # index, beside, style and its map, feed, sitemap, robots
        if done == 10:
            killed.send_signal(signal.SIGKILL)

    expected = built(source, tmp_path / "one", jobs=1)
    assert len(expected[1]) == 28
    assert built(source, tmp_path / "out", kill, executor=f"dask://{cluster.address}") == expected
    assert killed.wait() == -signal.SIGKILL


@with_dask
def test_an_edit_is_seen_by_workers_that_know_the_site(cluster, source, tmp_path):
    cluster.worker()
    executor = f"dask://{cluster.address}"
    built(source, tmp_path / "out", executor=executor, cache=True)
    (source / "part.txt").write_text("another part\n")
    (source / "_sass/_base.scss").write_text("$ink: blue;\n")
    (source / "_posts/2024-01-03-p.md").write_text("---\nlayout: l\n---\nother\n")
    assert built(source, tmp_path / "out", executor=executor, cache=True) == built(source, tmp_path / "clean", jobs=1)


@with_dask
def test_what_a_cluster_that_is_gone_leaves_is_rendered_here(cluster, source, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_LOOK", 0.1)
    monkeypatch.setattr(client, "_PATIENCE", 3)
    worker = cluster.worker()

    def kill(done, total):
        if done == 1:
            worker.kill()

    files, found = built(source, tmp_path / "out", kill, executor=f"dask://{cluster.address}")
    expected, warnings = built(source, tmp_path / "one", jobs=1)
    assert files == expected
    assert [each for each in found if each.code != "executor-lost"] == list(warnings)
    assert [each.code for each in found].count("executor-lost") == 1


@with_dask
def test_a_worker_with_another_engine_is_refused(cluster, source, tmp_path):
    older = pathlib.Path(tmp_path, "older", "blogengine")
    older.mkdir(parents=True)
    (older / "__init__.py").write_text('__version__ = "0.0.1"\n')
    cluster.worker(PYTHONPATH=str(older.parent))
    assert "has no blogengine that can be used" in refusal(source, tmp_path, cluster.address).message


@with_dask
def test_a_cluster_without_workers_is_no_use(cluster, source, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_CONNECT", 0.2)
    assert "has no workers" in refusal(source, tmp_path, cluster.address).message


@with_dask
def test_a_scheduler_that_does_not_answer_is_told(source, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_CONNECT", 0.2)
    found = refusal(source, tmp_path, "127.0.0.1:9")  # nobody discards any more
    assert found.message.startswith("no scheduler answers at dask://127.0.0.1:9: ")
    assert found.hint == "start one with `dask scheduler`, and see docs/cluster.md"


def test_where_dask_is_missing_the_extra_is_named(source, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = refusal(source, tmp_path, "127.0.0.1:8786")
    assert found.message == "dask://127.0.0.1:8786 cannot be used: Dask is not installed here"
    assert found.hint == "install blogengine[dask]"


@pytest.mark.parametrize("address", ["", "127.0.0.1", "host:port", "a b:1", "127.0.0.1:8786/path"])
def test_what_is_no_address_is_refused(source, tmp_path, address):
    assert refusal(source, tmp_path, address).hint == "write it as dask://HOST:PORT"


class Ready:
    """What a task gives; `fails` is how often it cannot be fetched."""

    def __init__(self, value, fails):
        self.value, self.fails = value, fails

    def add_done_callback(self, tell):
        tell(self)

    def result(self, timeout):
        assert timeout
        if self.fails:
            raise TimeoutError
        return self.value


class Unreachable:
    """A cluster in this process, of which the first results of jobs cannot be fetched."""

    def __init__(self, lost):
        self.lost = lost

    def nthreads(self):
        return {"a worker": 1}

    def run(self, function, *given, on_error):
        assert on_error
        return {"a worker": function(*given)}

    def submit(self, function, *given, key=None, pure=None):
        assert key or pure is False
        values = [each.value if isinstance(each, Ready) else each for each in given]
        self.lost -= key is not None
        return Ready(function(*values), fails=key is not None and self.lost >= 0)

    def close(self):
        pass


@pytest.mark.parametrize(("lost", "rendered_here"), [(2, False), (10_000, True)])
def test_results_that_cannot_be_fetched_are_made_again_a_few_times(source, tmp_path, monkeypatch, lost, rendered_here):
    monkeypatch.setattr(client, "_connect", lambda _executor: Unreachable(lost))
    files, found = built(source, tmp_path / "cluster", executor="dask://somewhere:1")
    expected, told = built(source, tmp_path / "serial")
    assert files == expected
    assert [each for each in found if each.code != "executor-lost"] == list(told)
    assert any(each.code == "executor-lost" for each in found) is rendered_here
