"""Convert the same posts with our kramdown, markdown-it-py and, where it is installed, Ruby's kramdown; print CPU, memory, ratios.

    python benchmarks/markdown.py --posts 300 --runs 5
    python benchmarks/markdown.py --folder path/to/_posts --runs 5

Code is not highlighted. Each engine is a process of its own, which converts all posts once to warm up and then once
more under the clock; the engines take turns, and the figures are medians.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import frontmatter
from corpus import write_corpus
from markdown_it import MarkdownIt

from blogengine.markdown import make_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PEER = "markdown-it"
UNIT = 5 * 1024
"""Bytes of source that a time is given for."""
RUBY = """
require "json"; require "kramdown"; require "kramdown-parser-gfm"
texts = JSON.parse($stdin.read)
options = {input: "GFM", hard_wrap: false, syntax_highlighter: nil, guess_lang: true, entity_output: :as_char,
           toc_levels: (1..6).to_a, smart_quotes: %w[lsquo rsquo ldquo rdquo]}
convert = -> { texts.each { |text| Kramdown::Document.new(text, options).to_html } }
convert.call
start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
convert.call
cpu = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
puts JSON.generate([cpu, File.read("/proc/self/status")[/VmHWM:\\s*(\\d+)/, 1].to_i / 1024.0])
"""


class NoHighlighter:
    """Colours nothing."""

    def fenced(self, code: str, language: str | None) -> None:
        """Leave a block as it is."""

    def inline(self, code: str, language: str | None) -> None:
        """Leave a span as it is."""


def kramdown() -> Callable[[str], object]:
    """Return our dialect."""
    return make_markdown("kramdown", {"syntax_highlighter": "none"}, NoHighlighter()).convert


def markdown_it() -> Callable[[str], object]:
    """Return markdown-it-py's `commonmark` preset."""
    return MarkdownIt("commonmark").render


ENGINES = {"blogengine": kramdown, PEER: markdown_it}


def convert(engine: str) -> None:
    """Convert the texts on standard input; print seconds of CPU and the most memory in MB."""
    texts = json.load(sys.stdin)
    render = ENGINES[engine]()
    for _ in range(2):
        start = time.process_time()
        for text in texts:
            render(text)
        seconds = time.process_time() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def posts(folder: pathlib.Path) -> list[str]:
    """Return the bodies of the posts below a folder."""
    files = sorted([*folder.rglob("*.md"), *folder.rglob("*.markdown")])
    return [frontmatter.loads(path.read_text(encoding="utf-8")).content + "\n" for path in files]


def compare(texts: Sequence[str], runs: int) -> dict[str, list[tuple[float, float]]]:
    """Return seconds and MB of each run of each engine that is here."""
    commands = {name: [sys.executable, __file__, "--convert", name] for name in ENGINES}
    if shutil.which("ruby"):
        commands["kramdown"] = ["ruby", "-e", RUBY]
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            run = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True)
            seconds, memory = json.loads(run.stdout)
            measured[name].append((seconds, memory))
    return measured


def show(measured: Mapping[str, Sequence[tuple[float, float]]], size: int) -> None:
    """Print the medians, and each engine's ratio to markdown-it-py."""
    medians = {name: statistics.median(seconds for seconds, _ in runs) for name, runs in measured.items()}
    print(f"{'':12}{'CPU s':>9}{'ms / 5 KB':>11}{'MB':>7}{'CPU / ' + PEER:>19}")
    for name, seconds in medians.items():
        memory = statistics.median(memory for _, memory in measured[name])
        unit = 1000 * seconds * UNIT / size
        print(f"{name:12}{seconds:9.2f}{unit:11.2f}{memory:7.0f}{seconds / medians[PEER]:19.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=300, help="size of the generated blog")
    parser.add_argument("--folder", type=pathlib.Path, help="read these posts instead")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--convert", choices=ENGINES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.convert:
        convert(arguments.convert)
        return
    with tempfile.TemporaryDirectory() as folder:
        if arguments.folder is None:
            write_corpus(pathlib.Path(folder), arguments.posts)
        texts = posts(arguments.folder or pathlib.Path(folder, "_posts"))
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} posts, {size / 1024:.0f} KB")
    show(compare(texts, arguments.runs), size)


if __name__ == "__main__":
    main()
