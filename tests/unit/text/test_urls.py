"""URLs against Addressable 2.8, Jekyll 4.3 and Ruby's CGI (table made from their output for url https://Ex.org, baseurl /base/)."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from blogengine.text import urls


class Row(NamedTuple):
    normal: str
    relative: str
    absolute: str
    escaped: str
    unescaped: str
    uri_escaped: str
    cgi_escaped: str
    stripped: str
    cleaned: str


TABLE = {
    "/a b/é?x=1&y#z": Row(
        "/a%20b/%C3%A9?x=1&y#z",
        "/base/a%20b/%C3%A9?x=1&y#z",
        "https://ex.org/base/a%20b/%C3%A9?x=1&y#z",
        "/a%20b/%C3%A9?x=1&y%23z",
        "/a b/é?x=1&y#z",
        "/a%20b/%C3%A9?x=1&y#z",
        "%2Fa+b%2F%C3%A9%3Fx%3D1%26y%23z",
        "/a b/é?x=1&y#z",
        "/a b/é?x=1&y#z",
    ),
    "a": Row("a", "/base/a", "https://ex.org/base/a", "a", "a", "a", "a", "a", "/a"),
    "http://q/x": Row(
        "http://q/x",
        "http://q/x",
        "http://q/x",
        "http://q/x",
        "http://q/x",
        "http://q/x",
        "http%3A%2F%2Fq%2Fx",
        "http://q/x",
        "/http:/q/x",
    ),
    "HTTP://Ex.COM:80/%7Ea/../b": Row(
        "http://ex.com/b",
        "HTTP://Ex.COM:80/%7Ea/../b",
        "HTTP://Ex.COM:80/%7Ea/../b",
        "HTTP://Ex.COM:80/%257Ea/../b",
        "HTTP://Ex.COM:80/~a/../b",
        "HTTP://Ex.COM:80/~a/../b",
        "HTTP%3A%2F%2FEx.COM%3A80%2F%257Ea%2F..%2Fb",
        "HTTP://Ex.COM:80/%7Ea/../b",
        "/HTTP:/Ex.COM:80/%7Ea/b",
    ),
    "mailto:a@b": Row(
        "mailto:a@b",
        "mailto:a@b",
        "mailto:a@b",
        "mailto:a@b",
        "mailto:a@b",
        "mailto:a@b",
        "mailto%3Aa%40b",
        "mailto:a@b",
        "/mailto:a@b",
    ),
    "//cdn/x": Row(
        "//cdn/x",
        "/base//cdn/x",
        "https://ex.org/base//cdn/x",
        "//cdn/x",
        "//cdn/x",
        "//cdn/x",
        "%2F%2Fcdn%2Fx",
        "//cdn/x",
        "/cdn/x",
    ),
    "#f": Row("#f", "/base/#f", "https://ex.org/base/#f", "%23f", "#f", "#f", "%23f", "#f", "/#f"),
    "?q=1": Row("?q=1", "/base/?q=1", "https://ex.org/base/?q=1", "?q=1", "?q=1", "?q=1", "%3Fq%3D1", "?q=1", "/?q=1"),
    "/b/x": Row("/b/x", "/base/b/x", "https://ex.org/base/b/x", "/b/x", "/b/x", "/b/x", "%2Fb%2Fx", "/b/x", "/b/x"),
    "a:b": Row("a:b", "a:b", "a:b", "a:b", "a:b", "a:b", "a%3Ab", "a:b", "/a:b"),
    "a/b:c": Row(
        "a/b:c", "/base/a/b:c", "https://ex.org/base/a/b:c", "a/b:c", "a/b:c", "a/b:c", "a%2Fb%3Ac", "a/b:c", "/a/b:c"
    ),
    "/a/./b/../c": Row(
        "/a/c",
        "/base/a/c",
        "https://ex.org/base/a/c",
        "/a/./b/../c",
        "/a/./b/../c",
        "/a/./b/../c",
        "%2Fa%2F.%2Fb%2F..%2Fc",
        "/a/./b/../c",
        "/a/b/c",
    ),
    "/a/../../b": Row(
        "/b",
        "/b",
        "https://ex.org/b",
        "/a/../../b",
        "/a/../../b",
        "/a/../../b",
        "%2Fa%2F..%2F..%2Fb",
        "/a/../../b",
        "/a/b",
    ),
    "../x": Row("x", "/x", "https://ex.org/x", "../x", "../x", "../x", "..%2Fx", "../x", "/x"),
    "/x%20y%zz": Row(
        "/x%20y%25zz",
        "/base/x%20y%25zz",
        "https://ex.org/base/x%20y%25zz",
        "/x%2520y%25zz",
        "/x y%zz",
        "/x%20y%25zz",
        "%2Fx%2520y%25zz",
        "/x%20y%zz",
        "/x%20y%zz",
    ),
    "/%e9": Row("/%E9", "/base/%E9", "https://ex.org/base/%E9", "/%25e9", "/�", "/%E9", "%2F%25e9", "/%e9", "/%e9"),
    "/a;b,c=d@e!$&'()*+[]{}": Row(
        "/a;b,c=d@e!$&'()*+%5B%5D%7B%7D",
        "/base/a;b,c=d@e!$&'()*+%5B%5D%7B%7D",
        "https://ex.org/base/a;b,c=d@e!$&'()*+%5B%5D%7B%7D",
        "/a;b,c=d@e!$&'()*+%5B%5D%7B%7D",
        "/a;b,c=d@e!$&'()*+[]{}",
        "/a;b,c=d@e!$&'()*+[]%7B%7D",
        "%2Fa%3Bb%2Cc%3Dd%40e%21%24%26%27%28%29%2A%2B%5B%5D%7B%7D",
        "/a;b,c=d@e!$&'()*+[]{}",
        "/a;b,c=d@e!$&'()*+[]{}",
    ),
    '/^`<>\\"': Row(
        "/%5E%60%3C%3E%5C%22",
        "/base/%5E%60%3C%3E%5C%22",
        "https://ex.org/base/%5E%60%3C%3E%5C%22",
        "/%5E%60%3C%3E%5C%22",
        '/^`<>\\"',
        "/%5E%60%3C%3E%5C%22",
        "%2F%5E%60%3C%3E%5C%22",
        '/^`<>\\"',
        '/^`<>\\"',
    ),
    "/a//b": Row(
        "/a//b", "/base/a//b", "https://ex.org/base/a//b", "/a//b", "/a//b", "/a//b", "%2Fa%2F%2Fb", "/a//b", "/a/b"
    ),
    "/?a b=ü&c=%41": Row(
        "/?a%20b=%C3%BC&c=A",
        "/base/?a%20b=%C3%BC&c=A",
        "https://ex.org/base/?a%20b=%C3%BC&c=A",
        "/?a%20b=%C3%BC&c=%2541",
        "/?a b=ü&c=A",
        "/?a%20b=%C3%BC&c=A",
        "%2F%3Fa+b%3D%C3%BC%26c%3D%2541",
        "/?a b=ü&c=%41",
        "/?a b=ü&c=%41",
    ),
    "/#a b ü": Row(
        "/#a%20b%20%C3%BC",
        "/base/#a%20b%20%C3%BC",
        "https://ex.org/base/#a%20b%20%C3%BC",
        "/%23a%20b%20%C3%BC",
        "/#a b ü",
        "/#a%20b%20%C3%BC",
        "%2F%23a+b+%C3%BC",
        "/#a b ü",
        "/#a b ü",
    ),
    "/%41%2f": Row(
        "/A%2F",
        "/base/A%2F",
        "https://ex.org/base/A%2F",
        "/%2541%252f",
        "/A/",
        "/A/",
        "%2F%2541%252f",
        "/%41%2f",
        "/%41%2f",
    ),
    "/a%": Row("/a%25", "/base/a%25", "https://ex.org/base/a%25", "/a%25", "/a%", "/a%25", "%2Fa%25", "/a%", "/a%"),
    "tel:+1": Row("tel:+1", "tel:+1", "tel:+1", "tel:+1", "tel:+1", "tel:+1", "tel%3A%2B1", "tel:+1", "/tel:+1"),
    "data:,x": Row(
        "data:,x", "data:,x", "data:,x", "data:,x", "data:,x", "data:,x", "data%3A%2Cx", "data:,x", "/data:,x"
    ),
    "/日本": Row(
        "/%E6%97%A5%E6%9C%AC",
        "/base/%E6%97%A5%E6%9C%AC",
        "https://ex.org/base/%E6%97%A5%E6%9C%AC",
        "/%E6%97%A5%E6%9C%AC",
        "/日本",
        "/%E6%97%A5%E6%9C%AC",
        "%2F%E6%97%A5%E6%9C%AC",
        "/日本",
        "/日本",
    ),
    "https://exämple.org/ü": Row(
        "https://xn--exmple-cua.org/%C3%BC",
        "https://exämple.org/ü",
        "https://exämple.org/ü",
        "https://ex%C3%A4mple.org/%C3%BC",
        "https://exämple.org/ü",
        "https://ex%C3%A4mple.org/%C3%BC",
        "https%3A%2F%2Fex%C3%A4mple.org%2F%C3%BC",
        "https://exämple.org/ü",
        "/https:/exämple.org/ü",
    ),
    "https://EXAMPLE.org": Row(
        "https://example.org/",
        "https://EXAMPLE.org",
        "https://EXAMPLE.org",
        "https://EXAMPLE.org",
        "https://EXAMPLE.org",
        "https://EXAMPLE.org",
        "https%3A%2F%2FEXAMPLE.org",
        "https://EXAMPLE.org",
        "/https:/EXAMPLE.org",
    ),
    "https://e.org:443/": Row(
        "https://e.org/",
        "https://e.org:443/",
        "https://e.org:443/",
        "https://e.org:443/",
        "https://e.org:443/",
        "https://e.org:443/",
        "https%3A%2F%2Fe.org%3A443%2F",
        "https://e.org:443/",
        "/https:/e.org:443/",
    ),
    "/a:b": Row("/a:b", "/base/a:b", "https://ex.org/base/a:b", "/a:b", "/a:b", "/a:b", "%2Fa%3Ab", "/a:b", "/a:b"),
    "/a?b?c": Row(
        "/a?b?c",
        "/base/a?b?c",
        "https://ex.org/base/a?b?c",
        "/a?b?c",
        "/a?b?c",
        "/a?b?c",
        "%2Fa%3Fb%3Fc",
        "/a?b?c",
        "/a?b?c",
    ),
    "/a#b#c": Row(
        "/a#b%23c",
        "/base/a#b%23c",
        "https://ex.org/base/a#b%23c",
        "/a%23b%23c",
        "/a#b#c",
        "/a#b#c",
        "%2Fa%23b%23c",
        "/a#b#c",
        "/a#b#c",
    ),
    "/é": Row(
        "/%C3%A9", "/base/%C3%A9", "https://ex.org/base/%C3%A9", "/e%CC%81", "/é", "/%C3%A9", "%2Fe%CC%81", "/é", "/é"
    ),
    "/a+b": Row("/a+b", "/base/a+b", "https://ex.org/base/a+b", "/a+b", "/a+b", "/a+b", "%2Fa%2Bb", "/a+b", "/a+b"),
    "/?a+b": Row(
        "/?a+b", "/base/?a+b", "https://ex.org/base/?a+b", "/?a+b", "/?a+b", "/?a+b", "%2F%3Fa%2Bb", "/?a+b", "/?a+b"
    ),
    "/?a%2bb%2B+c;d": Row(
        "/?a%2Bb%2B+c%3Bd",
        "/base/?a%2Bb%2B+c%3Bd",
        "https://ex.org/base/?a%2Bb%2B+c%3Bd",
        "/?a%252bb%252B+c;d",
        "/?a+b++c;d",
        "/?a+b++c;d",
        "%2F%3Fa%252bb%252B%2Bc%3Bd",
        "/?a%2bb%2B+c;d",
        "/?a%2bb%2B+c;d",
    ),
    "/~x": Row("/~x", "/base/~x", "https://ex.org/base/~x", "/~x", "/~x", "/~x", "%2F~x", "/~x", "/~x"),
    "/a\tb": Row(
        "/a%09b", "/base/a%09b", "https://ex.org/base/a%09b", "/a%09b", "/a\tb", "/a%09b", "%2Fa%09b", "/a\tb", "/a\tb"
    ),
    " /x ": Row(
        "/x", "/base/%20/x", "https://ex.org/base/%20/x", "%20/x%20", " /x ", "%20/x%20", "+%2Fx+", " /x ", "/ /x "
    ),
    "/x ": Row("/x", "/base/x", "https://ex.org/base/x", "/x%20", "/x ", "/x%20", "%2Fx+", "/x ", "/x "),
    "http://u:p@h/x": Row(
        "http://u:p@h/x",
        "http://u:p@h/x",
        "http://u:p@h/x",
        "http://u:p@h/x",
        "http://u:p@h/x",
        "http://u:p@h/x",
        "http%3A%2F%2Fu%3Ap%40h%2Fx",
        "http://u:p@h/x",
        "/http:/u:p@h/x",
    ),
    "/a?": Row("/a", "/base/a", "https://ex.org/base/a", "/a?", "/a?", "/a?", "%2Fa%3F", "/a?", "/a?"),
    "/a#": Row("/a", "/base/a", "https://ex.org/base/a", "/a%23", "/a#", "/a#", "%2Fa%23", "/a#", "/a#"),
    "/.": Row("/", "/base/", "https://ex.org/base/", "/.", "/.", "/.", "%2F.", "/.", "/."),
    "/..": Row("/", "/", "https://ex.org/", "/..", "/..", "/..", "%2F..", "/..", "/"),
    "./a": Row("a", "/base/a", "https://ex.org/base/a", "./a", "./a", "./a", ".%2Fa", "./a", "/a"),
    ".": Row("", "/base/", "https://ex.org/base/", ".", ".", ".", ".", ".", "/."),
    "..": Row("", "/", "https://ex.org/", "..", "..", "..", "..", "..", "/"),
    "/a/.": Row("/a/", "/base/a/", "https://ex.org/base/a/", "/a/.", "/a/.", "/a/.", "%2Fa%2F.", "/a/.", "/a/."),
    "/a/..": Row("/", "/base/", "https://ex.org/base/", "/a/..", "/a/..", "/a/..", "%2Fa%2F..", "/a/..", "/a/"),
    "//": Row("//", "/base//", "https://ex.org/base//", "//", "//", "//", "%2F%2F", "//", "/"),
    "///a": Row("///a", "/base///a", "https://ex.org/base///a", "///a", "///a", "///a", "%2F%2F%2Fa", "///a", "/a"),
    "/%2e%2e/a": Row(
        "/a", "/a", "https://ex.org/a", "/%252e%252e/a", "/../a", "/../a", "%2F%252e%252e%2Fa", "/%2e%2e/a", "/%2e%2e/a"
    ),
    "/a b#c d": Row(
        "/a%20b#c%20d",
        "/base/a%20b#c%20d",
        "https://ex.org/base/a%20b#c%20d",
        "/a%20b%23c%20d",
        "/a b#c d",
        "/a%20b#c%20d",
        "%2Fa+b%23c+d",
        "/a b#c d",
        "/a b#c d",
    ),
    "/a//../b": Row(
        "/a/b",
        "/base/a/b",
        "https://ex.org/base/a/b",
        "/a//../b",
        "/a//../b",
        "/a//../b",
        "%2Fa%2F%2F..%2Fb",
        "/a//../b",
        "/a/b",
    ),
    "/ﬁle": Row(
        "/file",
        "/base/file",
        "https://ex.org/base/file",
        "/%EF%AC%81le",
        "/ﬁle",
        "/file",
        "%2F%EF%AC%81le",
        "/ﬁle",
        "/ﬁle",
    ),
    "/…/x": Row(
        "/.../x",
        "/base/.../x",
        "https://ex.org/base/.../x",
        "/%E2%80%A6/x",
        "/…/x",
        "/.../x",
        "%2F%E2%80%A6%2Fx",
        "/…/x",
        "/…/x",
    ),
    "/..a/b..": Row(
        "/..a/b..",
        "/base/..a/b..",
        "https://ex.org/base/..a/b..",
        "/..a/b..",
        "/..a/b..",
        "/..a/b..",
        "%2F..a%2Fb..",
        "/..a/b..",
        "/a/b/",
    ),
    "/...": Row("/...", "/base/...", "https://ex.org/base/...", "/...", "/...", "/...", "%2F...", "/...", "/."),
    "/a/.../b": Row(
        "/a/.../b",
        "/base/a/.../b",
        "https://ex.org/base/a/.../b",
        "/a/.../b",
        "/a/.../b",
        "/a/.../b",
        "%2Fa%2F...%2Fb",
        "/a/.../b",
        "/a/b",
    ),
    "/index.html?x": Row(
        "/index.html?x",
        "/base/index.html?x",
        "https://ex.org/base/index.html?x",
        "/index.html?x",
        "/index.html?x",
        "/index.html?x",
        "%2Findex.html%3Fx",
        "/index.html?x",
        "/index.html?x",
    ),
    "/2024/a&b": Row(
        "/2024/a&b",
        "/base/2024/a&b",
        "https://ex.org/base/2024/a&b",
        "/2024/a&b",
        "/2024/a&b",
        "/2024/a&b",
        "%2F2024%2Fa%26b",
        "/2024/a&b",
        "/2024/a&b",
    ),
    "/a=b": Row("/a=b", "/base/a=b", "https://ex.org/base/a=b", "/a=b", "/a=b", "/a=b", "%2Fa%3Db", "/a=b", "/a=b"),
    "//a//..//b": Row(
        "//a//b",
        "/base//a//b",
        "https://ex.org/base//a//b",
        "//a//..//b",
        "//a//..//b",
        "//a//..//b",
        "%2F%2Fa%2F%2F..%2F%2Fb",
        "//a//..//b",
        "/a/b",
    ),
    "/a%00b": Row(
        "/a%00b",
        "/base/a%00b",
        "https://ex.org/base/a%00b",
        "/a%2500b",
        "/a\x00b",
        "/a%00b",
        "%2Fa%2500b",
        "/a%00b",
        "/a%00b",
    ),
    "/x?#": Row("/x", "/base/x", "https://ex.org/base/x", "/x?%23", "/x?#", "/x?#", "%2Fx%3F%23", "/x?#", "/x?#"),
    "/x?&a&": Row(
        "/x?&a&",
        "/base/x?&a&",
        "https://ex.org/base/x?&a&",
        "/x?&a&",
        "/x?&a&",
        "/x?&a&",
        "%2Fx%3F%26a%26",
        "/x?&a&",
        "/x?&a&",
    ),
    "https://h.org:8080/x": Row(
        "https://h.org:8080/x",
        "https://h.org:8080/x",
        "https://h.org:8080/x",
        "https://h.org:8080/x",
        "https://h.org:8080/x",
        "https://h.org:8080/x",
        "https%3A%2F%2Fh.org%3A8080%2Fx",
        "https://h.org:8080/x",
        "/https:/h.org:8080/x",
    ),
    "https://h.org./x": Row(
        "https://h.org/x",
        "https://h.org./x",
        "https://h.org./x",
        "https://h.org./x",
        "https://h.org./x",
        "https://h.org./x",
        "https%3A%2F%2Fh.org.%2Fx",
        "https://h.org./x",
        "/https:/h.orgx",
    ),
    "/%F0%9F%98%80": Row(
        "/%F0%9F%98%80",
        "/base/%F0%9F%98%80",
        "https://ex.org/base/%F0%9F%98%80",
        "/%25F0%259F%2598%2580",
        "/😀",
        "/%F0%9F%98%80",
        "%2F%25F0%259F%2598%2580",
        "/%F0%9F%98%80",
        "/%F0%9F%98%80",
    ),
    "/😀": Row(
        "/%F0%9F%98%80",
        "/base/%F0%9F%98%80",
        "https://ex.org/base/%F0%9F%98%80",
        "/%F0%9F%98%80",
        "/😀",
        "/%F0%9F%98%80",
        "%2F%F0%9F%98%80",
        "/😀",
        "/😀",
    ),
    "/%ff%fe": Row(
        "/%FF%FE",
        "/base/%FF%FE",
        "https://ex.org/base/%FF%FE",
        "/%25ff%25fe",
        "/��",
        "/%FF%FE",
        "%2F%25ff%25fe",
        "/%ff%fe",
        "/%ff%fe",
    ),
    "/a?%ff": Row(
        "/a?%FF",
        "/base/a?%FF",
        "https://ex.org/base/a?%FF",
        "/a?%25ff",
        "/a?�",
        "/a?%FF",
        "%2Fa%3F%25ff",
        "/a?%ff",
        "/a?%ff",
    ),
    "/¼": Row(
        "/1%E2%81%844",
        "/base/1%E2%81%844",
        "https://ex.org/base/1%E2%81%844",
        "/%C2%BC",
        "/¼",
        "/1%E2%81%844",
        "%2F%C2%BC",
        "/¼",
        "/¼",
    ),
    "http://ex.org?x": Row(
        "http://ex.org/?x",
        "http://ex.org?x",
        "http://ex.org?x",
        "http://ex.org?x",
        "http://ex.org?x",
        "http://ex.org?x",
        "http%3A%2F%2Fex.org%3Fx",
        "http://ex.org?x",
        "/http:/ex.org?x",
    ),
    "http://ex.org#x": Row(
        "http://ex.org/#x",
        "http://ex.org#x",
        "http://ex.org#x",
        "http://ex.org%23x",
        "http://ex.org#x",
        "http://ex.org#x",
        "http%3A%2F%2Fex.org%23x",
        "http://ex.org#x",
        "/http:/ex.org#x",
    ),
    "https://ü.de:443": Row(
        "https://xn--tda.de/",
        "https://ü.de:443",
        "https://ü.de:443",
        "https://%C3%BC.de:443",
        "https://ü.de:443",
        "https://%C3%BC.de:443",
        "https%3A%2F%2F%C3%BC.de%3A443",
        "https://ü.de:443",
        "/https:/ü.de:443",
    ),
}


@pytest.mark.parametrize(("text", "row"), TABLE.items())
def test_urls(text, row):
    assert row == Row(
        urls.normalize(text),
        urls.relative_url(text, "/base/"),
        urls.absolute_url(text, "https://Ex.org", "/base/"),
        urls.escape_path(text),
        urls.unescape_path(text),
        urls.uri_escape(text),
        urls.cgi_escape(text),
        urls.strip_index(text),
        urls.clean(text),
    )


def test_no_url_means_relative():
    """Jekyll's `absolute_url` in a site without `url`."""
    assert urls.absolute_url("/x", None, "/b") == urls.absolute_url("/x", "", "/b") == "/b/x"


def test_no_baseurl_and_a_baseurl_of_one_slash_add_nothing():
    """By hand from Jekyll's rule: one final slash of the baseurl is dropped."""
    assert urls.relative_url("x", None) == urls.relative_url("x", "/") == urls.relative_url("x", "") == "/x"
    assert urls.relative_url("", None) == ""


def test_what_is_no_scheme_is_a_path():
    """Jekyll raises here; we do not."""
    assert urls.normalize("1:2") == "1:2"
    assert urls.relative_url("1:2", "/b") == "/b/1:2"


def test_a_cleaned_url_stays_in_the_site():
    for url in ("../../etc", "/a/../../b", "....//x", ".../...//x", "./../x"):
        assert ".." not in urls.clean(url)


def test_cgi_unescape():
    """Checked by Ruby's `CGI.unescape`."""
    assert urls.cgi_unescape("a+b%26%C3%BC") == "a b&ü"
    with pytest.raises(UnicodeDecodeError):
        urls.cgi_unescape("%ff")
