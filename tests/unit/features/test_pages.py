"""Generated pages stand in for files, and give way to what the site has."""

import pytest

from blogengine.features.pages import generated_page, with_pages
from blogengine.model.content import Maker


@pytest.mark.parametrize(
    ("path", "url", "expected"),
    [
        ("feed.xml", None, ("/feed.xml", "/", "feed.xml", ".xml", ".xml")),
        ("blog/atom", None, ("/blog/atom", "/blog/", "atom", "", "")),
        ("feed/b c.xml", None, ("/feed/b%20c.xml", "/feed/", "b c.xml", ".xml", ".xml")),
        ("tags/x/index.html", "/tags/x/", ("/tags/x/", "/tags/x/", "index.html", ".html", ".html")),
        ("index.html", "/", ("/", "/", "index.html", ".html", ".html")),
        ("404.html", "/404.html", ("/404.html", "/", "404.html", ".html", ".html")),
    ],
)
def test_a_page_is_what_jekyll_makes_of_its_path(built, path, url, expected):
    """By hand, from Jekyll's permalink rules for pages; the golden lists of pages hold the same columns."""
    page = generated_page(built({}).site, "f", path, front={}, url=url)
    assert (page.url, page.dir, page.name, page.ext, page.output_ext) == expected
    assert page.id == f"f:{path}"


def test_front_matter_stands_over_the_sites_defaults(built):
    """That templates see a layout which the page does not have is Jekyll's (golden story `layouts-by-default`)."""
    values = "{layout: wide, a: 1, b: {c: 1, d: 1}}"
    site = built({"_config.yml": f'defaults: [{{scope: {{path: "", type: pages}}, values: {values}}}]'}).site
    page = generated_page(site, "f", "x.html", front={"layout": None, "b": {"c": 2}})
    assert page.front == {"layout": "wide", "a": 1, "b": {"c": 2, "d": 1}}
    assert page.layout is None
    assert generated_page(site, "f", "x.html", front={}, kind="tag").front == {}


@pytest.mark.parametrize("path", ["a/index.html", "notes.txt", "2024/01/02/post.html", "logo.png"])
def test_what_the_site_has_is_never_overridden(built, path):
    files = {
        "a.html": "---\npermalink: /a/\n---\n",
        "notes.txt": "---\n---\n",
        "_posts/2024-01-02-post.html": "---\n---\n",
        "logo.png": "x",
    }
    site = built(files).site
    page = generated_page(site, "f", path, front={}, maker=Maker("f"))
    assert with_pages(site, [page]) == site


def test_what_is_not_published_takes_no_place(built):
    files = {"_config.yml": "collections: {notes: {output: false}}\n", "_notes/x.html": "---\n---\n"}
    site = built(files).site
    page = generated_page(site, "f", "notes/x.html", front={})
    assert with_pages(site, [page]).pages == (page,)


def test_two_new_pages_for_one_file_both_stay_under_their_own_ids(built):
    site = built({}).site
    pages = [generated_page(site, "f", "x.html", front={"n": number}) for number in (1, 2)]
    added = with_pages(site, pages).pages
    assert [page.id for page in added] == ["f:x.html", "f#2:x.html"]
    assert [page.front["n"] for page in added] == [1, 2]
