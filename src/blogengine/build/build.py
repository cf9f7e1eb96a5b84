"""The story of a build: read, generate, plan, render, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.build.destination import destination_of
from blogengine.build.memory import Memory
from blogengine.build.render import render_site
from blogengine.build.report import BuildReport
from blogengine.build.settle import Findings
from blogengine.clock.now import Clock
from blogengine.clock.stopwatch import Stopwatch
from blogengine.config.load import load_config
from blogengine.errors import ConfigError
from blogengine.features.base import Draft, generated
from blogengine.features.registry import enabled, unknown_plugins
from blogengine.markdown import option_problems
from blogengine.model.output import Kind
from blogengine.plan.outputs import plan_site
from blogengine.read.gems import gem_folders
from blogengine.read.git import Git
from blogengine.read.site import read_site
from blogengine.read.theme import decisive
from blogengine.records import replace
from blogengine.render.meter import Meter
from blogengine.render.workshop import Workshop
from blogengine.write.sink import DirectorySink
from blogengine.write.staging import Staging, exclusively

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from blogengine.build.options import BuildOptions
    from blogengine.build.report import Progress
    from blogengine.config.config import Config
    from blogengine.config.load import LoadedConfig
    from blogengine.errors import Diagnostic
    from blogengine.features.base import Feature
    from blogengine.memo import Memo
    from blogengine.read.site import ReadSite
    from blogengine.write.lock import Waiting


def build_site(
    options: BuildOptions, progress: Progress | None = None, waiting: Waiting | None = None, memo: Memo | None = None
) -> BuildReport:
    """Build a site and publish it.

    What is dear to make (compiled templates, highlighted code) is taken from `memo`, and put there for later builds.

    Where another build is at work on the same source or destination, waits for its end after a call of `waiting`.
    Raises BuildFailed, with every diagnostic of the build, where anything is an error (as, without `waiting`, that other
    build): nothing of the previous output is touched then.
    """
    watch = Stopwatch()
    memory = Memory.begin(options, memo)
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
    with watch.phase("read"), findings.fatal():
        read = _read(config, target, findings, memory)
    with watch.phase("generate"), findings.fatal():
        features = enabled(read.site.config)
        draft, unwatched = _generate(read, features, memory, findings)
        site = draft.site
    with watch.phase("plan"), findings.fatal():
        plan = plan_site(site)
        findings.add(*plan.diagnostics)
        meter = Meter() if memory.options.profile else None
        shop = Workshop(site, findings.tree, features, draft.bodies, memory.memo, meter=meter)
        memory.compare(read, draft.bodies, shop, unwatched=unwatched)
        sink = DirectorySink(target, Staging(memory.options.source, target), trusting=memory.options.cache)
    rendered = sum(output.kind is not Kind.STATIC for output in plan.outputs)
    posts = len({output.subject for output in plan.outputs} & {post.id for post in site.posts()})
    try:
        with watch.phase("render"), findings.fatal():
            render_site(shop, plan, sink, findings, memory, progress=progress)
        diagnostics = findings.settle()
        with watch.phase("write"), findings.fatal():
            published = sink.publish()
            memory.save(diagnostics, site, target, published, (posts, rendered - posts))
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


def _read(config: Config, target: Path, findings: Findings, memory: Memory) -> ReadSite:
    options = memory.options
    environ = memory.environ
    clock = _clock(environ, config)
    root = options.source.resolve()
    inside = target.relative_to(root).as_posix() if target.is_relative_to(root) else None
    gems = gem_folders(environ, options.source)
    earlier = memory.open(config, clock, target, gems, decisive(config, options.source, gems))
    findings.add(*memory.notes)
    read = read_site(findings.tree, config, clock, inside, earlier, gems=gems)
    findings.add(*read.diagnostics, *unknown_plugins(read.site.config))
    return read


def _clock(environ: Mapping[str, str], config: Config) -> Clock:
    try:
        return Clock.read(time=config.time, timezone=config.timezone, environ=environ)
    except ConfigError as error:
        error.span = config.places.get("timezone" if error.code == "timezone" else "time")
        raise


def _generate(read: ReadSite, features: tuple[Feature, ...], memory: Memory, findings: Findings) -> tuple[Draft, bool]:
    """Return the site as its features leave it, and whether they asked what nobody watches."""
    git = Git(memory.options.source, memory.options.environ)
    draft = Draft(read.site, read.bodies, findings.tree, git, [])
    draft = generated(draft, features, memory.environ)
    findings.add(*draft.found)
    return draft, git.asked
