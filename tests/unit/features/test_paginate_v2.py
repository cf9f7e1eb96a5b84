"""jekyll-paginate-v2: what the golden stories do not show. What Jekyll does was seen in runs of version 3.0.0."""

import datetime as dt

import pytest

from blogengine.errors import FeatureError
from blogengine.features.paginate_v2.documents import _compare
from blogengine.features.paginate_v2.settings import names, wanted

POSTS = {f"_posts/2024-01-0{day}-p{day}.md": f"---\ntitle: P{day}\n---\nBody {day}\n" for day in range(1, 6)}
PAGE = "---\npagination: {enabled: true}\n---\n{% for post in paginator.posts %}{{ post.title }} {% endfor %}"
CONFIG = "plugins: [jekyll-paginate-v2]\npagination: {enabled: true, per_page: 2, trail: {before: 1, after: 1}}\n"


def test_pages_stand_at_the_end_in_the_place_of_their_template(built):
    site = built({"_config.yml": CONFIG, **POSTS, "a.html": PAGE, "z.html": "---\n---\n"})
    assert site.urls() == ["/z.html", "/index.html", "/page2/index.html", "/page3/index.html"]
    assert [page.id for page in site.site.pages][1:3] == ["a.html", "paginate_v2:a.html#2"]


def test_a_page_depends_on_its_own_posts_alone(built):
    site = built({"_config.yml": CONFIG, **POSTS, "index.html": PAGE})
    site.render()
    own = "paginate_v2:index.html#2"
    asked = {query for (_, subject), node in site.shop.nodes.items() if subject == own for query in node.trace}
    posts = {argument for query in asked for argument in query if argument and argument.startswith("_posts/")}
    assert posts == {"_posts/2024-01-03-p3.md", "_posts/2024-01-04-p4.md"}
    assert not {query[0] for query in asked} & {"posts", "documents", "pages", "column"}


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (1, 1, ["123", "123", "234", "345", "345"]),
        (2, 0, ["123", "123", "123", "234", "345"]),
        (0, 1, ["12", "23", "34", "45", "45"]),
        (9, 9, ["12345"] * 5),
        (0, 0, [""] * 5),
        (-1, 0, [""] * 5),
    ],
)
def test_trails_keep_their_length(built, before, after, shown):
    """From a run; the README shows the rule in pictures."""
    config = CONFIG.replace("per_page: 2", "per_page: 1").replace(
        "before: 1, after: 1", f"before: {before}, after: {after}"
    )
    page = "---\npagination: {enabled: true}\n---\n{% for step in paginator.page_trail %}{{ step.num }}{% endfor %}"
    site = built({"_config.yml": config, **POSTS, "index.html": page})
    assert list(site.render(*(each.path for each in site.plan.outputs if "index" in each.path)).values()) == shown


def test_github_pages_does_not_run_it(built):
    site = built({"_config.yml": CONFIG + "dialect: ghpages\n", **POSTS, "index.html": PAGE})
    assert site.urls() == ["/"]


def test_a_native_site_says_that_it_wants_it(built):
    posts = {path.removeprefix("_"): text for path, text in POSTS.items()}
    layouts = {f"themes/t/layouts/{name}.html": "{{ content }}" for name in ("post", "page")}
    native = "blogengine: 1\ntheme: t\n"
    page = PAGE.replace("---\np", "---\nlayout: null\np", 1)
    files = {**posts, **layouts, "index.html": page, "b/index.html": page.replace("{% for", "b {% for")}
    assert not built({"_config.yml": native + "paginate: 2\n", **files}).urls("paginate_v2")
    site = built({"_config.yml": native + "pagination: {enabled: true, per_page: 4}\n", **files})
    made = site.render("page2/index.html", "b/page2/index.html")
    assert made == {"page2/index.html": "P5 ", "b/page2/index.html": "b P5 "}


def test_its_own_settings_and_those_of_jekyll_paginate_do_not_go_together(built):
    with pytest.raises(FeatureError, match="paginate"):
        built({"_config.yml": CONFIG + "paginate: 3\n", **POSTS, "index.html": PAGE})


def test_no_template_is_told_of(built):
    site = built({"_config.yml": CONFIG, **POSTS, "index.html": "---\n---\n"})
    assert [each.code for each in site.found] == ["pagination"]


def test_a_key_of_old_is_told_of(built):
    """Jekyll warns of it too, and uses `title`, which has a default."""
    config = CONFIG.replace("per_page", "title_suffix: ' (:num)', per_page")
    site = built({"_config.yml": config, **POSTS, "index.html": PAGE.replace("---", "---\ntitle: T", 1)})
    assert [each.code for each in site.found] == ["pagination"]
    assert [page.front["title"] for page in site.site.pages] == ["T", "T - page 2", "T - page 3"]


def test_what_documents_of_different_kinds_hold_is_not_sorted(built):
    config = CONFIG.replace("per_page", "sort_field: w, per_page")
    posts = {"_posts/2024-01-01-a.md": "---\nw: x\n---\n", "_posts/2024-01-02-b.md": "---\nw: 1\n---\n"}
    with pytest.raises(FeatureError, match="neither more nor less") as raised:
        built({"_config.yml": config, **posts, "index.html": PAGE})
    assert str(raised.value.span) == "index.html:2:13"


NOON = dt.datetime(2024, 1, 2, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (None, None, 0), (None, "a", -1), (0, None, 1), ("B", "a", 1), ("a", "A", 0), (1, 1.5, -1), (2, 1, 1),
        (dt.date(2024, 1, 2), NOON, -1), (dt.date(2024, 1, 3), NOON, 1), (NOON, NOON, 0),
        (["a", 2], ["A", 1], 1), (["a"], ["a", "b"], -1), (True, True, 0), ({"a": 1}, {"a": 1}, 0),
    ],
)  # fmt: skip
def test_order(one, other, order):
    """Ruby's `<=>`, but texts without regard to case and nil first."""
    assert (_compare(one, other) > 0) - (_compare(one, other) < 0) == order


@pytest.mark.parametrize(("one", "other"), [("a", 1), (True, False), (1, True), (NOON, "a"), ([1], "a")])
def test_no_order(one, other):
    with pytest.raises(TypeError):
        _compare(one, other)


def test_names_in_documents_and_in_settings():
    assert list(names("A b;c, D")) == [("a", "A"), ("b", "b"), ("c", "c"), ("d", "D")]
    assert list(names(["Sci-Fi, C++", " a b ", 7])) == [
        ("sci-fi", "Sci-Fi"),
        ("c++", " C++"),
        ("a b", "a b"),
        ("7", "7"),
    ]
    assert wanted("A b; c,") == ["a b", "c"]
    assert wanted("A b; c,", spaced=True) == ["a", "b", "", "c"]
    assert wanted(["X ", 7]) == ["x", "7"]
    assert wanted(2024) == ["2024"]
