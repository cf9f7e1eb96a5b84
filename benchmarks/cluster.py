"""Build one blog by one process, by two, by four and on a Dask cluster, of which a worker is killed; compare every byte.

    python benchmarks/cluster.py --posts 1000 --kills 5
    python benchmarks/cluster.py --site ~/blog

The cluster is a scheduler and two workers, processes in folders of their own that meet over TCP on loopback. Before each
killed build there are two workers; at a random moment of it one of them gets SIGKILL.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from corpus import write_corpus

from blogengine.build.build import build_site
from blogengine.build.options import BuildOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.build.report import Progress

ENVIRON = {**os.environ, "SOURCE_DATE_EPOCH": "1750000000", "TZ": "UTC"}


class Cluster:
    """A scheduler and workers; `workers` are those that live."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        line = self._start("scheduler", "--port", "0", until="Scheduler at:")
        self.address = line.rsplit("tcp://", 1)[1].strip()

    def _start(self, *arguments: str, until: str) -> str:
        here = self.folder / str(len(self.processes))
        here.mkdir()
        command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        with (here / "log").open("wb") as log:
            self.processes.append(subprocess.Popen(command, cwd=here, stderr=subprocess.PIPE, stdout=log))
        told = self.processes[-1].stderr
        assert told is not None
        return next(line for line in map(bytes.decode, told) if until in line)

    def fill(self) -> None:
        """Start workers until there are two."""
        while len(self.workers) < 2:
            self._start("worker", f"tcp://{self.address}", "--no-nanny", "--nthreads", "1", "--local-directory", ".",
                        until="Registered to:")  # fmt: skip
            self.workers.append(self.processes[-1])

    def kill_one(self) -> None:
        """Kill a worker."""
        self.workers.pop().send_signal(signal.SIGKILL)

    def close(self) -> None:
        """End everything."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.communicate()


def build(
    site: pathlib.Path, out: pathlib.Path, progress: Progress | None = None, **options: object
) -> tuple[float, str, int]:
    """Build a site from nothing; return seconds, a digest of all files and findings, and the number of files."""
    report = build_site(BuildOptions(site, out, cache=False, environ=ENVIRON, **options), progress)  # type: ignore[arg-type]
    digest = hashlib.sha256(repr(report.diagnostics).encode())
    files = sorted(each for each in out.rglob("*") if each.is_file())
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(out)} {len(content)} ".encode() + content)
    return report.seconds, digest.hexdigest(), len(files)


def builds(site: pathlib.Path, folder: pathlib.Path, kills: int) -> Iterator[tuple[str, tuple[float, str, int]]]:
    """Build in every way; yield what each was called, and what came of it."""
    for jobs in (1, 2, 4):
        yield f"{jobs} process{'es' * (jobs > 1)}", build(site, folder / f"jobs-{jobs}", jobs=jobs)
    (folder / "cluster").mkdir()
    cluster = Cluster(folder / "cluster")
    dice = random.Random(kills)
    try:
        cluster.fill()
        yield "Dask", build(site, folder / "dask", executor=f"dask://{cluster.address}")
        for number in range(kills):
            cluster.fill()
            share = dice.random()

            def kill(done: int, total: int, share: float = share) -> None:
                if done == 1 + int(share * total * 0.9):
                    cluster.kill_one()

            made = build(site, folder / f"killed-{number}", kill, executor=f"dask://{cluster.address}")
            yield f"Dask, one of two killed at {share * 0.9:.0%}", made
    finally:
        cluster.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--site", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        site = arguments.site or folder / "site"
        if arguments.site is None:
            write_corpus(site, arguments.posts)
        seen = set()
        for what, (seconds, digest, files) in builds(site, folder, arguments.kills):
            seen.add(digest)
            print(f"{what:36}{seconds:8.2f} s{files:8} files  {digest[:16]}", flush=True)
    print("all alike" if len(seen) == 1 else "THEY DIFFER")
    return len(seen) - 1


if __name__ == "__main__":
    sys.exit(main())
