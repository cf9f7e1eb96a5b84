"""The second dialect. Expected output: what jekyll-commonmark 1.4 writes for the same text and options."""

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown

CODE = '<div class="highlight"><pre class="highlight"><code data-lang="python">a&lt;\n</code></pre></div></div>\n'
CASES = [
    ({}, '# a "q" -- ...\n', "<h1>a &quot;q&quot; -- ...</h1>\n"),
    ({}, "~~a~~ http://b.c &copy; <http://d.e>\n", '<p>~~a~~ http://b.c © <a href="http://d.e">http://d.e</a></p>\n'),
    (
        {},
        "a <b>c</b>\n\n<div>*d*</div>\n",
        "<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n<!-- raw HTML omitted -->\n",
    ),
    ({}, "|a|\n|-|\n|b|\n", "<p>|a|\n|-|\n|b|</p>\n"),
    ({}, "- [ ] a\n", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    ({}, "```python x\na<\n```\n", f'<div class="language-python highlighter-rouge">{CODE}'),
    (
        {},
        "    a<\n",
        '<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a&lt;\n</code></pre></div></div>\n',
    ),
    (
        {"options": ["GITHUB_PRE_LANG"]},
        "```nosuch\na\n```\n",
        (
            '<div class="language-nosuch highlighter-rouge"><div class="highlight"><pre class="highlight" data-lang="nosuch">'
            "<code>a\n</code></pre></div></div>\n"
        ),
    ),
    ({"options": ["SMART"]}, '"a" -- it\'s...\n', "<p>“a” – it’s…</p>\n"),
    ({"options": ["hardbreaks"]}, "a\nb\n", "<p>a<br />\nb</p>\n"),
    ({"options": ["NOBREAKS"]}, "a\nb\n", "<p>a b</p>\n"),
    ({"options": ["UNSAFE"]}, "a <b>c</b>\n\n<div>*d*</div>\n", "<p>a <b>c</b></p>\n<div>*d*</div>\n"),
    (
        {"options": ["UNSAFE"], "extensions": ["tagfilter"]},
        "a <title>b</title> <b>c</b>\n",
        "<p>a &lt;title>b</title> <b>c</b></p>\n",
    ),
    ({"extensions": ["strikethrough"]}, "~~a~~\n", "<p><del>a</del></p>\n"),
    (
        {"extensions": ["table"]},
        "|a|b|\n|-|:-:|\n|1|2|\n",
        (
            '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="center">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
            '<td align="center">2</td>\n</tr>\n</tbody>\n</table>\n'
        ),
    ),
    (
        {"extensions": ["tasklist"]},
        "- [ ] a\n- [x] *b*\n",
        (
            '<ul>\n<li><input type="checkbox" disabled="" /> a</li>\n'
            '<li><input type="checkbox" checked="" disabled="" /> <em>b</em></li>\n</ul>\n'
        ),
    ),
]


@pytest.mark.parametrize(("options", "text", "expected"), CASES)
def test_convert(options, text, expected):
    assert make_markdown("commonmark", options, PlainHighlighter()).convert(text).html == expected


