"""The second dialect. Expected output: the CommonMark specification, for code Jekyll's own wrapper."""

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n", "<h1>a</h1>\n"),
        ("a <b>c</b>\n\n<div>*d*</div>\n", "<p>a <b>c</b></p>\n<div>*d*</div>\n"),
        ("~~a~~\n", "<p><s>a</s></p>\n"),
        ('"a" -- b...\n', "<p>&quot;a&quot; -- b...</p>\n"),
        ("a\nb\n", "<p>a\nb</p>\n"),
        (
            "```python x\na<\n```\n",
            (
                '<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a&lt;\n'
                "</code></pre></div></div>\n"
            ),
        ),
        ("```nosuch\na<\n```\n", '<pre><code class="language-nosuch">a&lt;\n</code></pre>\n'),
    ],
)
def test_convert(text, expected):
    assert make_markdown("commonmark", {}, PlainHighlighter()).convert(text).html == expected


def test_options_are_named_in_a_list():
    markdown = make_markdown("commonmark", {"options": ["SMART", "HARDBREAKS"]}, PlainHighlighter())

    assert markdown.convert('"a" -- b\nc\n').html == "<p>“a” – b<br />\nc</p>\n"


def test_what_is_nested_too_deep_is_said_to_be_lost():
    result = make_markdown("commonmark", {}, PlainHighlighter()).convert("> " * 150 + "a\n", path="p.md", first_line=3)

    assert [(d.code, str(d.span)) for d in result.diagnostics] == [("markdown-limit", "p.md:3:1")]
