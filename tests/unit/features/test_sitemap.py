"""The sitemap: what the golden stories do not show."""

import pytest

from blogengine.errors import BlogError, SourceSpan
from blogengine.features.sitemap import SITEMAP
from blogengine.query.tracked import Tracked
from blogengine.render.nodes import Results

NATIVE = "blogengine: 1\n"
GEM = "plugins: [jekyll-sitemap]\n"
PAGE = "---\nlayout: null\n---\n"


def locations(site):
    lines = site.render("sitemap.xml")["sitemap.xml"].split("\n")
    return [line[5:-6] for line in lines if line.startswith("<loc>")]


def test_a_native_site_lists_its_own_pages_but_not_the_404(built):
    site = built({"_config.yml": NATIVE, "posts/2024-01-02-a.html": "---\ntags: x\n---\n"})
    assert locations(site) == [
        "https://e.x/b/2024/01/a/",
        "https://e.x/b/",
        "https://e.x/b/archive/",
        "https://e.x/b/tags/x/",
    ]
    assert site.render("robots.txt") == {"robots.txt": "Sitemap: https://e.x/b/sitemap.xml\n"}


def test_a_page_in_a_folder_counts_as_html(built):
    """Jekyll's `html_pages` are those with an HTML extension or a URL that ends with a slash."""
    assert locations(built({"_config.yml": GEM, "a.txt": "---\npermalink: /a/\n---\n"})) == ["https://e.x/b/a/"]


@pytest.mark.parametrize(("config", "listed"), [(GEM, True), (NATIVE, False)])
def test_only_jekyll_lists_documents_that_are_not_published_yet(built, config, listed):
    files = {
        "_config.yml": f"{config}collections: {{notes: {{output: true}}}}\n",
        "_notes/n.html": "---\ndate: 2030-01-01\n---\n",
    }
    assert any("/notes/" in each for each in locations(built(files))) is listed


@pytest.mark.parametrize(("config", "dated"), [(GEM, True), (NATIVE, False)])
def test_only_jekyll_dates_what_has_no_date_by_the_build(built, config, dated):
    files = {"_config.yml": f"{config}collections: {{notes: {{output: true}}}}\n", "_notes/n.html": PAGE}
    assert (
        "<lastmod>2026-01-15T12:00:00+00:00</lastmod>" in built(files).render("sitemap.xml")["sitemap.xml"]
    ) is dated


def test_a_change_without_a_date_is_an_error_at_its_place(built):
    site = built({"_config.yml": GEM, "a.html": "---\ntitle: x\nlast_modified_at: soon\n---\n"})
    page = site.page("/sitemap.xml")
    ask = Tracked(site.shop.answers, Results(site.shop), page.id)
    with pytest.raises(BlogError) as caught:
        SITEMAP.make(page.maker.arguments, ask, site.shop.services)
    assert caught.value.span == SourceSpan("a.html", 3, 19)
    assert caught.value.code == "bad-date"


def test_what_a_sitemap_shows_is_recorded(built):
    site = built({"_config.yml": GEM, "a.html": PAGE, "b.pdf": "x"})
    site.render("sitemap.xml")
    asked = site.shop.nodes["page", "sitemap:sitemap.xml"].trace
    assert {
        ("pages",),
        ("field", "a.html", "url"),
        ("field", "a.html", "sitemap"),
        ("field", "b.pdf", "modified_time"),
    } <= asked.keys()
