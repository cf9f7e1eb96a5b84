"""Build one generated blog with blogengine and, where it is installed, with Jekyll; print CPU, wall, memory, ratios.

    python benchmarks/build.py --posts 1000 --runs 5

The engines take turns, so that a noisy spell of the machine hits both; the figures are medians.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from corpus import write_corpus


@dataclass(frozen=True)
class Run:
    """One build: seconds on the wall and of CPU, and the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], environ: dict[str, str]) -> Run:
    """Run a command to its end, its output thrown away. Raises CalledProcessError."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def engines(site: pathlib.Path, out: pathlib.Path) -> dict[str, list[str]]:
    """Return the command of each engine that is here."""
    blog = [sys.executable, "-m", "blogengine", "build", "-q", "-s", str(site), "-d", str(out / "blogengine")]
    found = {"blogengine": blog}
    if shutil.which("jekyll"):
        jekyll = ["jekyll", "build", "-q", "--disable-disk-cache", "-s", str(site), "-d", str(out / "jekyll")]
        found["jekyll"] = jekyll
    return found


def compare(posts: int, runs: int) -> dict[str, list[Run]]:
    """Build a blog of `posts` posts `runs` times with each engine, from nothing each time."""
    environ = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        site, out = pathlib.Path(folder, "site"), pathlib.Path(folder, "out")
        write_corpus(site, posts)
        commands = engines(site, out)
        measured: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                shutil.rmtree(out, ignore_errors=True)
                shutil.rmtree(site / ".blog-cache", ignore_errors=True)
                measured[name].append(measure(command, environ))
    return measured


def show(measured: dict[str, list[Run]]) -> None:
    """Print the medians, and each engine's ratio to Jekyll."""

    def median(runs: list[Run], key: str) -> float:
        return statistics.median(getattr(run, key) for run in runs)

    print(f"{'':12}{'wall s':>9}{'CPU s':>9}{'MB':>9}{'CPU / Jekyll':>15}")
    for name, runs in measured.items():
        peer = measured.get("jekyll")
        ratio = f"{median(runs, 'cpu') / median(peer, 'cpu'):.2f}" if peer else "-"
        print(f"{name:12}{median(runs, 'wall'):9.2f}{median(runs, 'cpu'):9.2f}{median(runs, 'memory'):9.0f}{ratio:>15}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    show(compare(arguments.posts, arguments.runs))
