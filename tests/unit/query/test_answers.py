"""The questions that a site answers; what templates show of them is compared with Jekyll in tests/sites."""

import datetime as dt

import pytest

from blogengine import fingerprint
from blogengine.query.answers import DOCUMENT_KEYS, PAGE_KEYS, QUESTIONS, STATIC_KEYS, Answers
from blogengine.query.post_names import post_names
from blogengine.records import replace

FILES = {
    "_config.yml": "title: T\ncollections: {things: {output: true, label_of: mine}}\n",
    "_posts/2024-01-01-a.md": "---\ntags: [x, 1]\ncategories: [C#, C]\n---\n",
    "cat/_posts/sub/2024-1-2-b.md": "---\ntags: [x]\nown: 5\n---\n",
    "_things/t.md": "---\n---\n",
    "_things/t.png": "",
    "page.md": "---\nown: 6\n---\n",
    "sub/index.html": "---\n---\n",
    "assets/x.tar.gz": "",
    "assets/noext": "",
    "_layouts/l.html": "l",
    "_includes/i.html": "i",
    "_data/d.yml": "[1]",
}
A, B = "_posts/2024-01-01-a.md", "cat/_posts/sub/2024-1-2-b.md"


@pytest.fixture
def answers(read_files):
    return Answers(read_files(FILES).site)


def test_every_question_has_an_answer_that_can_be_digested(answers):
    arguments = {
        "field": [A, "title"], "front": [A, "title"], "paginator": [A], "variable": ["x"], "git": ["x"], "keys": [A], "column": ["tags", "posts"], "collection": ["things"], "collection_field": ["things", "output"], "tagged": ["tags", "x"],
        "term_slug": ["tags", "x"], "related": [A], "neighbours": [A], "url_of": ["page.md"], "post_url": ["2024-01-01-a"],
        "config": ["title"], "data": ["d"], "layout": ["l"], "include": ["i.html"], "theme": ["x"], "source_maps": ["page.md"], "stylesheet": ["x"],
    }  # fmt: skip
    for name in QUESTIONS:
        query = (name, *arguments.get(name, []))
        assert answers.digest(query) == fingerprint.of(answers.ask(query))
        assert answers.digest(query) is answers.digest(query)


def test_an_unknown_question_is_refused(answers):
    with pytest.raises(KeyError):
        answers.ask(("site",))


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (("posts",), (B, A)),
        (("documents",), (A, B, "_things/t.md", "_things/t.png")),
        (("collection", "things"), ("_things/t.md",)),
        (("collection", "nothing"), ()),
        (("collections",), ("posts", "things")),
        (("collection_field", "things", "label_of"), "mine"),
        (("collection_field", "things", "files"), ("_things/t.png",)),
        (("collection_field", "nothing", "label"), None),
        (("pages",), ("sub/index.html", "page.md")),
        (("static_files",), ("assets/noext", "assets/x.tar.gz", "_things/t.png")),
        (("tags",), (("x", (B, A)), (1, (A,)))),
        (("categories",), (("C#", (A,)), ("C", (A,)), ("cat", (B,)))),
        (("tagged", "tags", "x"), (B, A)),
        (("tagged", "tags", "nothing"), ()),
        (("term_slug", "categories", "C#"), "c-sharp"),
        (("term_slug", "tags", "1"), "1"),
        (("term_slug", "tags", "nothing"), None),
        (("related", A), (B,)),
        (("neighbours", A), (None, B)),
        (("neighbours", B), (A, None)),
        (("neighbours", "page.md"), (None, None)),
        (("url_of", "page.md"), "/page.html"),
        (("url_of", "_things/t.md"), "/things/t.html"),
        (("url_of", "assets/noext"), "/assets/noext"),
        (("url_of", "/assets/noext"), "/assets/noext"),
        (("url_of", "/page.md"), None),
        (("post_url", "2024-1-1-a"), "/c%23/c/2024/01/01/a.html"),
        (("post_url", "/cat/2024-01-02-b"), "/cat/2024/01/02/b.html"),
        (("post_url", "cat/sub/2024-01-02-b"), "/cat/2024/01/02/b.html"),
        (("post_url", "2024-01-02-b"), None),
        (("config", "title"), "T"),
        (("config", "nothing"), None),
        (("data", "d"), [1]),
        (("data_keys",), ("d",)),
        (("layout", "nothing"), None),
        (("include", "nothing"), None),
        (("environment",), "development"),
        (("now", "%Y"), "2026"),
        (("theme", "x"), None),
    ],
)
def test_answers(answers, query, answer):
    assert answers.ask(query) == answer
    assert answers.ask(query) == answer


@pytest.mark.parametrize(
    ("subject", "key", "value"),
    [
        (A, "id", "/c%23/c/2024/01/01/a"),
        (B, "own", 5),
        (B, "path", B),
        (B, "relative_path", B),
        (B, "name", "2024-1-2-b.md"),
        (B, "collection", "posts"),
        (B, "date", dt.datetime(2024, 1, 2, tzinfo=dt.UTC)),
        (B, "url", "/cat/2024/01/02/b.html"),
        ("page.md", "own", 6),
        ("page.md", "name", "page.md"),
        ("page.md", "path", "page.md"),
        ("sub/index.html", "dir", "/sub/"),
        ("sub/index.html", "url", "/sub/"),
        ("assets/x.tar.gz", "name", "x.tar.gz"),
        ("assets/x.tar.gz", "basename", "x.tar"),
        ("assets/x.tar.gz", "extname", ".gz"),
        ("assets/noext", "basename", "noext"),
        ("assets/noext", "extname", ""),
        ("assets/noext", "path", "/assets/noext"),
        ("assets/noext", "modified_time", dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
        ("assets/noext", "collection", None),
        ("assets/noext", "url", None),
        ("_things/t.png", "path", "_things/t.png"),
        ("_things/t.png", "collection", "things"),
        ("nothing", "title", None),
    ],
)
def test_fields(answers, subject, key, value):
    assert answers.field(subject, key) == value


def test_generated_pages_have_the_path_that_they_would_have(read_files):
    """Jekyll's plugins name their pages so (seen in a run): the redirects all `redirect.html`."""
    site = read_files({"a.md": "---\n---\n"}).site
    made = {"x:tag/a/index.html": "index", "x:feed.xml": "feed.xml", "x:old/index.html": "redirect.html"}
    pages = tuple(replace(site.pages[0], id=each, name=name, body="") for each, name in made.items())
    answers = Answers(replace(site, pages=pages))
    assert [answers.field(each, "path") for each in made] == ["tag/a/index.html", "feed.xml", "redirect.html"]


def test_names_of_values(answers):
    assert answers.keys(B) == (*DOCUMENT_KEYS, "own", "draft", "slug", "ext")
    assert answers.keys("page.md") == ("own", *PAGE_KEYS)
    assert answers.keys("assets/noext") == STATIC_KEYS


def test_related_posts_are_the_ten_newest_others(read_files):
    answers = Answers(read_files({f"_posts/2024-01-{day:02d}-x.md": "" for day in range(1, 13)}).site)
    newest = [f"_posts/2024-01-{day:02d}-x.md" for day in range(12, 0, -1)]
    assert answers.related(newest[3]) == (*newest[:3], *newest[4:11])
    assert answers.related(newest[11]) == tuple(newest[:10])


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("_posts/2024-01-02-a.md", {"2024-1-2-a"}),
        ("_posts/sub/2024-01-02-a.b.md", {"sub/2024-1-2-a.b", "2024-1-2-a.b"}),
        ("cat/_posts/sub/2024-01-02-a.md", {"cat/sub/2024-1-2-a", "cat/2024-1-2-a"}),
        ("posts/2024-01-02-a.md", {"2024-1-2-a"}),
        ("_drafts/idea.md", {"idea"}),
    ],
)
def test_names_of_posts(path, names):
    assert set(post_names(path)) == names


def test_a_column_is_one_value_of_each_in_a_list(answers):
    assert answers.column("own", "posts") == (5, None)
    assert answers.column("url", "collection", "things") == ("/things/t.html",)


def test_what_is_derived_from_a_column_is_made_once(answers):
    made = []

    def make(values):
        made.append(values)
        return len(values)

    assert [answers.derived(make, "own", "posts"), answers.derived(make, "own", "posts")] == [2, 2]
    assert made == [(5, None)]
