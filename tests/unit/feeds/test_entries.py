"""From source to feed: the golden stories, read, rendered and told, held against Jekyll's documents."""

from datetime import UTC, datetime

import pytest
from lxml import etree

from blogengine.clock.now import Clock
from blogengine.config.load import load_config
from blogengine.errors import ContentError
from blogengine.feeds import atom
from blogengine.feeds.entries import EPOCH, Selection, make_channel
from blogengine.feeds.entry import Author, Image
from blogengine.model.content import Origin, Page
from blogengine.query.tracked import Tracked
from blogengine.read.site import read_site
from blogengine.read.tree import MemoryTree
from blogengine.records import replace
from blogengine.render.nodes import Results
from blogengine.render.workshop import Workshop

FEED = "feed:feed.xml"
PAGE = Page(FEED, Origin(FEED), "feed.xml", "/", {}, ".xml", ".xml", "/feed.xml", body="")
SELECTIONS = {
    "feed.xml": Selection("/feed.xml"),
    "notes.atom": Selection("/notes.atom", "notes"),
    "feed/notes/short.xml": Selection("/feed/notes/short.xml", "notes", category="short"),
    "feed/news.xml": Selection("/feed/news.xml", category="news"),
    "feed/big news.xml": Selection("/feed/big news.xml", category="big news"),
    "feed/none.xml": Selection("/feed/none.xml", category="none"),
    "feed/by_tag/py.xml": Selection("/feed/by_tag/py.xml", tag="py"),
}

SMART = {
    'My "Site" & Co\'s -- blog...': "My “Site” &amp; Co’s – blog…",
    "First & <em>last</em>": "First &amp; <em>last</em>",
    "A &amp; B &copy; C": "A &amp; B © C",
    "1 < 2 > 0": "1 &lt; 2 &gt; 0",
}
"""What Jekyll's `smartify` makes of the stories' titles."""


def smartify(text):
    return SMART.get(text, text)


class Told:
    """A site as a feed sees it."""

    def __init__(self, files):
        tree = MemoryTree(files)
        config = load_config(files.get).config
        clock = Clock.read(time=config.time, timezone=config.timezone, environ={"TZ": "UTC"})
        made = read_site(tree, config, clock)
        site = replace(made.site, pages=(*made.site.pages, PAGE))
        shop = Workshop(site, tree, (), made.bodies)
        self.ask = Tracked(shop.answers, Results(shop), FEED)

    def channel(self, selection=SELECTIONS["feed.xml"]):
        return make_channel(selection, self.ask, smartify)


def story_files(folder):
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def post(front="", body="Text", config="", name="2024-01-02-a", **more):
    files = {
        "_config.yml": f"title: T\nurl: https://ex.com\n{config}\n",
        f"_posts/{name}.md": f"---\n{front}\n---\n{body}\n",
    }
    return Told({**files, **more})


def without_code_spans(document):
    """The document without its `updated`, and without what depends on a highlighter's tokens."""
    root = etree.fromstring(document)
    root.remove(root.find("{*}updated"))
    for content in root.iter("{*}content"):
        content.text = content.text and content.text.replace("</span>", "")
    return etree.tostring(root, method="c14n2")


def test_stories_are_told_as_jekyll_tells_them(story, golden_path, document):
    told = Told(story_files(golden_path / story.name / "site"))
    made = atom.write(told.channel(SELECTIONS[story.path]))
    assert without_code_spans(made) == without_code_spans(document)


def test_updated_is_the_newest_entrys(golden_path):
    told = Told(story_files(golden_path / "everything" / "site"))
    assert told.channel().updated == datetime(2024, 2, 3, 5, tzinfo=UTC)


def test_an_empty_feed_was_updated_at_the_configured_time_or_never():
    config = "title: T\nblogengine: 1\n"
    assert Told({"_config.yml": config}).channel().updated == EPOCH
    assert (
        Told({"_config.yml": f"{config}time: 2024-05-06 07:08:09 +0000\n"}).channel().updated.isoformat()
        == "2024-05-06T07:08:09+00:00"
    )


@pytest.mark.parametrize(
    ("limit", "count"), [("", 10), ("3", 3), ("0", 0), ("-1", 0), ("null", 10), ("false", 10), ("99", 12)]
)
def test_the_limit_is_ten_unless_told(limit, count):
    """`feed.posts_limit` as jekyll-feed 0.17 takes it."""
    more = {f"_posts/2023-01-{day:02}-p.md": "---\n---\n" for day in range(1, 12)}
    assert len(post(config=f"feed:\n  posts_limit: {limit}", **more).channel().entries) == count


def entry(front="", config="", **rest):
    return post(front, config=config, **rest).channel().entries[0]


FIXED = "feed: {compat: fixed}"


def test_every_author_is_told_in_the_fixed_form():
    data = {"_data/authors.yml": "ann: {email: a@ex.com}\nbob: {name: Bob, uri: https://bob.ex}\n"}
    front = "authors: [ann, bob, Cy, {name: Di}, {twitter: x}]"
    named = (Author("ann", "a@ex.com"), Author("Bob", "", "https://bob.ex"), Author("Cy"), Author("Di"), Author(""))
    assert entry(front, FIXED, **data).authors == named
    assert entry(front, **data).authors == (Author('{"email"=>"a@ex.com"}', "a@ex.com"),)
    assert entry("author: bob", FIXED, **data).authors == named[1:2]
    assert entry("", f"{FIXED}\nauthor: Site").authors == (Author("Site"),)
    assert entry("authors: x", FIXED).authors == (Author("x"),)


def test_jekylls_form_takes_one_author_and_rubys_view_of_a_nameless_one():
    """Expected values are what jekyll-feed 0.17 writes (specification of its entries, author)."""
    assert entry("author: {twitter: carol}").authors == (Author('{"twitter"=>"carol"}'),)
    assert entry("author: [A, B]").authors == (Author('["A", "B"]'),)
    assert entry("authors: x").authors == (Author(""),)


def test_excerpt_only_can_be_switched_back_in_the_fixed_form():
    site = "feed: {excerpt_only: true, compat: fixed}"
    assert entry("", site).content is None
    assert entry("feed: {excerpt_only: false}", site).content == "<p>Text</p>"
    assert entry("feed: {excerpt_only: false}", "feed: {excerpt_only: true}").content is None


def test_a_post_can_stay_out_of_the_fixed_feed():
    assert post("feed: false", config=FIXED).channel().entries == ()
    assert len(post("feed: false").channel().entries) == 1


@pytest.mark.parametrize(
    ("front", "summary"),
    [
        ("description: A <b>b</b>", "A b"),
        ("description: ''", "Text"),
        ("excerpt: '*raw*'", "*raw*"),
        ("excerpt: ''", None),
        ("excerpt_separator: ''", None),
    ],
)
def test_the_summary_is_the_description_or_the_excerpt(front, summary):
    assert entry(front).summary == summary


@pytest.mark.parametrize(
    ("image", "jekyll", "fixed"),
    [
        ("/i.png", "https://ex.com/i.png", "https://ex.com/i.png"),
        ("{path: i.png}", "https://ex.com/i.png", "https://ex.com/i.png"),
        ("//cdn.ex/i.png", "https://ex.com//cdn.ex/i.png", "https://cdn.ex/i.png"),
        ("''", "https://ex.com/", None),
        ("http://x.ex/i.png", "http://x.ex/i.png", "http://x.ex/i.png"),
    ],
)
def test_images_have_absolute_urls(image, jekyll, fixed):
    assert entry(f"image: {image}").image == Image(jekyll)
    assert entry(f"image: {image}", FIXED).image == (Image(fixed) if fixed else None)


def test_all_categories_are_told_in_the_fixed_form():
    front = "category: one\ncategories: [two, three]\ntags: t"
    assert entry(front).categories == ("one", "t")
    assert entry(front, FIXED).categories == ("two", "three", "one", "t")


def test_a_time_that_is_none_is_told_with_its_file():
    with pytest.raises(ContentError, match=r"^_posts/2024-01-02-a\.md:1:1: last_modified_at is no time"):
        entry("last_modified_at: soon")


def test_what_a_feed_used_is_recorded():
    told = post()
    told.channel()
    asked = set(told.ask.trace())
    assert {("posts",), ("content", "_posts/2024-01-02-a.md"), ("field", "_posts/2024-01-02-a.md", "title")} <= asked
    assert not any(query[0] in ("now", "pages") for query in asked)
