"""The story of a build: read, generate, plan, render, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.build.destination import destination_of
from blogengine.build.garbage import uncollected
from blogengine.build.memory import Memory
from blogengine.build.prepare import prepare
from blogengine.build.render import render_site
from blogengine.build.report import BuildReport
from blogengine.build.settle import Findings
from blogengine.clock.stopwatch import Stopwatch
from blogengine.config.load import load_config
from blogengine.markdown import option_problems
from blogengine.model.output import Kind
from blogengine.model.site import POSTS
from blogengine.records import replace
from blogengine.render.meter import Meter
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging, exclusively

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from blogengine.build.options import BuildOptions
    from blogengine.build.report import Progress
    from blogengine.cache.look import Look
    from blogengine.config.config import Config
    from blogengine.config.load import LoadedConfig
    from blogengine.errors import Diagnostic
    from blogengine.memo import Memo
    from blogengine.write.lock import Waiting


def build_site(
    options: BuildOptions,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
    memo: Memo | None = None,
    *,
    seen: Look | None = None,
) -> BuildReport:
    """Build a site and publish it.

    What is dear to make (compiled templates, highlighted code) is taken from `memo`, and put there for later builds.
    `seen` is a look that was taken just now: what it saw is what is built.

    Where another build is at work on the same source or destination, waits for its end after a call of `waiting`.
    Raises BuildFailed, with every diagnostic of the build, where anything is an error (as, without `waiting`, that other
    build): nothing of the previous output is touched then.
    """
    watch = Stopwatch({"look": seen.seconds} if seen is not None else None)
    memory = Memory.begin(options, memo, seen)
    options = replace(options, environ=memory.environ)
    findings = Findings(memory.tree)
    with watch.phase("read"), findings.fatal():
        config = _configure(options, findings)
        target = destination_of(options, config)
    try:
        with findings.fatal(), exclusively(options.source, target, waiting):
            return _build(config, target, findings, watch, memory, progress=progress)
    finally:
        memory.close()


def _build(
    config: Config, target: Path, findings: Findings, watch: Stopwatch, memory: Memory, *, progress: Progress | None
) -> BuildReport:
    """Build a site while no other build does."""
    meter = Meter() if memory.options.profile else None
    with findings.fatal(), uncollected():
        whole, shop = prepare(config, target, findings, watch, memory, meter=meter)
        sink = DirectorySink(target, Staging(memory.options.source, target), trusting=memory.options.cache)
    plan = whole.plan
    rendered = sum(output.kind is not Kind.STATIC for output in plan.outputs)
    listed = whole.site.collection(POSTS)
    posts = len({output.subject for output in plan.outputs}.intersection(listed.ids if listed else ()))
    try:
        with watch.phase("render"), findings.fatal():
            render_site(shop, plan, sink, findings, memory, progress=progress)
        diagnostics = findings.settle()
        with watch.phase("write"), findings.fatal():
            published = sink.publish()
            memory.save(diagnostics, whole, target, published, (posts, rendered - posts))
    finally:
        sink.discard()
    return BuildReport(
        target, posts, rendered - posts, len(published.written), len(published.unchanged), len(published.removed),
        watch.total, diagnostics, watch.seconds,
        memory.explain(memory.options.explain, plan.outputs) if memory.options.explain else None,
        published.written + published.removed,
        meter.total if meter is not None else {},
    )  # fmt: skip


def _configure(options: BuildOptions, findings: Findings) -> Config:
    """Load the configuration; goes no further with one that has errors."""
    loaded = load_config(
        findings.text_of,
        files=options.config_files,
        overrides=options.overrides,
        environment=options.environ.get("JEKYLL_ENV", "development"),
        bundler="JEKYLL_NO_BUNDLER_REQUIRE" not in options.environ,
    )
    findings.strict = loaded.config.strict or options.strict
    findings.add(*loaded.diagnostics, *_markdown_problems(loaded))
    findings.settle()
    return loaded.config


def _markdown_problems(loaded: LoadedConfig) -> Iterator[Diagnostic]:
    """Find what is wrong with the section of the site's Markdown dialect; its highlighter may be named outside of it."""
    markdown = loaded.config.markdown
    section = "commonmark" if markdown.engine.startswith("commonmark") else markdown.engine
    for key, problem in option_problems(markdown.engine, markdown.options):
        span = loaded.place_of(section, key)
        yield replace(problem, span=span or (loaded.place_of("highlighter") if key == "syntax_highlighter" else None))
