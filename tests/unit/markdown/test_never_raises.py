"""Any text is converted: nothing raises, and the answer is the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown

PIECES = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~~~",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[^1]",
    "[^1]:",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<br>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    '"',
    "'",
    "--",
    "...",
    "<<",
    ">>",
    "~~",
    "$$",
    "|",
    "{:.c}",
    "{:toc}",
    "{::",
    "\\",
    "#",
    ">",
    "-",
    "1.",
    ":",
    "^",
    "=",
    "a",
    "é",
    "中",
    "HTML",
    "*[HTML]:",
    "[a]:",
    "{::comment}",
    "{:/}",
    "<script>",
    "<pre>",
    'markdown="1"',
    "[x]",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\r\n", "\f"]), max_size=60)
MARKDOWN = make_markdown("kramdown", {}, PlainHighlighter())
PLAIN = make_markdown("kramdown", {"input": "kramdown", "parse_block_html": True}, PlainHighlighter())


@settings(max_examples=300, deadline=None)
@given(TEXTS.map("".join) | st.text(max_size=200))
def test_any_text(text):
    result = MARKDOWN.convert(text)

    assert MARKDOWN.convert(text) == result
    assert isinstance(PLAIN.convert(text).html, str)
    assert isinstance(MARKDOWN.smartify(text), str)
