"""Measure what templates cost before they render: the import of the Liquid package, and loading code from a warm memo.

    python benchmarks/templates.py
    python benchmarks/templates.py --site path/to/jekyll/site

The import is that of a process whose bytecode is cached, with the time of a process that does nothing beside it. The
templates are the site's layouts and includes, or 49 like those of `layouts_theme`; compiling them is measured too.
CPU time; the least and the median of `--runs`.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice

from layouts_theme import LIQUID

from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source
from blogengine.memo import DictMemo

IMPORT = "import blogengine.liquid.environment"
COUNT = 49
"""As many as an academicpages site has."""
FOLDERS = ("_layouts", "_includes")


def process(program: str, environ: dict[str, str]) -> float:
    """Return the CPU seconds of a Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, env=environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def imports(runs: int) -> dict[str, list[float]]:
    """Return the times of a process that does nothing, and of one that imports the package, in turns."""
    measured: dict[str, list[float]] = {"an empty process": [], "with the import": []}
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        process(IMPORT, environ)
        for _ in range(runs):
            for times, program in zip(measured.values(), ("pass", IMPORT), strict=True):
                times.append(process(program, environ))
    return measured


def sources(site: pathlib.Path | None) -> list[Source]:
    """Return the templates, each of which is another text."""
    if site is None:
        texts = islice(cycle(LIQUID.items()), COUNT)
        return [Source(f"{text.split('---', 2)[-1]}{number}", path) for number, (path, text) in enumerate(texts)]
    files = sorted(file for folder in FOLDERS for file in (site / folder).rglob("*") if file.is_file())
    texts = [(str(file.relative_to(site)), file.read_text(encoding="utf-8", errors="replace")) for file in files]
    return [
        Source(text.split("\n---", 1)[-1] if text.startswith("---") else text, path)
        for path, text in dict(texts).items()
    ]


def loading(templates: list[Source], runs: int) -> dict[str, list[float]]:
    """Return the times of making an environment and compiling the templates in it, or loading them."""
    measured: dict[str, list[float]] = {"compiled": [], "loaded": []}
    for _ in range(runs):
        memo = DictMemo()
        for times in measured.values():
            start = time.process_time()
            environment = Environment()
            for source in templates:
                environment.compile(source, memo)
            times.append(time.process_time() - start)
    return measured


def show(title: str, measured: dict[str, list[float]]) -> None:
    """Print the least and the median of each, in milliseconds."""
    print(f"{title:34}{'least ms':>10}{'median ms':>11}")
    for name, times in measured.items():
        print(f"  {name:32}{min(times) * 1000:10.1f}{statistics.median(times) * 1000:11.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--site", type=pathlib.Path, help="take the layouts and includes of this site")
    arguments = parser.parse_args()
    show("import", imports(arguments.runs))
    templates = sources(arguments.site)
    show(f"{len(templates)} templates", loading(templates, arguments.runs))


if __name__ == "__main__":
    main()
