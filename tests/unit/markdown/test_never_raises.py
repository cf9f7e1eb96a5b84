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
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<li>",
    '<script type="math/tex">',
    "<pre><code>",
    '<p markdown="span">',
    '<pre markdown="span">',
    '<li markdown="span">',
    '<code markdown="1">',
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\r\n", "\f"]), max_size=60)
MARKDOWN = make_markdown("kramdown", {}, PlainHighlighter())
OTHERS = [
    make_markdown("kramdown", options, PlainHighlighter())
    for options in (
        {"input": "kramdown", "parse_block_html": True},
        {"html_to_native": True},
        {"html_to_native": True, "parse_block_html": True, "hard_wrap": True},
        {"input": "html"},
        {"input": "markdown"},
    )
]


@settings(max_examples=300, deadline=None)
@given(TEXTS.map("".join) | st.text(max_size=200))
def test_any_text(text):
    result = MARKDOWN.convert(text)

    assert MARKDOWN.convert(text) == result
    assert all(isinstance(other.convert(text).html, str) for other in OTHERS)
    assert isinstance(MARKDOWN.smartify(text), str)
