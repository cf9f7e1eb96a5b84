"""Renders Liquid cases over the site in `site/`, as the reference renders them: nothing of that site is rendered yet."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.errors import TemplateError
from blogengine.features.base import Draft, generated
from blogengine.features.registry import enabled, plugin_of
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source
from blogengine.query.tracked import Tracked
from blogengine.read.git import Git
from blogengine.read.site import read_site
from blogengine.read.tree import DirTree
from blogengine.render.host import RenderHost
from blogengine.render.nodes import Results
from blogengine.render.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
PLUGINS = ["jekyll-feed", "jekyll-gist", "jekyll-include-cache", "jekyll-seo-tag"]

Case = dict[str, Any]  # JSON
Dialect = Literal["jekyll4", "ghpages"]


class Unrendered(Results):
    """A site of which nothing is rendered yet: that is how the reference was run."""

    def content(self, subject: str, reader: str) -> tuple[str, None]:
        del reader
        return self._shop.body(subject), None

    def output(self, subject: str, reader: str) -> tuple[None, None]:
        del subject, reader
        return None, None


class CaseHost(RenderHost):
    """The fixture site, with the includes of a case."""

    __slots__ = ("includes",)

    def apart(self) -> CaseHost:
        host = CaseHost(self._shop, self.ask.apart(), self._path)
        host.includes = self.includes
        return host

    def include(self, name: str) -> Source:
        self.ask.include(name)
        if name not in self.includes:
            raise TemplateError(f"no include is named '{name}'", code="include-missing")
        return Source(self.includes[name], f"_includes/{name}")


@functools.cache
def workshop(dialect: Dialect) -> Workshop:
    """Read the fixture site, once for a dialect."""
    tree = DirTree(HERE / "site")
    config = load_config(
        lambda path: tree.read(path).decode() if path == "_config.yml" else None,
        overrides={"plugins": PLUGINS, "dialect": dialect},
    ).config
    clock = Clock.read(time=config.time, timezone=config.timezone, environ={"SOURCE_DATE_EPOCH": "1790000000"})
    read = read_site(tree, config, clock)
    # The reference had these plugins alone, in the dialect of GitHub Pages too, which has more by default.
    features = [each for each in enabled(config) if plugin_of(each.name) in {None, *PLUGINS}]
    draft = generated(Draft(read.site, read.bodies, tree, Git(HERE, {}), []), features, {})
    return Workshop(draft.site, tree, features, read.bodies)


def typed(value: object) -> object:
    """Return JSON with what JSON has no types for: `$time`, `$date`, `$range`, `$sym`."""
    if isinstance(value, list):
        return [typed(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$time" in value:
        wall, _, offset = value["$time"].rpartition(" ")
        away = dt.timedelta(hours=int(offset[:3]), minutes=int(offset[0] + offset[3:]))
        return dt.datetime.fromisoformat(wall).replace(tzinfo=dt.timezone(away, ""))  # which Ruby gives no name either
    if "$date" in value:
        return dt.date.fromisoformat(value["$date"])
    if "$range" in value:
        return range(value["$range"][0], value["$range"][1] + 1)
    if "$sym" in value:
        return value["$sym"]
    return {key: typed(each) for key, each in value.items()}


@functools.cache
def environment(dialect: Dialect) -> Environment:
    """Return the environment of a dialect, with the tags and filters of the features."""
    features = workshop(dialect).features
    return Environment(
        tags={name: tag for feature in features for name, tag in feature.tags.items()},
        filters={name: each for feature in features for name, each in feature.filters.items()},
        dialect=dialect,
    )


def render(case: Case, data: Mapping[str, object], dialect: Dialect) -> Case:
    """Return the `output` of a case whose variables lie over `data`, or its `error`, the `code` of that and whether it is `placed`."""
    shop = workshop(dialect)
    path = case.get("page", "docs/guide.html")
    ask = Tracked(shop.answers, Unrendered(shop), path)
    host = CaseHost(shop, ask, path)
    host.includes = case.get("includes", {})
    variables = {"site": SiteDrop(ask, path), "page": drop_of(ask, path), "jekyll": JekyllDrop(ask)}
    variables |= {"layout": {"k": "layoutval"}, "highlighter_prefix": "\n", "highlighter_suffix": "\n"}
    variables |= typed({**data, **case.get("data", {})})
    shop.nodes.clear()
    shop.open_nodes.clear()
    environment(dialect).shared("include_cached").clear()  # the next case's includes are other files
    try:
        return {"output": environment(dialect).compile(Source(case["template"], "case.html")).render(variables, host)}
    except TemplateError as error:
        return {"error": error.message, "code": error.code, "placed": error.span is not None}
