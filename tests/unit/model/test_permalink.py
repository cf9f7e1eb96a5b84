"""Permalinks; Jekyll's own URLs are in tests/sites/permalink*, the cases here are the specs' tables."""

import datetime as dt

import pytest

from blogengine.errors import ContentError
from blogengine.model import permalink

DATE = dt.datetime(2023, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
VALUES = permalink.document_values(
    collection="posts", basename="2023-01-02-My_Post.Name V2", slug="My_Post.Name V2", path="Music/2023-01-02-My_Post.Name V2",
    date=DATE, categories=["Foo Bar", "C++", "c++"], output_ext=".html",
)  # fmt: skip


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("/:title/", "/My_Post.Name-V2/"),
        ("/:slug", "/my-post-name-v2"),
        ("/:name", "/2023-01-02-my-post-name-v2"),
        ("/:categories/x", "/foo%20bar/c++/x"),
        ("/:slugified_categories/x", "/foo-bar/c/x"),
        ("/:collection/:path:output_ext", "/posts/Music/2023-01-02-My_Post.Name%20V2.html"),
        (":year-:month-:day-:hour-:minute-:second", "/2023-01-02-03-04-05"),
        ("/:i_month-:i_day-:short_year", "/1-2-23"),
        ("/:short_month-:long_month-:short_day-:long_day", "/Jan-January-Mon-Monday"),
        ("/:y_day-:w_year-:week-:w_day", "/002-2023-01-1"),
        ("/:i_day_:i_month", "/2_1"),
        ("/../a//b/./c", "/a/b/c"),
    ],
)
def test_placeholders(template, url):
    assert permalink.expand(template, VALUES) == url


def test_an_unknown_placeholder_is_an_error():
    with pytest.raises(ContentError) as caught:
        permalink.expand("/:tilte/", VALUES)
    assert (caught.value.code, caught.value.hint) == ("permalink-placeholder", "did you mean `:title`?")
    with pytest.raises(ContentError) as caught:
        permalink.expand("/:zzz/", {"path": str, "basename": str})
    assert caught.value.hint == "there are :path, :basename"


@pytest.mark.parametrize(
    ("style", "template"),
    [
        ("pretty", "/x/"),
        ("/:year/", "/x/"),
        ("date", "/x:output_ext"),
        ("none", "/x:output_ext"),
        ("/:title:output_ext", "/x:output_ext"),
        ("/:title", "/x"),
        ("weekdate", "/x"),
    ],
)
def test_suffixes_follow_the_sites_style(style, template):
    assert permalink.with_suffix("/x", style) == template


def test_styles_are_templates():
    assert permalink.template_of("none") == "/:categories/:title:output_ext"
    assert permalink.template_of("/:slug") == "/:slug"


@pytest.mark.parametrize(
    ("basename", "ext", "template"),
    [
        ("index", ".html", "/:path/"),
        ("a", ".html", "/:path/:basename/"),
        ("index", ".xml", "/:path/:basename:output_ext"),
    ],
)
def test_pages(basename, ext, template):
    assert permalink.page_template(basename, ext, "pretty") == template
    assert (
        permalink.expand_known(
            "/:path/:basename:output_ext", permalink.page_values(path="", basename="a", output_ext=".x")
        )
        == "/a.x"
    )


@pytest.mark.parametrize(
    ("url", "ext", "path"),
    [
        ("/", ".html", "index.html"),
        ("/a/", ".html", "a/index.html"),
        ("/a", ".html", "a.html"),
        ("/a.html", ".html", "a.html"),
        ("/a%20b/%C3%A9", ".html", "a b/é.html"),
    ],
)
def test_files_of_urls(url, ext, path):
    assert permalink.output_path(url, ext) == path


def test_the_index_of_a_page_keeps_its_extension():
    assert permalink.output_path("/notes/", ".txt", index_ext=".txt") == "notes/index.txt"


@pytest.mark.parametrize(
    ("own", "ext"), [(None, ".html"), ("/a/", ".html"), ("/a", ".html"), ("/a.json", ".json"), ("/v/1.2", ".2")]
)
def test_extensions(own, ext):
    assert permalink.extension_of(own, ".html") == ext


def test_leaving_the_site():
    assert permalink.leaves_destination("/a/../b")
    assert not permalink.leaves_destination("/a..b/")


def test_feed_ids():
    assert permalink.feed_id("/2024/01/02/a.html", "a") == "/2024/01/02/a"
    assert permalink.feed_id("/x/", "a") == "/a"
    assert permalink.feed_id("/", "a") == "/a"
