"""Liquid as Jekyll renders it: the cases hold the output of Jekyll 4.3.1 with Liquid 5.4 over the site in `site/`.

`expected_l4` is that of Liquid 4.0.4, `expected_gh` that of Jekyll 3.10 with Liquid 4.0.4, where they differ; an
expected error may have any message. `generated.json` holds random templates, and what the same Jekyll made of them with
the same data; `filters.json` and `dates.json` random filters of random values; `drops.json` what it made of its objects, run by its command line, which decides in what order they show
their keys; `corners.json` what Jekyll 4.3.1 with Liquid 4.0.4 makes of `empty` and `blank` everywhere, of counters and
of leaving loops.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from liquid_cases import render

HERE = Path(__file__).parent
GIVEN = json.loads((HERE / "cases.json").read_text("utf-8"))
GENERATED = json.loads((HERE / "generated.json").read_text("utf-8"))
CORNERS = json.loads((HERE / "corners.json").read_text("utf-8"))
FILTERS = [case for name in ("filters", "dates") for case in json.loads((HERE / f"{name}.json").read_text("utf-8"))]
DROPS = json.loads((HERE / "drops.json").read_text("utf-8"))
UNWANTED = {
    "jekyll_tags-296": "the word `false`, which jekyll-gist writes where it reaches nobody",
}
"""What is not wanted."""


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
    if case["id"] in UNWANTED:
        request.applymarker(pytest.mark.xfail(reason=UNWANTED[case["id"]]))
    got = render(case, GIVEN["data"], dialect)
    assert any(same(each, got) for each in wanted), f"{case['template']!r}: {got} instead of {wanted}"


@pytest.mark.parametrize("case", GENERATED, ids=lambda case: case["id"])
def test_renders_random_templates_as_jekyll_does(case: dict) -> None:
    got = render(case, GIVEN["data"], "jekyll4")
    assert same(case["expected"], got), f"{case['template']!r}: {got}"


@pytest.mark.parametrize("case", DROPS, ids=lambda case: case["id"])
def test_jekylls_objects_show_what_they_show_in_jekyll(case: dict) -> None:
    got = render(case, {}, "jekyll4")
    assert same(case["expected"], got), f"{case['template']!r}: {got}"


@pytest.mark.parametrize("case", CORNERS, ids=lambda case: case["id"])
def test_renders_corners_as_jekyll_does(case: dict) -> None:
    got = render(case, {}, "jekyll4")
    assert same(case["expected"], got), f"{case['template']!r}: {got}"


@pytest.mark.parametrize("case", FILTERS, ids=lambda case: case["id"])
def test_filters_do_what_they_do_in_jekyll(case: dict) -> None:
    got = render(case, {}, "jekyll4")
    assert same(case["expected"], got), f"{case['template']!r}: {got}"
