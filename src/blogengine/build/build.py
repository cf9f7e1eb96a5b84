"""The story of a build: read, generate, plan, render, write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.build.destination import destination_of
from blogengine.build.executors import render_serially
from blogengine.build.report import BuildReport
from blogengine.build.settle import Findings
from blogengine.cache.traces import record_traces
from blogengine.clock.now import Clock, Stopwatch
from blogengine.config.load import load_config
from blogengine.errors import ConfigError
from blogengine.features.base import Draft, generated
from blogengine.features.registry import enabled, unknown_plugins
from blogengine.markdown import option_problems
from blogengine.memo import DictMemo
from blogengine.model.output import Kind
from blogengine.plan.outputs import plan_site, span_of
from blogengine.read.gems import gem_folders
from blogengine.read.git import Git
from blogengine.read.site import read_site
from blogengine.read.tree import DirTree
from blogengine.render.workshop import Workshop
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging, cache_folder, exclusively

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.build.options import BuildOptions
    from blogengine.build.report import Progress
    from blogengine.config.config import Config
    from blogengine.config.load import LoadedConfig
    from blogengine.errors import Diagnostic, SourceSpan
    from blogengine.features.base import Feature
    from blogengine.model.output import Output
    from blogengine.plan.outputs import Plan
    from blogengine.query.tracked import Trace
    from blogengine.read.site import ReadSite
    from blogengine.write.lock import Waiting
    from blogengine.write.sink import Sink


def build_site(options: BuildOptions, progress: Progress | None = None, waiting: Waiting | None = None) -> BuildReport:
    """Build a site and publish it.

    Where another build is at work on the same source or destination, waits for its end after a call of `waiting`.
    Raises BuildFailed, with every diagnostic of the build, where anything is an error (as, without `waiting`, that other
    build): nothing of the previous output is touched then.
    """
    watch = Stopwatch()
    findings = Findings(DirTree(options.source))
    with watch.phase("read"), findings.fatal():
        config = _configure(options, findings)
        target = destination_of(options, config)
    with findings.fatal(), exclusively(options.source, target, waiting):
        return _build(options, config, target, findings, watch, progress=progress)


def _build(
    options: BuildOptions,
    config: Config,
    target: Path,
    findings: Findings,
    watch: Stopwatch,
    *,
    progress: Progress | None,
) -> BuildReport:
    """Build a site while no other build does."""
    with watch.phase("read"), findings.fatal():
        read = _read(options, config, target, findings)
    with watch.phase("generate"), findings.fatal():
        features = enabled(read.site.config)
        draft = _generate(read, features, options, findings)
        site = draft.site
    with watch.phase("plan"), findings.fatal():
        plan = plan_site(site)
        findings.add(*plan.diagnostics)
        shop = Workshop(site, findings.tree, features, draft.bodies, DictMemo())
        sink = DirectorySink(target, Staging(options.source, target))
    try:
        with watch.phase("render"):
            traces = _render(shop, plan, sink, findings, progress)
        diagnostics = findings.settle()
        with watch.phase("write"), findings.fatal():
            published = sink.publish()
            _remember(options.source, traces)
    finally:
        sink.discard()
    rendered = sum(output.kind is not Kind.STATIC for output in plan.outputs)
    posts = len({output.subject for output in plan.outputs} & {post.id for post in site.posts()})
    return BuildReport(
        target, posts, rendered - posts, len(published.written), len(published.unchanged), len(published.removed),
        watch.total, diagnostics, watch.seconds,
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


def _read(options: BuildOptions, config: Config, target: Path, findings: Findings) -> ReadSite:
    clock = _clock(options, config)
    root = options.source.resolve()
    inside = target.relative_to(root).as_posix() if target.is_relative_to(root) else None
    gems = gem_folders(options.environ, options.source)
    read = read_site(findings.tree, config, clock, inside, gems=gems)
    findings.add(*read.diagnostics, *unknown_plugins(read.site.config))
    return read


def _clock(options: BuildOptions, config: Config) -> Clock:
    try:
        return Clock.read(time=config.time, timezone=config.timezone, environ=options.environ)
    except ConfigError as error:
        error.span = config.places.get("timezone" if error.code == "timezone" else "time")
        raise


def _generate(read: ReadSite, features: tuple[Feature, ...], options: BuildOptions, findings: Findings) -> Draft:
    draft = Draft(read.site, read.bodies, findings.tree, Git(options.source, options.environ), [])
    draft = generated(draft, features, options.environ)
    findings.add(*draft.found)
    return draft


def _render(
    shop: Workshop, plan: Plan, sink: Sink, findings: Findings, progress: Progress | None
) -> dict[tuple[str, str], Trace]:
    """Render every output into the sink; return the traces of all nodes."""
    traces: dict[tuple[str, str], Trace] = {}
    static = [output for output in plan.outputs if output.kind is Kind.STATIC]
    made = [output for output in plan.outputs if output.kind is not Kind.STATIC]
    files = {file.id: file.location for file in shop.site.static_files}
    for output in static:
        with findings.at(_span(shop, output)):
            sink.copy(output.path, Path(files[output.subject]))
    for done, rendered in enumerate(render_serially(shop, made), 1):
        findings.add(*rendered.diagnostics)
        traces.update(rendered.traces)
        if rendered.content is not None:
            with findings.at(_span(shop, rendered.output)):
                sink.put(rendered.output.path, rendered.content)
        if progress is not None:
            progress(done, len(made))
    return traces


def _span(shop: Workshop, output: Output) -> SourceSpan:
    """Return the place that an output's path comes from."""
    subject = shop.answers.subject(output.subject)
    assert subject is not None
    return span_of(subject)


def _remember(source: Path, traces: Mapping[tuple[str, str], Trace]) -> None:
    """Keep the traces beside the source; a source that cannot be written has no cache, and needs none."""
    folder = cache_folder(source)
    if folder is not None:
        record_traces(folder, traces)
