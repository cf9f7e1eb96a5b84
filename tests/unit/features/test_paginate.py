"""jekyll-paginate: what the golden stories do not show. What Jekyll does was seen in runs of jekyll-paginate 1.1.0."""

import pytest

from blogengine.errors import ConfigError

POSTS = {f"_posts/2024-01-0{day}-p{day}.md": f"---\ntitle: P{day}\n---\nBody {day}\n" for day in range(1, 6)}
LIST = "---\n---\n{% for post in paginator.posts %}{{ post.title }} {{ post.excerpt }}{% endfor %}"


def config(**settings):
    return {"_config.yml": "plugins: [jekyll-paginate]\n" + "".join(f"{k}: {v}\n" for k, v in settings.items())}


@pytest.mark.parametrize("value", ["2", '"2"', "2.9", '" 2 posts"'])
def test_a_number_is_read_as_ruby_reads_it(built, value):
    site = built({**config(paginate=value), **POSTS, "index.html": LIST})
    assert site.urls("paginate") == ["/page2/", "/page3/"]


@pytest.mark.parametrize("value", ["null", "false", "-1"])
def test_no_pages(built, value):
    """Seen in a run for -1; `false` ends Jekyll's build with an exception."""
    site = built({**config(paginate=value), **POSTS, "index.html": LIST})
    assert [page.paginator for page in site.site.pages] == [None]


def test_no_posts_no_paginator(built):
    site = built({**config(paginate=2), "index.html": "---\n---\n{{ paginator | inspect }}"})
    assert site.render()["index.html"] == "nil"


@pytest.mark.parametrize("value", ["none", "0", "[2]", "true"])
def test_a_number_that_is_none_is_refused(built, value):
    """As by Jekyll, which ends with an exception (seen in runs)."""
    with pytest.raises(ConfigError, match="cannot show"):
        built({**config(paginate=value), **POSTS, "index.html": LIST})


@pytest.mark.parametrize(
    ("path", "template", "second"),
    [
        ("p:num", "index.html", "/p2/"),
        ("/blog/:num/x.html", "blog/index.html", "/blog/2/x.html/"),
        ("/a/b:num/", "index.html", "/a/b2/"),
        ("/blog/p:num/:num", "blog/index.html", "/blog/p2/:num/"),
        ("/ü b/:num", "index.html", "/%C3%BC%20b/2/"),
    ],
)
def test_paths_as_seen_in_runs(built, path, template, second):
    site = built(
        {**config(paginate=4, paginate_path=f"'{path}'"), **POSTS, "index.html": LIST, "blog/index.html": LIST}
    )
    assert site.urls("paginate") == [second]
    assert next(page.id for page in site.site.pages if page.paginator) == template


def test_without_a_path_nothing_is_paginated(built):
    site = built({**config(paginate=2, paginate_path='""'), **POSTS, "index.html": LIST})
    assert [each.code for each in site.found] == ["pagination"]


def test_a_page_depends_on_its_own_posts_alone(built):
    """Editing any other post leaves the page as it is: nothing asked is about it, nor about all posts."""
    site = built({**config(paginate=2), **POSTS, "index.html": LIST})
    site.render()
    own = "paginate:index.html#2"
    asked = {query for (_, subject), node in site.shop.nodes.items() if subject == own for query in node.trace}
    posts = {argument for query in asked for argument in query if argument and argument.startswith("_posts/")}
    assert posts == {"_posts/2024-01-03-p3.md", "_posts/2024-01-02-p2.md"}
    assert ("paginator", own, "posts") in asked
    assert not {query[0] for query in asked} & {"posts", "documents", "pages", "column"}


def test_a_native_site_paginates_its_home(built):
    posts = {path.removeprefix("_"): text for path, text in POSTS.items()}
    layouts = {"themes/t/layouts/home.html": LIST, "themes/t/layouts/post.html": "{{ content }}"}
    site = built({"_config.yml": "blogengine: 1\ntheme: t\npaginate: 4\n", **posts, **layouts})
    assert site.urls("paginate") == ["/page2/"]
    assert "P1" in site.render()["page2/index.html"]


def test_a_native_site_may_paginate_a_page_wherever_its_permalink_leads(built):
    posts = {path.removeprefix("_"): text for path, text in POSTS.items()}
    page = LIST.replace("---\n---", "---\npermalink: /news/\nlayout: null\n---")
    files = {"_config.yml": "blogengine: 1\npaginate: 4\npaginate_path: /news/:num/\n", **posts, "index.html": page}
    site = built({**files, "themes/paper/layouts/post.html": "{{ content }}"})
    assert site.render("news/2/index.html")["news/2/index.html"].startswith("P1")


def test_github_pages_paginates_without_being_asked_to(built):
    site = built({"_config.yml": "dialect: ghpages\npaginate: 2\n", **POSTS, "index.html": LIST})
    assert site.urls("paginate") == ["/page2/", "/page3/"]


def test_github_pages_takes_a_copy_for_a_file_where_its_page_is(built):
    """By Jekyll 3.10's code (`Page#relative_path`): its path, and the defaults that templates see, not its layout's."""
    defaults = (
        "defaults:\n- {scope: {path: index.html}, values: {layout: x, a: template}}\n"
        "- {scope: {path: page2}, values: {a: copy}}\n"
    )
    page = "---\nb: own\n---\n{{ page.path }} {{ page.a }} {{ page.b }}"
    files = {**POSTS, "index.html": page, "_layouts/x.html": "x {{ content }}"}
    settings = f"paginate: 4\n{defaults}"
    ghpages = built({"_config.yml": f"dialect: ghpages\n{settings}", **files})
    assert ghpages.render("page2/index.html")["page2/index.html"] == "x page2/index.html copy own"
    jekyll4 = built({"_config.yml": f"plugins: [jekyll-paginate]\n{settings}", **files})
    assert jekyll4.render("page2/index.html")["page2/index.html"] == "x index.html template own"


def test_the_paginator_is_a_hash(built):
    page = "---\n---\n{{ paginator.size }} {{ paginator | jsonify | size }} {% for pair in paginator %}{{ pair[0] }} {% endfor %}"
    site = built({**config(paginate=9), **POSTS, "index.html": page})
    assert site.render("index.html")["index.html"].split()[2:] == [
        "page", "per_page", "posts", "total_posts", "total_pages", "previous_page", "previous_page_path", "next_page",
        "next_page_path",
    ]  # fmt: skip
