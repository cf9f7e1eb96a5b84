"""Put 1,000 posts into their layouts with blogengine, Jekyll's Liquid, python-liquid and Jinja2; print CPU, memory, ratios.

    python benchmarks/layouts.py --runs 3
    python benchmarks/layouts.py --site path/to/jekyll/site --runs 3

Only the time within layouts counts: of posts, of posts in a layout around the page that joins white space, and of an
index over all posts. The blog and its theme are generated, and all engines must make the same pages.

Jekyll is timed in its build, and blogengine beside it in its own. python-liquid and Jinja2 (`pip install python-liquid
jinja2`) have no build: they put finished bodies into layouts, page after page, and so does blogengine beside them; each
of them twice, and the second time counts. With `--site` Jekyll is the only peer.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from corpus import write_corpus
from layouts_theme import CONFIG, JINJA, LIQUID, PAGES

from blogengine.cli.main import main as blog
from blogengine.render import nodes

OURS = "blogengine"
LOOP = "blogengine, without a build"
URL = "https://bench.example"
JEKYLL = """
require "jekyll"; require "json"
$seconds = Hash.new(0.0)
def cpu = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
class Jekyll::Renderer
  alias whole place_in_layouts
  def place_in_layouts(*given)
    start = cpu
    whole(*given)
  ensure
    $seconds[document.data["layout"].to_s] += cpu - start
  end
end
Jekyll.logger.log_level = :error
config = Jekyll.configuration("source" => ARGV[0], "destination" => ARGV[1], "disable_disk_cache" => true, "quiet" => true)
Jekyll::Site.new(config).process
puts JSON.generate([$seconds, File.read("/proc/self/status")[/VmHWM:\\s*(\\d+)/, 1].to_i / 1024.0])
"""

Data = dict[str, Any]  # what templates see
Seconds = dict[str, float]
"""CPU within layouts, by the page's own layout."""
Render = Callable[[str, Data], str]
"""Renders the layout of a name with its variables."""


class Page:
    """What one page gives its layouts, and what they make of it."""

    def __init__(self, layout: str, data: Data, content: str, whole: str) -> None:
        self.layout = layout
        self.data = data
        self.content = content
        self.whole = whole


def build(site: pathlib.Path, out: pathlib.Path) -> Seconds:
    """Build a site with blogengine; return the time in layouts."""
    seconds: Seconds = defaultdict(float)
    whole = nodes._in_layouts  # noqa: SLF001 - what is to be timed

    def timed(shop: Any, ask: Any, record: Any, html: str) -> str:  # passed through
        start = time.process_time()
        made = whole(shop, ask, record, html)
        seconds[record.layout or ""] += time.process_time() - start
        return made

    nodes._in_layouts = timed  # noqa: SLF001
    run_build(site, out)
    return seconds


def run_build(site: pathlib.Path, out: pathlib.Path) -> None:
    """Build a site with blogengine, in this process; raises SystemExit where that fails."""
    sys.argv = ["blog", "build", "-q", "--jobs", "1", "-s", str(site), "-d", str(out)]
    try:
        blog()
    except SystemExit as done:
        if done.code:
            raise


def finished(site: pathlib.Path, out: pathlib.Path) -> tuple[Data, list[Page], Callable[[], Seconds]]:
    """Build a site with blogengine but for its layouts; return the site, the pages, and what puts them into layouts."""
    waiting: list[tuple[Page, Callable[[], str]]] = []
    whole = nodes._in_layouts  # noqa: SLF001 - what is to be timed

    def note(shop: Any, ask: Any, record: Any, html: str) -> str:  # passed through
        page = Page(record.layout or "", plain(record, shop.site, ask.neighbours(record.id)), html, "")
        waiting.append((page, lambda: whole(shop, ask.apart(), record, html)))
        if not data:
            data.update(plain_site(shop.site))
        return html

    def place() -> Seconds:
        seconds: Seconds = defaultdict(float)
        for page, make in waiting:
            start = time.process_time()
            page.whole = make()
            seconds[page.layout] += time.process_time() - start
        return seconds

    data: Data = {}
    nodes._in_layouts = note  # noqa: SLF001
    run_build(site, out)
    return data, [page for page, _ in waiting], place


def plain(record: Any, site: Any, around: tuple[str | None, str | None] = (None, None)) -> Data:
    """Return a document or page as a template sees it."""
    data = {**record.front, "url": record.url, "path": record.id}
    if hasattr(record, "date"):
        data["date"] = record.date
    for name, other in zip(("previous", "next"), around, strict=True):
        data[name] = plain(site.documents[other], site) if other else None
    return data


def plain_site(site: Any) -> Data:
    """Return `site` as a template sees it."""
    posts = [plain(post, site) for post in site.posts()]
    return {**site.config.raw, "pages": [plain(page, site) for page in site.pages], "posts": posts}


def relative_url(path: str) -> str:
    """Return a path below the base URL, which is empty."""
    return path if path.startswith("/") else f"/{path}"


def absolute_url(path: str) -> str:
    """Return a whole URL."""
    return URL + relative_url(path)


def jinja2() -> Render:
    """Return what renders a template with Jinja2."""
    from jinja2 import DictLoader, Environment  # noqa: PLC0415 - may be missing

    environment = Environment(loader=DictLoader(JINJA), keep_trailing_newline=True)
    environment.filters |= {"relative_url": relative_url, "absolute_url": absolute_url}

    def render(name: str, variables: Data) -> str:
        return environment.get_template(f"_layouts/{name}.html").render(variables)

    return render


def python_liquid() -> Render:
    """Return what renders a template with python-liquid, whose `include` wants quotes around a name."""
    from liquid import DictLoader, Environment  # noqa: PLC0415 - may be missing

    sources = {
        path: re.sub(r"include (\S+)", r'include "_includes/\1"', text.split("---\n")[-1])
        for path, text in LIQUID.items()
    }
    environment = Environment(loader=DictLoader(sources))
    for name, each in {"relative_url": relative_url, "absolute_url": absolute_url}.items():
        environment.add_filter(name, each)
    environment.add_filter("date_to_xmlschema", lambda date: date.isoformat())

    def render(name: str, variables: Data) -> str:
        return environment.get_template(f"_layouts/{name}.html").render(**variables)

    return render


def make(render: Render, site: Data, pages: list[Page], *, compress: bool) -> Seconds:
    """Put the posts and the index into their layouts; raises SystemExit for a page that differs from ours in more than white space."""
    seconds: Seconds = defaultdict(float)
    for page in pages:
        if page.layout not in {"post", "index"}:
            continue
        start = time.process_time()
        text = page.content
        for name in (page.layout, "default", *(["compress"] if compress else [])):
            text = render(name, {"site": site, "page": page.data, "content": text})
        seconds[page.layout] += time.process_time() - start
        if "".join(text.split()) != "".join(page.whole.split()):  # python-liquid drops the line end of a template
            raise SystemExit(f"{page.data['path']} differs")
    return seconds


PEERS = {"python-liquid": ("liquid", python_liquid), "Jinja2": ("jinja2", jinja2)}


def run(engine: str, site: pathlib.Path, out: pathlib.Path, *, compress: bool) -> None:
    """Build a site with one engine; print the time by layout, and the most memory in MB."""
    if engine == OURS:
        seconds = build(site, out)
    else:
        data, pages, place = finished(site, out)
        make_all = place if engine == LOOP else partial(make, PEERS[engine][1](), data, pages, compress=compress)
        place()  # makes what the peers' pages are compared with
        make_all()
        seconds = make_all()
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def write_site(folder: pathlib.Path, posts: int, *, compress: bool) -> None:
    """Write a blog with the theme."""
    write_corpus(folder, posts)
    (folder / "tags.html").unlink()
    files = {"_config.yml": CONFIG, **PAGES, **LIQUID}
    if compress:
        files["_layouts/default.html"] = "---\nlayout: compress\n---\n" + files["_layouts/default.html"]
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def measure(
    site: pathlib.Path, runs: int, *, peers: bool, compress: bool = False
) -> dict[str, list[tuple[Seconds, float]]]:
    """Build one site with each engine that is here, in turns."""
    environ = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LANG": "C.UTF-8"}
    measured: dict[str, list[tuple[Seconds, float]]] = {}
    here = [name for name, (module, _) in PEERS.items() if importlib.util.find_spec(module)]
    names = [OURS, *([LOOP, *here] if peers else [])]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        own = [sys.executable, __file__, *(["--compress"] if compress else []), "--built", str(site)]
        commands = {name: [*own, str(out / name), "--engine", name] for name in names}
        if shutil.which("jekyll"):
            commands["Jekyll"] = ["ruby", "-e", JEKYLL, str(site), str(out / "jekyll")]
        for _ in range(runs):
            for name, command in commands.items():
                shutil.rmtree(site / ".blog-cache", ignore_errors=True)
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environ)
                seconds, memory = json.loads(done.stdout.splitlines()[-1])
                measured.setdefault(name, []).append((seconds, memory))
        if peers and (out / "jekyll").exists():
            compare(out / OURS, out / "jekyll")
    return measured


def compare(ours: pathlib.Path, jekyll: pathlib.Path) -> None:
    """Raise SystemExit for a page that Jekyll made otherwise."""
    for path in jekyll.rglob("*.html"):
        if path.read_bytes() != (ours / path.relative_to(jekyll)).read_bytes():
            raise SystemExit(f"{path.relative_to(jekyll)} differs from Jekyll's")


def show(title: str, measured: dict[str, list[tuple[Seconds, float]]], layout: str | None) -> None:
    """Print the medians for one layout, or for all, and ours as a ratio of each: without a build of what has none."""

    def median(name: str) -> float:
        return statistics.median(
            seconds.get(layout, 0.0) if layout else sum(seconds.values()) for seconds, _ in measured[name]
        )

    print(f"{title:28}{'CPU s':>9}{'MB':>7}{'ours / theirs':>16}")
    for name, runs in measured.items():
        memory = statistics.median(memory for _, memory in runs)
        print(
            f"  {name:26}{median(name):9.3f}{memory:7.0f}{median(LOOP if name in PEERS else OURS) / median(name):16.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--site", type=pathlib.Path, help="measure this site instead")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--built", nargs=2, type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--compress", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.engine:
        run(arguments.engine, *arguments.built, compress=arguments.compress)
    elif arguments.site:
        show(str(arguments.site), measure(arguments.site, arguments.runs, peers=False), None)
    else:
        for compress in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                write_site(pathlib.Path(folder), arguments.posts, compress=compress)
                measured = measure(pathlib.Path(folder), arguments.runs, peers=True, compress=compress)
            show(f"{arguments.posts} posts{', compressed' * compress}", measured, "post")
            show(f"an index{', compressed' * compress}", measured, "index")


if __name__ == "__main__":
    main()
