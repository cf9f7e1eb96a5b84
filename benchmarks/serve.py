"""Time `blog serve` from the saving of a post to the page that a real Chromium has loaded anew, and the parts of that.

    python benchmarks/serve.py --posts 10000 --runs 30
    python benchmarks/serve.py --site FOLDER        (a Jekyll site with `_posts`; it is copied)

Parts, in milliseconds: *event*, from the saving to the word of the watcher; *build*, by the clock of the build;
*process*, what the building in another process adds; *told*, from the end of the build to the site's being shown;
*reload*, from then to the `load` event of the page with the new text.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import runpy
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from typing import TYPE_CHECKING, Protocol

from corpus import write_corpus

from blogengine.cli.main import main
from blogengine.serve import watch
from blogengine.serve.builder import Builder
from blogengine.serve.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from blogengine.build.report import BuildReport

BROWSER = pathlib.Path(__file__).parent.parent / "tests" / "browser" / "conftest.py"
PARTS = ("event", "build", "process", "told", "reload", "total")
WATCH = """addEventListener("load", () => loaded(JSON.stringify(
  [performance.timeOrigin + performance.now(), document.body.textContent.match(/edit\\d+/g)?.at(-1) ?? ""])))"""


def note(what: str, **more: object) -> None:
    """Tell the measuring process that something has happened now."""
    print(f"\0{json.dumps({'what': what, 'at': time.time(), **more})}", file=sys.stderr, flush=True)


def noting(function: Callable[..., object], tell: Callable[[object], None]) -> Callable[..., object]:
    """Return a function that tells what the other one returns."""

    def noted(*given: object, **more: object) -> object:
        result = function(*given, **more)
        tell(result)
        return result

    return noted


def serve(arguments: list[str]) -> None:
    """Run `blog serve`, noting when files are seen to change, builds end and sites are shown."""
    changes = watch.changes

    def noted_changes(*given: pathlib.Path) -> Iterator[list[pathlib.Path]]:
        for files in changes(*given):
            note("event", files=len(files))
            yield files

    def note_build(report: BuildReport) -> None:
        note("built", seconds=report.seconds, phases=dict(report.phases))

    patches = {
        (watch, "changes"): noted_changes,
        (Builder, "build"): noting(Builder.build, note_build),
        (Preview, "published"): noting(Preview.published, lambda _: note("shown")),
    }
    for (owner, name), function in patches.items():
        setattr(owner, name, function)
    sys.exit(main(["serve", *arguments]))


class Server:
    """`blog serve` in a process of its own, and what it notes."""

    def __init__(self, site: pathlib.Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, __file__, "--serve", "-s", str(site), "--port", str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.notes: list[dict] = []
        threading.Thread(target=self._listen, daemon=True).start()
        assert self._process.stdout
        for line in self._process.stdout:
            print(line.rstrip())
            if line.startswith("Serving"):
                break
        threading.Thread(target=self._process.stdout.read, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            if line.startswith("\0"):
                self.notes.append(json.loads(line[1:]))
            elif "error" in line:
                print(line.rstrip())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


def measure(site: pathlib.Path, runs: int) -> tuple[list[dict[str, float]], dict[str, list[float]]]:
    """Return the parts of each run, and the phases of its build."""
    post = sorted((site / "_posts").iterdir())[-30]
    server = Server(site)
    found: list[dict[str, float]] = []
    phases: dict[str, list[float]] = {}
    tools = runpy.run_path(str(BROWSER))
    binary = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, tools["BINARIES"])))
    with tempfile.TemporaryDirectory() as profile:
        browser = tools["Browser"](binary, profile)
        try:
            page = browser.page()
            page.call("Runtime.enable")
            page.call("Runtime.addBinding", name="loaded")
            page.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
            root = site / ".blog-cache" / f"preview-{server.port}"
            (file,) = root.rglob(f"{post.stem[11:]}.html")
            page.open(f"http://127.0.0.1:{server.port}/{file.relative_to(root).as_posix()}")
            time.sleep(2)
            for number in range(runs):
                since, seen = len(server.notes), len(browser.events)
                saved = time.time()
                with post.open("a") as stream:
                    stream.write(f"\nedit{number}\n")
                loaded = wait(browser, seen, f"edit{number}")
                event, built, shown = (
                    each for each in server.notes[since:] if each["what"] in {"event", "built", "shown"}
                )
                times = (event["at"] - saved, built["seconds"], built["at"] - event["at"] - built["seconds"],
                         shown["at"] - built["at"], loaded - shown["at"], loaded - saved)  # fmt: skip
                found.append({part: seconds * 1000 for part, seconds in zip(PARTS, times, strict=True)})
                for name, seconds in built["phases"].items():
                    phases.setdefault(name, []).append(seconds * 1000)
                time.sleep(0.3)
        finally:
            browser.close()
            server.close()
    return found, phases


class Browser(Protocol):
    """What is used of the tests' browser."""

    events: list[dict]

    def _read(self) -> dict: ...


def wait(browser: Browser, seen: int, text: str) -> float:
    """Return when a page whose last edit is `text` was loaded."""
    while True:
        for each in browser.events[seen:]:
            if each["method"] == "Runtime.bindingCalled":
                at, last = json.loads(each["params"]["payload"])
                if last == text:
                    return at / 1000
        browser._read()  # noqa: SLF001 - waits for what comes next


def show(found: list[dict[str, float]], phases: dict[str, list[float]]) -> None:
    """Print least, median, ninth decile and most of each part."""
    print(f"{len(found)} runs, ms{'':8}{'least':>8}{'median':>8}{'9th dec.':>9}{'most':>8}")
    rows = [(part, [run[part] for run in found]) for part in PARTS]
    for name, values in rows + [(f"  build: {name}", values) for name, values in phases.items()]:
        ninth = statistics.quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]
        print(f"{name:18}{min(values):8.0f}{statistics.median(values):8.0f}{ninth:9.0f}{max(values):8.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--site", type=pathlib.Path, help="measure a copy of this site instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "site")
        if options.site:
            shutil.copytree(options.site, copy, ignore=shutil.ignore_patterns(".blog-cache", "_site"))
        else:
            write_corpus(copy, options.posts)
        show(*measure(copy, options.runs))
