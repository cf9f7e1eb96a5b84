"""Markdown as Jekyll 4.3.1 with kramdown 2.4 writes it: `html` in the cases is the reference's own output.

`cases.json` is a survey of the syntax, `options.json` one text under each option, `corners.json` what is easily got
wrong, `inputs.json` other inputs than GitHub's Markdown and HTML made kramdown's own, `plain.json` kramdown without
Jekyll's defaults, `smartify.json` Jekyll's filter of that name.
"""

from __future__ import annotations

import random
import shutil

import pytest
from kramdown_cases import FILES, read, reference
from plain_highlighter import PlainHighlighter, without_highlighting
from render import kramdown

from blogengine.markdown import make_markdown

CASES = [
    pytest.param(case, id=f"{name[:-5]}-{case['id']}")
    for name in FILES
    if name != "smartify.json"
    for case in read(name)
]
SMARTIFIED = [pytest.param(case, id=case["id"]) for case in read("smartify.json")]


@pytest.mark.parametrize("case", CASES)
def test_kramdown(case):
    """Byte for byte, but for the spans of highlighting: those are the highlighter's."""
    [got] = kramdown([case])

    assert without_highlighting(got["html"]) == without_highlighting(case["html"])


@pytest.mark.parametrize("case", SMARTIFIED)
@pytest.mark.parametrize("engine", ["kramdown", "commonmark"])
def test_smartify(engine, case):
    """Whatever the site's engine is, the filter is kramdown's."""
    assert make_markdown(engine, {}, PlainHighlighter()).smartify(case["smartify"]) == case["html"]


@pytest.mark.reference
@pytest.mark.skipif(not shutil.which("jekyll"), reason="Jekyll is not installed")
@pytest.mark.parametrize("name", FILES)
def test_the_cases_are_what_jekyll_writes(name):
    cases = read(name)

    assert reference(cases) == [case["html"] for case in cases]


@pytest.mark.reference
@pytest.mark.skipif(not shutil.which("jekyll"), reason="Jekyll is not installed")
def test_lines_of_all_cases_in_any_order():
    rng = random.Random(20)
    lines = [line for case in read("cases.json") for line in case["markdown"].splitlines() if len(line) < 120]
    texts = ["\n".join(rng.choices([*lines, "", "    "], k=rng.randint(2, 9))) + "\n" for _ in range(500)]
    cases = [{"id": index, "markdown": text} for index, text in enumerate(texts)]

    for case, html, got in zip(cases, reference(cases), kramdown(cases), strict=True):
        assert without_highlighting(got["html"]) == without_highlighting(html), case["markdown"]
