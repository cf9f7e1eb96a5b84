"""Redirects: what the golden stories do not show."""

import pytest

from blogengine.errors import SourceSpan

NATIVE = "blogengine: 1\n"
GEM = "plugins: [jekyll-redirect-from]\n"


def test_a_native_site_redirects_without_a_plugin(built):
    site = built({"_config.yml": NATIVE, "page.html": "---\nlayout: null\nredirect_from: /old/\n---\n"})
    assert site.urls("redirect_from") == ["/old/", "/redirects.json"]
    assert site.render("redirects.json") == {"redirects.json": '{"/old/":"https://e.x/b/page/"}'}
    assert 'location="https://e.x/b/page/"' in site.render("old/index.html")["old/index.html"]


def test_a_native_site_without_redirects_has_no_list_of_them(built):
    assert built({"_config.yml": NATIVE}).urls("redirect_from") == []


def test_a_jekyll_site_without_the_plugin_has_no_redirects(built):
    site = built({"page.html": "---\nredirect_from: /old/\nredirect_to: /new/\n---\n"})
    assert site.urls() == ["/page.html"]
    assert site.page("/page.html").layout is None


def test_a_page_at_the_old_address_is_kept(built):
    """jekyll-redirect-from overwrites it: a page that redirects from its own address would vanish."""
    site = built({"_config.yml": GEM, "page.html": "---\npermalink: /x/\nredirect_from: /x/\n---\nkept"})
    assert site.urls() == ["/x/", "/redirects.json"]
    assert site.render("x/index.html") == {"x/index.html": "kept"}


def test_a_source_that_moved_may_redirect_from_where_it_lies(built):
    site = built({"_config.yml": GEM, "about/index.html": "---\npermalink: /me/\nredirect_from: /about/\n---\n"})
    assert site.urls("redirect_from") == ["/about/", "/redirects.json"]


def test_an_empty_address_is_not_the_home_page(built):
    site = built({"_config.yml": GEM, "page.html": "---\nredirect_from: ['', null]\n---\n"})
    assert site.urls("redirect_from") == ["/redirects.json"]


def test_the_sites_own_list_is_kept(built):
    assert built({"_config.yml": GEM, "redirects.json": "{}"}).urls() == []
    moved = built({"_config.yml": GEM, "redirects.json": "---\npermalink: /elsewhere.json\n---\n"})
    assert moved.urls() == ["/elsewhere.json"]


def test_two_redirects_from_one_address_are_told_where_they_stand(built):
    page = "---\ntitle: x\nredirect_from: /old/\n---\n"
    site = built({"_config.yml": GEM, "a.html": page, "b.html": page})
    (found,) = site.plan.diagnostics
    assert found.code == "output-conflict"
    assert {found.span, found.frames[0].span} == {SourceSpan("a.html", 3, 16), SourceSpan("b.html", 3, 16)}
    assert site.render("redirects.json") == {"redirects.json": '{"/old/":"https://e.x/b/b.html"}'}
    assert "https://e.x/b/b.html" in site.render("old/index.html")["old/index.html"]


@pytest.mark.parametrize("value", ["https://o.x/a?b=1&c=2", "/a b/é", "mailto:a@b.c", "//cdn/x"])
def test_targets_are_absolute(built, value):
    """What Jekyll's `absolute_url` makes of them (specs: URL filters); `http` addresses stay as written."""
    expected = {
        "https://o.x/a?b=1&c=2": "https://o.x/a?b=1&c=2",
        "/a b/é": "https://e.x/b/a%20b/%C3%A9",
        "mailto:a@b.c": "mailto:a@b.c",
        "//cdn/x": "https://e.x/b//cdn/x",
    }[value]
    site = built({"_config.yml": GEM, "page.html": f"---\nredirect_to: {value}\n---\n"})
    assert site.page("/page.html").front["redirect"] == {"from": "/page.html", "to": expected}
