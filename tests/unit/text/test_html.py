"""HTML text against Liquid 5.4's and Jekyll 4.3's filters (table made from their output)."""

from __future__ import annotations

import pytest

from blogengine.text import html

TABLE = {
    "<a>b": ("&lt;a&gt;b", "&lt;a&gt;b", "&lt;a&gt;b", "b", "<a>b"),
    "a < b > c": ("a &lt; b &gt; c", "a &lt; b &gt; c", "a &lt; b &gt; c", "a  c", "a < b > c"),
    "<style>a</style>x<a\nb>y": (
        "&lt;style&gt;a&lt;/style&gt;x&lt;a\nb&gt;y",
        "&lt;style&gt;a&lt;/style&gt;x&lt;a\nb&gt;y",
        "&lt;style&gt;a&lt;/style&gt;x&lt;a\nb&gt;y",
        "xy",
        "<style>a</style>x<a b>y",
    ),
    "<script>a": ("&lt;script&gt;a", "&lt;script&gt;a", "&lt;script&gt;a", "a", "<script>a"),
    "<!-- a --><b>x</b><!--": (
        "&lt;!-- a --&gt;&lt;b&gt;x&lt;/b&gt;&lt;!--",
        "&lt;!-- a --&gt;&lt;b&gt;x&lt;/b&gt;&lt;!--",
        "&lt;!-- a --&gt;&lt;b&gt;x&lt;/b&gt;&lt;!--",
        "x<!--",
        "<!-- a --><b>x</b><!--",
    ),
    "<script><style></script></style>": (
        "&lt;script&gt;&lt;style&gt;&lt;/script&gt;&lt;/style&gt;",
        "&lt;script&gt;&lt;style&gt;&lt;/script&gt;&lt;/style&gt;",
        "&lt;script&gt;&lt;style&gt;&lt;/script&gt;&lt;/style&gt;",
        "",
        "<script><style></script></style>",
    ),
    "<!-->x-->": ("&lt;!--&gt;x--&gt;", "&lt;!--&gt;x--&gt;", "&lt;!--&gt;x--&gt;", "", "<!-->x-->"),
    "a<": ("a&lt;", "a&lt;", "a&lt;", "a<", "a<"),
    "<<a>>": ("&lt;&lt;a&gt;&gt;", "&lt;&lt;a&gt;&gt;", "&lt;&lt;a&gt;&gt;", ">", "<<a>>"),
    '<p class="x">A &amp; B</p><!-- c --><script>var x;</script>\n<b>bold</b>': (
        "&lt;p class=&quot;x&quot;&gt;A &amp;amp; B&lt;/p&gt;&lt;!-- c --&gt;&lt;script&gt;var x;&lt;/script&gt;\n&lt;b&gt;bold&lt;/b&gt;",
        "&lt;p class=&quot;x&quot;&gt;A &amp; B&lt;/p&gt;&lt;!-- c --&gt;&lt;script&gt;var x;&lt;/script&gt;\n&lt;b&gt;bold&lt;/b&gt;",
        "&lt;p class=&quot;x&quot;&gt;A &amp;amp; B&lt;/p&gt;&lt;!-- c --&gt;&lt;script&gt;var x;&lt;/script&gt;\n&lt;b&gt;bold&lt;/b&gt;",
        "A &amp; B\nbold",
        '<p class="x">A &amp; B</p><!-- c --><script>var x;</script> <b>bold</b>',
    ),
    "&lt; & &#39; &#x27; &a1; \"'<>": (
        "&amp;lt; &amp; &amp;#39; &amp;#x27; &amp;a1; &quot;&#39;&lt;&gt;",
        "&lt; &amp; &#39; &amp;#x27; &amp;a1; &quot;&#39;&lt;&gt;",
        "&amp;lt; &amp; &amp;#39; &amp;#x27; &amp;a1; &quot;&apos;&lt;&gt;",
        "&lt; & &#39; &#x27; &a1; \"'",
        "&lt; & &#39; &#x27; &a1; \"'<>",
    ),
    'it\'s "q" & <t>': (
        "it&#39;s &quot;q&quot; &amp; &lt;t&gt;",
        "it&#39;s &quot;q&quot; &amp; &lt;t&gt;",
        "it&apos;s &quot;q&quot; &amp; &lt;t&gt;",
        'it\'s "q" & ',
        'it\'s "q" & <t>',
    ),
    "a\r\n\tb \xa0 c\x00 ": (
        "a\r\n\tb \xa0 c\x00 ",
        "a\r\n\tb \xa0 c\x00 ",
        "a\r\n\tb \xa0 c\x00 ",
        "a\r\n\tb \xa0 c\x00 ",
        "a b \xa0 c",
    ),
    "\x00 x": ("\x00 x", "\x00 x", "\x00 x", "\x00 x", "x"),
    " x \n\n y ": (" x \n\n y ", " x \n\n y ", " x \n\n y ", " x \n\n y ", "x y"),
    "</script><script>": (
        "&lt;/script&gt;&lt;script&gt;",
        "&lt;/script&gt;&lt;script&gt;",
        "&lt;/script&gt;&lt;script&gt;",
        "",
        "</script><script>",
    ),
    "<SCRIPT>a</SCRIPT>": (
        "&lt;SCRIPT&gt;a&lt;/SCRIPT&gt;",
        "&lt;SCRIPT&gt;a&lt;/SCRIPT&gt;",
        "&lt;SCRIPT&gt;a&lt;/SCRIPT&gt;",
        "a",
        "<SCRIPT>a</SCRIPT>",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLE.items())
def test_html_text(text, expected):
    assert expected == (
        html.escape(text),
        html.escape_once(text),
        html.xml_escape(text),
        html.strip_html(text),
        html.normalize_whitespace(text),
    )


@pytest.mark.parametrize("unit", ["<", "<script", "<!--", "<style", "<script<!--<style"])
def test_unclosed_markup_is_looked_at_once(unit):
    """Two hundred thousand openings; with a search to the end for each this would take minutes."""
    text = unit * 200_000
    assert html.strip_html(text) == text
