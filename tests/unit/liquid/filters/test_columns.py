"""A list of documents answers as the plain list of them does, whose answers are held against Jekyll elsewhere."""

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.liquid import ruby
from blogengine.liquid.context import Context
from blogengine.liquid.drops.site import SiteDrop
from blogengine.liquid.environment import Environment
from blogengine.liquid.filters import arrays, columns, jekyll3, selecting
from blogengine.liquid.runtime import NOTHING
from blogengine.query.answers import Answers
from blogengine.query.tracked import Tracked
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree

FRONT = [
    "n: 3",
    "n: '3'",
    "n: 3.0",
    "n: ' 10 '",
    "n: x",
    "n: [x, 3]",
    "n: true",
    "n: {k: 1}",
    "n:",
    "m: 1",
    "n: 2020-01-02",
    "n: []",
]
FILES = {f"_posts/2025-01-{day:02}-p.md": f"---\n{line}\n---\n" for day, line in enumerate(FRONT, 1)}
TARGETS = [3, "3", 3.0, "3.0", "x", "true", True, None, "", 10, "10", "2020-01-02", "k"]


@pytest.fixture
def ask():
    tree = MemoryTree({**FILES, "a.md": "---\ntitle: A\n---\n", "b.md": "---\ntitle: A\n---\n", "a.txt": ""})
    config = load_config({}.get).config
    return Tracked(
        Answers(read_site(tree, config, Clock.read(time=None, timezone="UTC", environ={})).site), None, "a.md"
    )


@pytest.fixture
def posts(ask):
    return SiteDrop(ask, "a.md").lookup("posts")


@pytest.fixture
def context():
    return Context(Environment(), None, {})


@pytest.mark.parametrize("target", TARGETS)
def test_where_and_find(posts, context, target):
    assert columns.having(posts, "n", target) is not None
    assert list(selecting.where(context, posts, "n", target)) == list(
        selecting.where(context, list(posts), "n", target)
    )
    assert selecting.find(context, posts, "n", target) == selecting.find(context, list(posts), "n", target)


@pytest.mark.parametrize("key", ["n", "m"])
@pytest.mark.parametrize("target", TARGETS)
def test_where_of_jekyll_3(posts, context, key, target):
    assert columns.having(posts, "n", target, numbers=False) is not None
    assert list(jekyll3.where(context, posts, key, target)) == list(jekyll3.where(context, list(posts), key, target))


@pytest.mark.parametrize("key", ["", NOTHING])
def test_where_of_jekyll_3_without_a_name_is_about_the_items(ask, context, key):
    files = SiteDrop(ask, "a.md").lookup("static_files")
    assert list(jekyll3.where(context, files, key, ruby.to_s(files[0]))) == [files[0]]


def test_group_by(posts, context):
    plain = selecting.group_by(context, list(posts), "n")
    groups = selecting.group_by(context, posts, "n")

    assert [{**group, "items": list(group["items"])} for group in groups] == plain


@pytest.mark.parametrize("nils", ["first", "last"])
def test_sort(posts, context, nils):
    assert list(arrays.sort(context, posts, "n", nils)) == list(arrays.sort(context, list(posts), "n", nils))


def test_map(posts):
    assert arrays.map_(posts, "n") == arrays.map_(list(posts), "n")


@pytest.mark.parametrize("key", ["next", "excerpt", "content", "n.k"])
def test_what_is_more_than_a_value_is_asked_of_each(posts, key):
    assert columns.column(posts, key) is None


def test_a_list_made_in_a_template_is_asked_item_by_item(posts):
    assert columns.column(posts[:2], "n") is None


def test_the_whole_column_is_one_question(ask, posts, context):
    before = set(ask.trace())
    selecting.where(context, posts, "n", 3)
    selecting.where(context, posts, "n", "x")

    assert set(ask.trace()) - before == {("column", "n", "posts")}
