"""A native site's category and tag pages."""

import pytest

from blogengine.features.terms import TERMS
from blogengine.records import replace

NATIVE = {
    "_config.yml": "blogengine: 1\n",
    "posts/2024-01-02-a.html": "---\ntags: [C, C++, C#]\ncategories: [Big News]\n---\n",
    "posts/2024-02-02-b.html": "---\ntags: [C]\n---\n",
}
LINKS = "---\nlayout: null\n---\n{{ name | tag_url }} {{ name | category_url }}"


def test_every_name_has_its_own_page(built):
    site = built(NATIVE)
    assert site.urls("terms") == ["/categories/big-news/", "/tags/c/", "/tags/c-sharp/", "/tags/c-plus-plus/"]


def test_a_page_names_its_posts_newest_first(built):
    page = built(NATIVE).page("/tags/c/")
    assert page.layout == "tag"
    assert (page.front["title"], page.front["type"]) == ("C", "tag")
    assert page.front["posts"].ids == ("posts/2024-02-02-b.html", "posts/2024-01-02-a.html")
    assert built(NATIVE).page("/categories/big-news/").front["type"] == "category"


def test_a_jekyll_site_has_none(built):
    assert built({**NATIVE, "_config.yml": ""}).urls("terms") == []


def test_a_theme_without_the_layouts_has_no_such_pages(built):
    site = replace(built(NATIVE).site, layouts={}, pages=())
    assert TERMS.generate(site).pages == ()


def test_a_sites_own_page_is_kept(built):
    site = built({**NATIVE, "tags/c/index.html": "---\ntitle: mine\n---\n"})
    assert site.page("/tags/c/").front["title"] == "mine"
    assert site.plan.diagnostics == ()


def test_a_name_beyond_ascii_is_encoded_in_the_url_only(built):
    site = built({**NATIVE, "posts/2024-01-03-c.html": "---\ntags: [Über]\n---\n"})
    assert "/tags/%C3%BCber/" in site.urls("terms")
    assert "tags/über/index.html" in {output.path for output in site.plan.outputs}


@pytest.mark.parametrize(
    ("name", "tag", "category"),
    [
        ('"C++"', "/tags/c-plus-plus/", "/archive/"),
        ('"Big News"', "/archive/", "/categories/big-news/"),
        ("nil", "/archive/", "/archive/"),
        ("7", "/tags/7/", "/archive/"),
    ],
)
def test_filters_lead_to_the_page_of_a_name(built, name, tag, category):
    files = {
        **NATIVE,
        "links.txt": LINKS.replace("name", name),
        "posts/2024-01-03-c.html": "---\ntags: ['7']\n---\n",
    }
    assert built(files).render("links.txt") == {"links.txt": f"{tag} {category}"}


def test_what_a_filter_asked_is_recorded(built):
    site = built({**NATIVE, "links.txt": LINKS.replace("name", '"C"')})
    site.render("links.txt")
    assert ("term_slug", "tags", "C") in site.shop.nodes["body", "links.txt"].trace
