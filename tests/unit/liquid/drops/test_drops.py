"""What templates see of a site, by hand from Jekyll's documentation of its variables; and how narrowly they ask."""

import pytest

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop, theme_of
from blogengine.liquid.drops.subject import DocumentDrop, drop_of
from blogengine.query.answers import Answers
from blogengine.query.tracked import Tracked
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree
from blogengine.records import replace

FILES = {
    "_config.yml": "title: T\ntimezone: UTC\ntime: 2026-01-15 12:00:00 +0000\n"
    "collections: {recipes: {output: true, cook: Ada}}\n",
    "_posts/2025-01-01-a.md": "---\ntitle: A\ntags: [x, y]\ncategories: [c]\nimage: {path: i.png}\n---\nbody a\n",
    "_posts/2025-01-02-b.md": "---\ntitle: B\ntags: [y]\nexcerpt: mine\n---\nbody b\n",
    "_recipes/soup.md": "---\ntitle: Soup\n---\nhot\n",
    "_data/team.yml": "- name: Ada\n",
    "about.md": "---\ntitle: About\n---\nme\n",
    "robots.txt": "---\n---\nx\n",
    "pic.png": b"\x89PNG",
}
A, B = "_posts/2025-01-01-a.md", "_posts/2025-01-02-b.md"


class FakeRendering:
    """Bodies that say who was asked for."""

    def content(self, subject, reader):
        return f"content of {subject}", None

    def excerpt(self, subject):
        return f"excerpt of {subject}", None

    def output(self, subject, reader):
        return None, None


@pytest.fixture
def ask():
    tree = MemoryTree(FILES)
    config = load_config(FILES.get).config
    site = read_site(tree, config, Clock.read(time=config.time, timezone="UTC", environ={})).site
    return Tracked(Answers(site), FakeRendering(), A)


@pytest.fixture
def site(ask):
    return SiteDrop(ask, A)


def titles(drops):
    return [drop.lookup("title") for drop in drops]


def test_posts_are_newest_first(site):
    assert titles(site.lookup("posts")) == ["B", "A"]


def test_a_collection_is_found_by_its_label(site):
    assert titles(site.lookup("recipes")) == ["Soup"]


def test_pages_and_files(site):
    assert [page.lookup("name") for page in site.lookup("pages")] == ["about.md", "robots.txt"]
    assert [page.lookup("name") for page in site.lookup("html_pages")] == ["about.md"]
    assert [file.lookup("path") for file in site.lookup("static_files")] == ["/pic.png"]


def test_terms_hold_their_posts(site):
    assert {name: titles(posts) for name, posts in site.lookup("tags").items()} == {"x": ["A"], "y": ["B", "A"]}
    assert list(site.lookup("categories")) == ["c"]


def test_related_posts_are_the_others(site):
    assert titles(site.lookup("related_posts")) == ["B"]


def test_data_and_configuration(site):
    assert site.lookup("data").lookup("team") == [{"name": "Ada"}]
    assert site.lookup("title") == "T"
    assert site.lookup("nothing") is None


def test_collections_tell_their_metadata(site):
    posts, recipes = site.lookup("collections")
    assert (posts.lookup("label"), recipes.lookup("cook"), recipes.lookup("output")) == ("posts", "Ada", True)
    assert titles(recipes.lookup("docs")) == ["Soup"]


def test_a_document_asks_for_bodies_only_when_asked(ask):
    drop = drop_of(ask, A)
    assert isinstance(drop, DocumentDrop)
    assert drop.lookup("image") == {"path": "i.png"}
    assert not any(query[0] == "content" for query in ask.trace())
    assert drop.lookup("content") == f"content of {A}"
    assert ("content", A) in ask.trace()


def test_an_excerpt_of_front_matter_wins(ask):
    assert drop_of(ask, B).lookup("excerpt") == "mine"
    assert drop_of(ask, A).lookup("excerpt") == f"excerpt of {A}"


def test_neighbours(ask):
    assert drop_of(ask, A).lookup("next") == drop_of(ask, B)
    assert drop_of(ask, A).lookup("previous") is None


def test_a_title_asks_for_a_title(ask):
    drop_of(ask, B).lookup("title")
    assert set(ask.trace()) == {("field", B, "title")}


def test_the_build_time_is_asked_by_its_format(ask, site):
    assert site.lookup("time").format("%Y-%m") == "2026-01"
    assert ("now", "%Y-%m") in ask.trace()


def test_jekyll_says_which_version_it_follows(ask):
    drop = JekyllDrop(ask)
    assert (drop.lookup("version"), drop.lookup("environment"), drop.lookup("x")) == ("4.3.1", "development", None)


def test_a_list_of_drops_makes_only_those_that_are_looked_at(ask, site, monkeypatch):
    made = []
    monkeypatch.setattr("blogengine.liquid.drops.subject.drop_of", lambda _, each: made.append(each) or each)
    posts = site.lookup("posts")
    assert len(posts) == 2
    assert len(posts[:1]) == 1
    assert made == []
    assert list(posts[:1]) == [B]
    assert made == [B]


def test_a_list_of_drops_is_a_list_in_every_way(ask, site):
    posts = site.lookup("posts")
    a, b = drop_of(ask, A), drop_of(ask, B)
    assert (posts[0], posts[-1], [*posts], posts[1:]) == (b, a, [b, a], [a])
    assert list(reversed(posts)) == [a, b]
    assert sorted(posts) == [a, b]
    assert a in posts
    assert drop_of(ask, "about.md") not in posts
    assert (*posts, 1) == posts + (1,)  # noqa: RUF005 - the operator is what is tested
    assert posts == [b, a]
    assert posts != [a, b]
    assert hash(posts) == hash(site.lookup("posts"))


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("theme: minima", True),
        ("theme: minima\ndialect: ghpages", False),
        ("blogengine: 1", False),
        ("title: T", False),
    ],
)
def test_a_gems_theme_tells_of_itself_as_from_jekyll_4_on(config, told):
    tree = MemoryTree({"_config.yml": config + "\n"})
    loaded = load_config({"_config.yml": config}.get).config
    made = read_site(tree, loaded, Clock.read(timezone="UTC", environ={})).site
    theme = theme_of(Tracked(Answers(replace(made, theme=("", "2.5.1"))), FakeRendering(), A))
    assert (theme is not None) == told
    if theme:
        assert (theme.lookup("version"), theme.lookup("root"), theme.lookup("x")) == ("2.5.1", None, None)
        assert theme.to_text() == "Jekyll::Drops::ThemeDrop"
