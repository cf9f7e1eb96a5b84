"""Build one generated blog over its last build after each kind of edit; print CPU, wall, memory.

python benchmarks/edits.py --posts 10000 --runs 5
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from build import measure
from corpus import write_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from build import Run


def edits(site: pathlib.Path, out: pathlib.Path) -> Mapping[str, Callable[[int], object]]:
    """Return what is done before each kind of build; each is given the number of the run."""
    posts = sorted((site / "_posts").iterdir())
    middle = posts[len(posts) // 2]
    layout = site / "_layouts" / "post.html"

    def from_nothing(_: int) -> None:
        for folder in (out, site / ".blog-cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def append(file: pathlib.Path, text: str) -> None:
        file.write_text(f"{file.read_text('utf-8')}\n{text}\n", "utf-8")

    return {
        "from nothing": from_nothing,
        "nothing changed": lambda _: None,
        "first body edited": lambda run: append(middle, f"Edited {run} times first."),
        "one body edited": lambda run: append(middle, f"Edited {run} times."),
        "one post added": lambda run: shutil.copyfile(middle, middle.with_name(f"2020-01-01-added-{run}.md")),
        "one layout edited": lambda run: append(layout, f"<!-- {run} -->"),
    }


def compare(posts: int, runs: int) -> dict[str, list[Run]]:
    """Measure each kind of build `runs` times, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        site, out = pathlib.Path(folder, "site"), pathlib.Path(folder, "out")
        write_corpus(site, posts)
        command = [sys.executable, "-m", "blogengine", "build", "-q", "-s", str(site), "-d", str(out)]
        kinds = edits(site, out)
        measured: dict[str, list[Run]] = {name: [] for name in kinds}
        for run in range(runs):
            for name, edit in kinds.items():
                edit(run)
                time.sleep(0.1)
                measured[name].append(measure(command, dict(os.environ)))
    return measured


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'':20}{'wall s':>9}{'CPU s':>9}{'MB':>9}")
    for name, figures in compare(arguments.posts, arguments.runs).items():
        wall, cpu, memory = (
            statistics.median(getattr(run, key) for run in figures) for key in ("wall", "cpu", "memory")
        )
        print(f"{name:20}{wall:9.2f}{cpu:9.2f}{memory:9.0f}")
