"""No text takes more than about linear time: the work is counted in calls, which no load of the machine changes."""

import sys

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown

TEXTS = {
    "emphasis": "*a **b _c __d ",
    "brackets": "[",
    "links": "[a](",
    "parentheses": "[a]((",
    "titles": '[a](b "c',
    "images": "![a",
    "open elements": "<b>",
    "open code elements": "<code>",
    "images with text": "[>>![__--",
    "elements and images": "<em>x</em>![[^1]...{::",
    "strong": "**a*",
    "underscores": "_a",
    "ticks": "`a ``b ```c ",
    "strikethrough": "~~a ",
    "formulas": "$$ a ",
    "attribute lists": "{:",
    "extensions": "{::a} ",
    "mixed": "*_[`<b>",
    "ampersands": "&a",
    "quotes": "\"'",
    "addresses": "<http:a",
    "fences": "~~~a\n",
    "long fences": "`````a\n\n",
    "div": "<div>",
    "markdown in div": '<div markdown="1">\n',
    "comments": "<!--",
    "open attributes": '<a b="',
    "table": "|`a|b\n",
    "definitions": "a\n: b\n",
    "footnotes": "[^1]: x [^1]\n",
    "list items": "- a\n",
    "list lines": "- a\n  b\n  c\n",
    "headings": "# a\n",
    "paragraph": "a\n",
    "quote": "> a\n",
    "blank lines": "\n \n",
}


def calls(text, options=None):
    """Return how many calls converting `text` takes, of Python's and of C's functions."""
    markdown = make_markdown("kramdown", options or {}, PlainHighlighter())
    markdown.convert(text)  # what is compiled once is not counted
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        markdown.convert(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_is_about_twice_the_work(unit):
    size = max(4000 // len(unit), 300)

    assert calls(unit * 2 * size) < 3 * calls(unit * size) + 2000


HTML = {
    "emphasis": "<b>",
    "emphasis with text": "<em>x ",
    "spans": "<span>x",
    "blocks": "<div>x",
    "headings": "<h1>x",
    "tables": "<table><tr><td>",
    "anchors": "<a name='n'>x",
    "code": "<code>x",
    "paragraphs": "<p>a</p>b\n",
    "references": "<p>&a;&lt;</p>\n",
}


@pytest.mark.parametrize("options", [{"html_to_native": True}, {"input": "html"}], ids=str)
@pytest.mark.parametrize("unit", HTML.values(), ids=HTML)
def test_html_made_kramdowns_own_takes_linear_work(unit, options):
    """From a depth on that is kept HTML, so the text is longer than that is deep."""
    assert calls(unit * 1200, options) < 3 * calls(unit * 600, options) + 2000


@pytest.mark.parametrize("options", [{"html_to_native": True}, {"input": "html"}], ids=str)
def test_html_nested_too_deep_stays_html_and_says_so(options):
    result = make_markdown("kramdown", options, PlainHighlighter()).convert(
        "<div>" * 300 + "<h1>a</h1>" + "</div>" * 300
    )

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["markdown-limit"]
    assert "<h1>a</h1>" in result.html


@pytest.mark.parametrize(
    "text",
    [
        "> " * 150 + "a\n",
        "> " * 5000 + "a\n",
        "".join("  " * depth + "- a\n" for depth in range(60)),
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "- " * 2000 + "a\n",
        "<b>" * 3000 + "a\n",
        "<div>" * 3000 + "a\n",
        '<div markdown="1">\n' * 3000,
        "*[_" * 2000,
        "".join("    " * depth + ": a\n" for depth in range(100)),
        "{:a: b .x}\n{:b: a .y}\na\n{: a}\n",
        "".join(f"{{:a{i}: a{i + 1} a{i + 1} .x}}\n" for i in range(60)) + "a\n{: a0}\n",
        "".join(f"[^{i}]: [^{i + 1}]\n" for i in range(300)) + "[^0]\n",
        "# " + "<b>" * 2000 + "\n\n- toc\n{:toc}\n",
    ],
    ids=lambda text: text[:12],
)
def test_depth_overflows_no_stack(text):
    assert make_markdown("kramdown", {}, PlainHighlighter()).convert(text).html


def test_what_gives_up_says_so():
    result = make_markdown("kramdown", {}, PlainHighlighter()).convert("*a **b _c __d " * 1000)

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["markdown-limit"]
    assert result.html == f"<p>{'*a **b _c __d ' * 1000}</p>\n".replace(" </p>", "</p>")


def test_ordinary_mistakes_are_far_from_the_limit():
    """As kramdown writes it: the reference takes eight seconds for the sixty repetitions below."""
    result = make_markdown("kramdown", {}, PlainHighlighter()).convert("*a **b _c __d " * 10)

    assert result.diagnostics == ()
    assert result.html == f"<p>{('*a **b _c __d ' * 10).rstrip()}</p>\n"


def test_a_table_of_missing_cells_is_not_filled_up():
    result = make_markdown("kramdown", {}, PlainHighlighter()).convert("|a" * 2000 + "|\n" + "|a|\n" * 2000)

    assert [diagnostic.code for diagnostic in result.diagnostics] == ["markdown-limit"]
    assert result.html.count("<td>") == 4000
