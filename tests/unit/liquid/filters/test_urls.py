"""Filters on URLs against Liquid 5.4 and Jekyll 4.3 (table made from their output; None: they refuse)."""

from __future__ import annotations

import pytest

TABLE = {
    "{{ 'a b' | cgi_escape }}": "a+b",
    "{{ i | cgi_escape }}": None,
    "{{ i | uri_escape }}": None,
    "{{ n | uri_escape }}": "",
    "{{ arr | slugify }}": None,
    "{{ i | strip_index }}": None,
    "{{ e | strip_index }}": "",
    "{{ '/a/index.html?x' | strip_index }}": "/a/index.html?x",
    "{{ '/a/index.htm' | strip_index }}": "/a/",
    "{{ n | strip_index }}": "",
    "{{ '%zz' | url_decode }}": "%zz",
    "{{ 'a%20b+c' | url_decode }}": "a b c",
    "{{ '%ff' | url_decode }}": None,
    "{{ 'a' | base64_decode }}": None,
    "{{ 'YQ' | base64_url_safe_decode }}": "a",
    "{{ 'Pz8_' | base64_url_safe_decode }}": "???",
    "{{ '???' | base64_url_safe_encode }}": "Pz8_",
    "{{ '???' | base64_encode }}": "Pz8/",
    "{{ u | base64_encode | base64_decode }}": "Ünïcödé ß 日本語 straße",
    "{{ 'a b' | base64_decode }}": None,
    "{{ '/x/' | relative_url }}": "/base/x/",
    "{{ 'x y' | absolute_url }}": "https://example.org/base/x%20y",
    "{{ site.posts.first | relative_url }}": "/base/2021/12/31/third.html",
    "{{ site.posts.first | absolute_url }}": "https://example.org/base/2021/12/31/third.html",
    "{{ t | relative_url }}": "/base/true",
    "{{ e | absolute_url }}": "https://example.org/base",
    "{{ n | absolute_url }}": "",
    "{{ h | relative_url }}": "/base/%7B%22a%22=%3E1,%20%22b%22=%3E%22two%22,%20%22c%22=%3Enil%7D",
    "{{ 'Ünï cödé & Co.' | slugify: 'latin' }}": "uni-code-co",
    "{{ 'A b' | slugify: 'none' }}": "a b",
    "{{ 'A b' | slugify: n }}": "a-b",
    "{{ 'A b' | slugify: '' }}": "a b",
    "{{ 'A b' | slugify: 'zz' }}": "a b",
    "{{ 'A_b.c' | slugify: 'raw' }}": "a_b.c",
    "{{ 'A b' | slugify: false }}": "a-b",
    "{{ date | slugify }}": None,
    "{{ 'a b&c/ü' | url_encode }}": "a+b%26c%2F%C3%BC",
    "{{ 'a+b%26' | url_decode }}": "a b&",
    "{{ s | base64_encode }}": "aGVsbG8gV29ybGQ=",
    "{{ 'aGk=' | base64_decode }}": "hi",
    "{{ '/a' | relative_url }}": "/base/a",
    "{{ 'a/b' | relative_url }}": "/base/a/b",
    "{{ 'https://x.y/z' | relative_url }}": "https://x.y/z",
    "{{ '' | relative_url }}": "/base",
    "{{ n | relative_url }}": "",
    "{{ '#x' | relative_url }}": "/base/#x",
    "{{ '/' | relative_url }}": "/base/",
    "{{ url | relative_url }}": "/base/a%20b/%C3%BC?x=1&y=2#f",
    "{{ u | slugify }}": "ünïcödé-ß-日本語-straße",
    "{{ n | slugify }}": "",
    "{{ '---' | slugify }}": "",
    "{{ \"It's $5 & @home!\" | slugify: 'pretty' }}": "it's-$5-&-@home!",
    "{{ ' a ' | slugify }}": "a",
    "{{ 'a--b__c' | slugify }}": "a-b-c",
    "{{ '日本 x' | slugify: 'ascii' }}": "x",
    "{{ '日本 x' | slugify: 'latin' }}": "x",
    "{{ i | slugify }}": None,
    "{{ n | cgi_escape }}": None,
    "{{ i | relative_url }}": "/base/5",
    "{{ arr | absolute_url }}": "https://example.org/base/%5B3,%201,%202%5D",
    "{{ 'a b' | uri_escape }}": "a%20b",
    "{{ 'a b' | url_encode }}": "a+b",
    "{{ '2020-03-05' | base64_url_safe_decode }}": None,
    "{{ 'YR==' | base64_decode }}": None,
    "{{ 'YQ==' | base64_decode }}": "a",
    "{{ 'Pz8/' | base64_url_safe_decode }}": "???",
}


@pytest.mark.parametrize(("template", "expected"), TABLE.items())
def test_urls(render, template, expected):
    assert render(template) == expected


def test_a_document_is_its_url(render):
    """Checked by Jekyll."""
    assert render("{{ site.posts[2] | relative_url }}") == "/base/news/2020/01/05/first.html"
    assert render("{{ site.posts[2] | absolute_url }}") == "https://example.org/base/news/2020/01/05/first.html"
