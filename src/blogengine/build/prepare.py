"""A site that is ready to be rendered: read, generated and planned; or recalled, where nothing but texts was edited."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from blogengine.build.destination import unread_folder
from blogengine.cache.snapshot import Snapshot
from blogengine.clock.now import Clock
from blogengine.errors import ConfigError
from blogengine.features.base import Draft, generated
from blogengine.features.registry import enabled, unknown_plugins
from blogengine.plan.outputs import plan_site
from blogengine.read.classify import Classifier
from blogengine.read.gems import gem_folders
from blogengine.read.git import Git
from blogengine.read.site import read_documents, read_site
from blogengine.read.sort import sort_documents
from blogengine.read.theme import decisive
from blogengine.records import dataclass
from blogengine.render.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.build.memory import Memory
    from blogengine.build.settle import Findings
    from blogengine.clock.stopwatch import Stopwatch
    from blogengine.config.config import Config
    from blogengine.features.base import Feature
    from blogengine.model.site import Site
    from blogengine.read.context import Earlier
    from blogengine.render.meter import Meter


@dataclass(frozen=True, slots=True)
class Means:
    """What a site is prepared with; `inside` is the built site's path in the source, where it lies there."""

    config: Config
    clock: Clock
    inside: str | None
    gems: tuple[Path, ...]
    findings: Findings
    memory: Memory
    meter: Meter | None

    def workshop(self, site: Site, features: tuple[Feature, ...], bodies: Mapping[str, bytes]) -> Workshop:
        """Return where a site is rendered."""
        return Workshop(site, self.findings.tree, features, bodies, self.memory.memo, meter=self.meter)


def prepare(
    config: Config, target: Path, findings: Findings, watch: Stopwatch, memory: Memory, *, meter: Meter | None
) -> tuple[Snapshot, Workshop]:
    """Return the site as a whole, and the workshop in which it is rendered: compared with that of the last build.

    Raises BlogError.
    """
    with watch.phase("read"):
        clock = _clock(memory.environ, config)
        inside = unread_folder(memory.options.source, target, config)
        gems = tuple(gem_folders(memory.environ, memory.options.source))
        means = Means(config, clock, inside, gems, findings, memory, meter)
        earlier = memory.open(config, clock, target, gems, decisive(config, memory.options.source, gems))
        findings.add(*memory.notes)
        recalled = _recalled(means, earlier) if earlier is not None else None
    return recalled or _made(means, earlier, watch)


def _recalled(means: Means, earlier: Earlier) -> tuple[Snapshot, Workshop] | None:
    """Return the site of the last build, where nothing was edited since but texts of documents."""
    memory, findings = means.memory, means.findings
    recalled = memory.recall(means.clock)
    if recalled is None:
        return None
    whole, touched = recalled
    files = sort_documents(touched, means.config, Classifier(means.config, means.inside))
    read_documents(findings.tree, whole.site, files, earlier)
    if not memory.is_recalled(touched):
        return None
    findings.add(*whole.found)
    shop = means.workshop(whole.site, enabled(whole.site.config), ChainMap(dict(whole.bodies), earlier.bodies))
    memory.compare_texts(shop)
    return whole, shop


def _made(means: Means, earlier: Earlier | None, watch: Stopwatch) -> tuple[Snapshot, Workshop]:
    """Return the site as it is read, generated and planned."""
    memory, findings = means.memory, means.findings
    known = findings.count
    with watch.phase("read"):
        read = read_site(findings.tree, means.config, means.clock, means.inside, earlier, gems=means.gems)
        findings.add(*read.diagnostics, *unknown_plugins(read.site.config))
    with watch.phase("generate"):
        features = enabled(read.site.config)
        git = Git(memory.options.source, memory.options.environ)
        draft = generated(Draft(read.site, read.bodies, findings.tree, git, []), features, memory.environ)
        findings.add(*draft.found)
    with watch.phase("plan"):
        plan = plan_site(draft.site)
        findings.add(*plan.diagnostics)
        shop = means.workshop(draft.site, features, draft.bodies)
        memory.compare(read, draft.bodies, shop, unwatched=git.asked)
    return Snapshot(draft.site, plan, draft.bodies, findings.since(known)), shop


def _clock(environ: Mapping[str, str], config: Config) -> Clock:
    try:
        return Clock.read(time=config.time, timezone=config.timezone, environ=environ)
    except ConfigError as error:
        error.span = config.places.get("timezone" if error.code == "timezone" else "time")
        raise
