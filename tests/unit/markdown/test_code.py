"""Who writes what around highlighted code. Expected output: the reference's."""

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown

INNER = '<div class="highlight"><pre class="highlight"><code>a\n</code></pre></div>'


class Recorder(PlainHighlighter):
    def __init__(self):
        self.asked = []

    def fenced(self, code, language, *rest):
        self.asked.append(language)
        return super().fenced(code, language, *rest)


def convert(text, **options):
    return make_markdown("kramdown", options, PlainHighlighter()).convert(text).html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```python\na\n```\n", f'<div class="language-python highlighter-rouge">{INNER}</div>\n'),
        ("    a\n", f'<div class="language-plaintext highlighter-rouge">{INNER}</div>\n'),
        (
            '{: .x #i k="v"}\n```python\na\n```\n',
            f'<div class="language-python x highlighter-rouge" id="i" k="v">{INNER}</div>\n',
        ),
        ("    a\n{: .x .y}\n", f'<div class="language-plaintext x y highlighter-rouge">{INNER}</div>\n'),
        ("    a\n{: .language-python}\n", f'<div class="language-python highlighter-rouge">{INNER}</div>\n'),
        ('    a\n{: lang="x"}\n', f'<div lang="x" class="language-plaintext highlighter-rouge">{INNER}</div>\n'),
        (
            "```nosuch\na<\n```\n{: .x #i}\n",
            '<pre class="x" id="i"><code class="language-nosuch">a&lt;\n</code></pre>\n',
        ),
    ],
)
def test_the_wrapper_is_ours(text, expected):
    assert convert(text) == expected


def test_the_highlighter_is_asked_for_the_language_as_it_is_written():
    recorder = Recorder()
    make_markdown("kramdown", {}, recorder).convert("```python?x=1\na\n```\n\n    b\n")

    assert recorder.asked == ["python?x=1", None]


def test_without_rouge_there_is_no_highlighting():
    assert convert("```python\na\n```\n", syntax_highlighter="none") == (
        '<pre><code class="language-python">a\n</code></pre>\n'
    )


def test_the_default_language_names_the_class():
    options = {"syntax_highlighter_opts": {"default_lang": "python"}}

    assert convert("    a\n", **options) == f'<div class="language-python highlighter-rouge">{INNER}</div>\n'


def test_code_may_be_left_plain_of_one_kind_only():
    options = {"syntax_highlighter_opts": {"span": {"disable": True}, "block": {"default_lang": "ruby"}}}

    assert convert("    a\n", **options) == f'<div class="language-ruby highlighter-rouge">{INNER}</div>\n'
    assert convert("`a`\n", **options) == "<p><code>a</code></p>\n"


def test_plain_text_is_left_alone_without_guessing():
    assert convert("    a\n", guess_lang=False) == "<pre><code>a\n</code></pre>\n"
