"""Liquid as Jekyll renders it: the cases hold the output of Jekyll 4.3.1 with Liquid 5.4 over the site in `site/`.

`expected_l4` is that of Liquid 4.0.4, `expected_gh` that of Jekyll 3.10 with Liquid 4.0.4, where they differ; an
expected error may have any message. `generated.json` holds random templates, and what the same Jekyll made of them with
the same data.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.errors import TemplateError
from blogengine.features.registry import enabled
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source
from blogengine.query.tracked import Tracked
from blogengine.read.site import read_site
from blogengine.read.tree import DirTree
from blogengine.render.host import RenderHost
from blogengine.render.nodes import Results
from blogengine.render.workshop import Workshop

HERE = Path(__file__).parent
GIVEN = json.loads((HERE / "cases.json").read_text("utf-8"))
GENERATED = json.loads((HERE / "generated.json").read_text("utf-8"))
MISSING = {
    "include-272": "the feature include_cached",
    "jekyll_tags-296": "the feature gist",
    "jekyll_tags-299": "the feature seo_tag",
    "jekyll_tags-301": "the feature seo_tag",
    "jekyll_tags-302": "the feature seo_tag",
    "f_jekyll-467": "Sass",
}
MISSING_IN_GHPAGES = MISSING | {
    "drops-309": "the drops of Jekyll 3",
    "drops-325": "the drops of Jekyll 3",
    "f_string-331": "the filters of Liquid 4",
    "f_string-342": "the filters of Liquid 4",
    "f_array-382": "the filters of Jekyll 3",
    "f_array-384": "the filters of Jekyll 3",
    "f_array-395": "the filters of Jekyll 3",
    "f_array-405": "the filters of Jekyll 3",
    "f_jekyll-461": "the filters of Jekyll 3",
}
"""What other parts of the engine have yet to bring."""


class Unrendered(Results):
    """A site of which nothing is rendered yet: that is how the reference was run."""

    def content(self, subject: str, reader: str) -> str:
        del reader
        return workshop().body(subject)

    def output(self, subject: str, reader: str) -> None:
        del subject, reader


class CaseHost(RenderHost):
    """The fixture site, with the includes of a case."""

    __slots__ = ("includes",)

    def include(self, name: str) -> Source:
        if name not in self.includes:
            raise TemplateError(f"no include is named '{name}'", code="include-missing")
        return Source(self.includes[name], f"_includes/{name}")


@functools.cache
def workshop() -> Workshop:
    """Read the fixture site, once."""
    tree = DirTree(HERE / "site")
    config = load_config(
        lambda path: tree.read(path).decode() if path == "_config.yml" else None, overrides={"plugins": ["jekyll-feed"]}
    ).config
    clock = Clock.read(time=config.time, timezone=config.timezone, environ={"SOURCE_DATE_EPOCH": "1790000000"})
    read = read_site(tree, config, clock)
    features = enabled(config)
    site = read.site
    for feature in features:
        site = feature.generate(site) if feature.generate else site
    return Workshop(site, tree, features, read.bodies)


def typed(value: object) -> object:
    if isinstance(value, list):
        return [typed(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$time" in value:
        unnamed = dt.timezone(dt.timedelta(0), "")  # what Ruby makes of "+0000"
        return dt.datetime.fromisoformat(value["$time"].removesuffix(" +0000")).replace(tzinfo=unnamed)
    if "$date" in value:
        return dt.date.fromisoformat(value["$date"])
    if "$range" in value:
        return range(value["$range"][0], value["$range"][1] + 1)
    if "$sym" in value:
        return value["$sym"]
    return {key: typed(each) for key, each in value.items()}


@functools.cache
def environment(dialect: str) -> Environment:
    """Return the environment of a dialect, with the tags and filters of the features."""
    features = workshop().features
    return Environment(
        tags={name: tag for feature in features for name, tag in feature.tags.items()},
        filters={name: each for feature in features for name, each in feature.filters.items()},
        dialect=dialect,
    )


def outcome(dialect: str, case: dict) -> dict:
    shop = workshop()
    path = case.get("page", "docs/guide.html")
    ask = Tracked(shop.answers, Unrendered(shop), path)
    host = CaseHost(shop, ask, path)
    host.includes = case.get("includes", {})
    variables = {"site": SiteDrop(ask, path), "page": drop_of(ask, path), "jekyll": JekyllDrop(ask)}
    variables |= {"layout": {"k": "layoutval"}, "highlighter_prefix": "\n", "highlighter_suffix": "\n"}
    variables |= typed({**GIVEN["data"], **case.get("data", {})})
    shop.nodes.clear()
    shop.open_nodes.clear()
    try:
        return {"output": environment(dialect).compile(Source(case["template"], "case.html")).render(variables, host)}
    except TemplateError as error:
        return {"error": error.message, "code": error.code, "placed": error.span is not None}


def same(expected: dict, got: dict) -> bool:
    if "error" in expected:
        return "error" in got and got["code"] != "internal-error" and got["placed"]
    return got.get("output") == expected["output"]


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["id"])
@pytest.mark.parametrize("dialect", ["jekyll4", "ghpages"])
def test_renders_as_jekyll_does(case: dict, dialect: str, request: pytest.FixtureRequest) -> None:
    wanted = [case[key] for key in ("expected", "expected_l4") if key in case]
    if dialect == "ghpages":
        wanted = [case.get("expected_gh", case["expected"])]
    missing = (MISSING if dialect == "jekyll4" else MISSING_IN_GHPAGES).get(case["id"])
    if missing:
        request.applymarker(pytest.mark.xfail(reason=f"missing: {missing}"))
    got = outcome(dialect, case)
    assert any(same(each, got) for each in wanted), f"{case['template']!r}: {got} instead of {wanted}"


@pytest.mark.parametrize("case", GENERATED, ids=lambda case: case["id"])
def test_renders_random_templates_as_jekyll_does(case: dict) -> None:
    got = outcome("jekyll4", case)
    assert same(case["expected"], got), f"{case['template']!r}: {got}"
