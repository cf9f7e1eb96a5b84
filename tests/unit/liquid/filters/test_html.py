"""Filters on HTML against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

TABLE = {
    "{{ '1 < 2' | xml_escape }}": "1 &lt; 2",
    "{{ arr | xml_escape }}": "[3, 1, 2]",
    "{{ ' a  b ' | normalize_whitespace }}": "a b",
    "{{ n | normalize_whitespace }}": "",
    "{{ i | normalize_whitespace }}": "5",
    "{{ html | strip_html }}": "A &amp; B\nbold",
    "{{ n | strip_html }}": "",
    "{{ q | escape }}": "it&#39;s &quot;q&quot; &amp; &lt;t&gt;",
    "{{ q | h }}": "it&#39;s &quot;q&quot; &amp; &lt;t&gt;",
    "{{ '&lt; &' | escape_once }}": "&lt; &amp;",
    "{{ n | escape }}": "",
    "{{ i | escape }}": "5",
    "{{ s | strip_html | strip_newlines | escape_once | truncate: 7 }}": "hell...",
    "{{ '<style>a</style>x<a\nb>y' | strip_html }}": "xy",
    "{{ '<a>b' | strip_html }}": "b",
    "{{ 'a < b > c' | strip_html }}": "a  c",
    "{{ q | xml_escape }}": "it&apos;s &quot;q&quot; &amp; &lt;t&gt;",
    "{{ n | xml_escape }}": "",
    "{{ i | xml_escape }}": "5",
    "{{ '<b>x</b> & y' | strip_html | escape }}": "x &amp; y",
    "{{ '&lt;&' | escape_once }}": "&lt;&amp;",
    "{{ html | normalize_whitespace }}": '<p class="x">A &amp; B</p><!-- c --><script>var x;</script> <b>bold</b>',
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_html(render, template, expected):
    assert render(template) == expected
