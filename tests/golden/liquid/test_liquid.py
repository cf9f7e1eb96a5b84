"""Liquid as Jekyll renders it: the cases hold the output of Jekyll 4.3.1 with Liquid 5.4 over the site in `site/`.

`expected_l4` is that of Liquid 4.0.4, `expected_gh` that of Jekyll 3.10 with Liquid 4.0.4, where they differ; an
expected error may have any message. `generated.json` holds random templates, and what the same Jekyll made of them with
the same data. Cases that ask the site itself are run through the real site model elsewhere; here
the host is the smallest that can include a file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from blogengine.errors import TemplateError
from blogengine.liquid.drop import BuildTime
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source

HERE = Path(__file__).parent
GIVEN = json.loads((HERE / "cases.json").read_text("utf-8"))
GENERATED = json.loads((HERE / "generated.json").read_text("utf-8"))
ASKS_THE_SITE = re.compile(
    r"\b(?:site|seo|gist|feed_meta|include_cached|post_url|link|highlight|markdownify|smartify|sassify|page)\b"
)
BERLIN = ZoneInfo("Europe/Berlin")

FILTERS_OF_LIQUID_5 = {
    "f_string-331",
    "f_string-342",
    "f_array-382",
    "f_array-384",
    "f_array-395",
    "f_array-405",
    "f_jekyll-461",
}
"""What GitHub Pages' older filters do otherwise: the filters of the dialect `ghpages` are not written yet."""


class Now(BuildTime):
    __slots__ = ()

    def format(self, pattern: str) -> str:
        return self.value().strftime(pattern)

    def value(self) -> dt.datetime:
        return dt.datetime(2026, 11, 20, 10, 3, tzinfo=BERLIN)


class Includes:
    """A host that has includes and a configuration, and nothing else."""

    def __init__(self, includes: dict[str, str]) -> None:
        self.includes = {name: Source(text, f"_includes/{name}") for name, text in includes.items()}
        self.warned = []

    def include(self, name: str) -> Source:
        if name not in self.includes:
            raise TemplateError(f"no include is named '{name}'", code="include-missing")
        return self.includes[name]

    def include_relative(self, name: str) -> Source:
        return Source((HERE / "site" / "docs" / name).read_text("utf-8"), f"docs/{name}")

    def config(self, key: str) -> object:
        return {"url": "https://example.org", "baseurl": "/base", "title": "Oracle & Site"}.get(key)

    def now(self) -> BuildTime:
        return Now()

    def zone(self) -> dt.tzinfo:
        return BERLIN

    def warn(self, diagnostic: object) -> None:
        self.warned.append(diagnostic)


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


def outcome(environment: Environment, case: dict) -> dict:
    data = typed({**GIVEN["data"], **case.get("data", {})})
    data |= {"page": {"title": "Guide"}, "layout": {"k": "layoutval"}}
    host = Includes(case.get("includes", {}))
    try:
        return {"output": environment.compile(Source(case["template"], "case.html")).render(data, host)}
    except TemplateError as error:
        return {"error": error.message, "code": error.code, "placed": error.span is not None}


def same(expected: dict, got: dict) -> bool:
    if "error" in expected:
        return "error" in got and got["code"] != "internal-error" and got["placed"]
    return got.get("output") == expected["output"]


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["id"])
@pytest.mark.parametrize("dialect", ["jekyll4", "ghpages"])
def test_renders_as_jekyll_does(case: dict, dialect: str, request: pytest.FixtureRequest) -> None:
    if ASKS_THE_SITE.search(json.dumps(case)):
        pytest.skip("asks the site")
    wanted = [case[key] for key in ("expected", "expected_l4") if key in case]
    if dialect == "ghpages":
        if case["id"] in FILTERS_OF_LIQUID_5:
            request.applymarker(pytest.mark.xfail(reason="a filter of Jekyll 3"))
        wanted = [case.get("expected_gh", case["expected"])]
    got = outcome(Environment(dialect=dialect), case)
    assert any(same(each, got) for each in wanted), f"{case['template']!r}: {got} instead of {wanted}"


@pytest.mark.parametrize("case", GENERATED, ids=lambda case: case["id"])
def test_renders_random_templates_as_jekyll_does(case: dict) -> None:
    got = outcome(Environment(), case)
    assert same(case["expected"], got), f"{case['template']!r}: {got}"
