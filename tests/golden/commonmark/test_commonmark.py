"""CommonMark as jekyll-commonmark 1.4.0 writes it with CommonMarker 0.23.6: `html` in the cases is its own output.

`cases.json` holds what the syntax, each option and each extension do, and what is easily got wrong; `ghpages.json` is
what jekyll-commonmark-ghpages 0.5.1 writes on the same versions.
"""

from __future__ import annotations

import random
import re
import shutil

import pytest
from commonmark_cases import FILES, installed, read, reference
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown

CASES = [pytest.param(case, id=f"{name[:-5]}-{case['id']}") for name in FILES for case in read(name)]
OPTIONS = ["SMART", "UNSAFE", "FOOTNOTES", "SOURCEPOS", "HARDBREAKS", "NOBREAKS", "LIBERAL_HTML_TAG", "GITHUB_PRE_LANG"]
EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]
PIECES = [
    "*",
    "**",
    "_",
    "__",
    "~~",
    "~",
    "`",
    "``",
    "[",
    "]",
    "](",
    "![",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    '"',
    "'",
    "--",
    "...",
    "|",
    "\\",
    "#",
    ">",
    "-",
    "1.",
    "=",
    "+",
    "|-|-",
    "```",
    "~~~",
    "[^1]",
    "[^1]:",
    "[a]:",
    "http://a.b",
    "www.c.d",
    "e@f.g",
    "[x]",
    "a",
    "b",
    "é",
    "中",
    "!",
    ".",
    "^",
]
SPACES = [" ", "  ", "    ", "\t", "\n", "\n", "\n\n", "  \n", "\n- ", "\n> ", "\u00a0"]

_HIGHLIGHTED = re.compile(r'(<pre[^>]* class="highlight"[^>]*><code[^>]*>)(.*?)(?=</code></pre></div>)', re.DOTALL)
_SPAN = re.compile(r"</?span[^>]*>")

live = pytest.mark.skipif(not shutil.which("jekyll"), reason="Jekyll is not installed")


def ours(case):
    markdown = make_markdown(case.get("engine", "CommonMark"), case["options"] or {}, PlainHighlighter())
    return markdown.convert(case["markdown"]).html


def without_spans(html):
    """Return `html` without the spans of highlighting: those are the highlighter's."""
    return _HIGHLIGHTED.sub(lambda match: match[1] + _SPAN.sub("", match[2]), html)


@pytest.mark.parametrize("case", CASES)
def test_commonmark(case):
    """Byte for byte, but for the spans of highlighting."""
    assert without_spans(ours(case)) == without_spans(case["html"])


@pytest.mark.reference
@live
@pytest.mark.parametrize(
    ("name", "library"), [("cases.json", "jekyll-commonmark"), ("ghpages.json", "jekyll-commonmark-ghpages")]
)
def test_the_cases_are_what_jekyll_writes(name, library):
    if not installed(library):
        pytest.skip(f"{library} is not installed")
    cases = read(name)

    assert reference(cases) == [case["html"] for case in cases]


@pytest.mark.reference
@live
def test_pieces_of_syntax_in_any_order():
    if not installed("jekyll-commonmark"):
        pytest.skip("jekyll-commonmark is not installed")
    rng = random.Random(29)
    cases = [
        {
            "markdown": "".join(rng.choices([*PIECES, *SPACES, *SPACES], k=rng.randint(2, 24))),
            "options": {"options": rng.sample(OPTIONS, 3), "extensions": rng.sample(EXTENSIONS, 3)},
        }
        for _ in range(1000)
    ]

    for case, html in zip(cases, reference(cases), strict=True):
        assert without_spans(ours(case)) == without_spans(html or ""), case
