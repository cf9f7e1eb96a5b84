"""Whatever an author types, Markdown becomes HTML: no exception, no recursion, nothing but text in the result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogengine.highlight import Highlighter
from blogengine.markdown import make_markdown

PIECES = [
    "*", "**", "_", "`", "```", "~~~", "[", "]", "](u)", "![", "(", ")", "<b>", "</b>", "<div>", "</div>", "<!--", "-->",
    "&", "&amp;", '"', "'", "--", "...", "~~", "$$", "|", "|---|", "{:.c}", "{: #i}", "{::", ":}", "\\", "  \n", "\n",
    "\n\n", "    ", "> ", "- ", "1. ", "# ", "\t", ": ", "[^1]", "[^1]: n", "*[a]: b", "a", "é", "日本", " ", "\x00", "\r\n",
    "\u2028", "{:toc}", "markdown='1'", "<pre>", "<script>", "^", "===", "---", "http://x.y",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
DIALECTS = {engine: make_markdown(engine, {}, Highlighter()) for engine in ("kramdown", "commonmark")}


@pytest.mark.parametrize("engine", DIALECTS)
@settings(max_examples=150, deadline=None)
@given(text=st.one_of(SOUP, st.text(max_size=200)))
def test_every_text_is_markdown(engine, text):
    converted = DIALECTS[engine].convert(text, path="a.md", first_line=5)
    assert isinstance(converted.html, str)
    assert all(each.span is None or each.span.line >= 5 for each in converted.diagnostics)


@pytest.mark.parametrize("engine", DIALECTS)
@settings(max_examples=50, deadline=None)
@given(text=SOUP)
def test_the_same_text_gives_the_same_html(engine, text):
    assert DIALECTS[engine].convert(text) == DIALECTS[engine].convert(text)
