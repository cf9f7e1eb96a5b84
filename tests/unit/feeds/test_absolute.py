"""Expected values: by hand, from the URL standard's resolution against `https://ex.com/b/post/`."""

import pytest

from blogengine.feeds.absolute import absolute_urls

BASE = "https://ex.com/b/post/"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<a href="/x">', '<a href="https://ex.com/x">'),
        ("<a class=y HREF=x.html >", "<a class=y HREF=https://ex.com/b/post/x.html >"),
        ("<img alt='a > b' src='../i.png'/>", "<img alt='a > b' src='https://ex.com/b/i.png'/>"),
        ('<a href="#f:1">1</a>', '<a href="https://ex.com/b/post/#f:1">1</a>'),
        ('<a href="?a=1&amp;b=2">', '<a href="https://ex.com/b/post/?a=1&amp;b=2">'),
        ('<a href="//cdn.ex/x">', '<a href="https://cdn.ex/x">'),
        ('<video poster="p.png" src="v.mp4">', f'<video poster="{BASE}p.png" src="{BASE}v.mp4">'),
        ('<img srcset="a.png 1x, /b.png 2x">', f'<img srcset="{BASE}a.png 1x, https://ex.com/b.png 2x">'),
        ('<img srcset=" a.png,b.png 2x,\nc.png">', f'<img srcset="{BASE}a.png,b.png 2x, {BASE}c.png">'),
        ('<script src="s.js">x = "<a href=y>"</script>', f'<script src="{BASE}s.js">x = "<a href=y>"</script>'),
    ],
)
def test_urls_are_resolved(given, expected):
    assert absolute_urls(given, BASE) == expected


@pytest.mark.parametrize(
    "html",
    [
        "",
        'text href="x" and <b>more</b>',
        '<a href="https://other.ex/">, <a href="mailto:a@ex.com">, <img src="data:image/png;base64,AA==">',
        '<a data-href="x" title="href=y" xlink:href="z" hrefs="q" href>',
        '<!-- <a href="x"> -->',
        '<style>a[href="x"] {}</style>',
        '<!-- never closed <a href="x">',
        '<a href="x',
        '<a href="http://[broken">',
        "&lt;a href=&quot;x&quot;&gt;",
    ],
)
def test_all_else_stays(html):
    assert absolute_urls(html, BASE) == html


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<script>", "<a '", '<a "', "<a b=", "<a href='", "<img srcset=' ,"])
def test_work_grows_with_length_only(piece):
    """Quadratic work would take hours here; linear work takes a blink."""
    assert absolute_urls(piece * 200_000, BASE).startswith(piece[:2])
