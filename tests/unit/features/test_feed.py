"""Feeds: which a site has, and how it announces them."""

import json

import pytest

NATIVE = 'blogengine: 1\ntitle: T & "q"\n'
GEM = "plugins: [jekyll-feed]\n"
META = "---\nlayout: null\n---\n{% feed_meta %}"
POST = {"posts/2024-01-02-a.html": "---\ntitle: A\ntags: [x]\n---\nbody"}


def test_a_native_site_has_three_feeds(built):
    assert built({"_config.yml": NATIVE}).urls("feed") == ["/feed.xml", "/rss.xml", "/feed.json"]


@pytest.mark.parametrize(
    ("config", "urls"),
    [
        (NATIVE + "feed: {rss: false, json: /api/posts.json}", ["/feed.xml", "/api/posts.json"]),
        (NATIVE + "feed: {path: blog/a.xml, rss: null}", ["/blog/a.xml", "/rss.xml", "/feed.json"]),
        (GEM, ["/feed.xml"]),
        (GEM + "feed: {rss: true, json: true}", ["/feed.xml", "/rss.xml", "/feed.json"]),
        (GEM + "feed: {rss: /blog/rss}", ["/feed.xml", "/blog/rss"]),
        (GEM + "feed: {collections: {notes: null}}", ["/feed/notes.xml", "/feed.xml"]),
        (GEM + "feed: {categories: one, tags: true}", ["/feed/one.xml", "/feed.xml"]),
        ("", []),
    ],
)
def test_a_configuration_decides_which_feeds_there_are(built, config, urls):
    assert built({"_config.yml": config}).urls("feed") == urls


@pytest.mark.parametrize(
    ("config", "urls"),
    [
        (NATIVE + "feed: {tags: true}", ["/feed/by_tag/x.xml", "/feed/by_tag/c-plus-plus.xml"]),
        (NATIVE + "feed: {tags: true, compat: jekyll}", ["/feed/by_tag/x.xml"]),
        (GEM + "feed: {tags: true, compat: fixed}", ["/feed/by_tag/x.xml", "/feed/by_tag/c-plus-plus.xml"]),
        (GEM + "feed: {tags: true}", ["/feed/by_tag/x.xml"]),
        (GEM + "feed: {tags: {only: [x, y]}}", ["/feed/by_tag/x.xml", "/feed/by_tag/y.xml"]),
    ],
)
def test_only_the_fixed_form_has_feeds_of_all_tags(built, config, urls):
    """The last one stops jekyll-feed: no post has the tag y."""
    folder = "posts" if config.startswith(NATIVE) else "_posts"
    files = {
        "_config.yml": config,
        f"{folder}/2024-01-02-a.html": "---\ntags: [x, C++]\n---\n",
    }
    assert [url for url in built(files).urls("feed") if "by_tag" in url] == urls


def test_a_sites_own_feed_is_kept(built):
    assert built({"_config.yml": NATIVE, "feed.xml": "mine"}).urls("feed") == ["/rss.xml", "/feed.json"]
    moved = built({"_config.yml": GEM, "feed.xml": "---\npermalink: /elsewhere.xml\n---\n"})
    assert moved.urls() == ["/elsewhere.xml"]


def test_a_native_site_announces_each_feed(built):
    assert built({"_config.yml": NATIVE, "meta.txt": META}).render("meta.txt")["meta.txt"] == (
        '<link rel="alternate" type="application/atom+xml" href="https://e.x/b/feed.xml" title="T &amp; &quot;q&quot;">\n'
        '<link rel="alternate" type="application/rss+xml" href="https://e.x/b/rss.xml" title="T &amp; &quot;q&quot;">\n'
        '<link rel="alternate" type="application/feed+json" href="https://e.x/b/feed.json" title="T &amp; &quot;q&quot;">'
    )


def test_a_jekyll_site_announces_atom_only(built):
    site = built({"_config.yml": GEM + "feed: {rss: true, json: true}", "meta.txt": META})
    expected = '<link type="application/atom+xml" rel="alternate" href="https://e.x/b/feed.xml" />'
    assert site.render("meta.txt") == {"meta.txt": expected}


@pytest.mark.parametrize(
    ("config", "attributes"),
    [
        (
            """title: "it's <a> & \\"b\\""\n""",
            """href="https://e.x/b/feed.xml" title="it&apos;s &lt;a&gt; &amp; &quot;b&quot;\"""",
        ),
        ("name: N\n", 'href="https://e.x/b/feed.xml" title="N"'),
        ("title: ''\n", 'href="https://e.x/b/feed.xml" title=""'),
        ("feed: {path: blog/a b.xml}\n", 'href="https://e.x/b/blog/a%20b.xml"'),
        ("feed: {path: 'http://o.x/?a=1&b'}\n", 'href="http://o.x/?a=1&amp;b"'),
        ("feed: {collections: {posts: {path: /p.xml}}}\n", 'href="https://e.x/b/p.xml"'),
    ],
)
def test_a_jekyll_site_announces_its_feed_as_jekyll_feed_does(built, config, attributes):
    """Each is what Jekyll 4.3.1 with jekyll-feed 0.17.0 wrote for the same configuration."""
    made = built({"_config.yml": GEM + config, "meta.txt": META}).render("meta.txt")
    assert made["meta.txt"] == f'<link type="application/atom+xml" rel="alternate" {attributes} />'


def test_the_feeds_hold_the_same_entries(built):
    site = built({"_config.yml": NATIVE, **POST})
    made = site.render("feed.xml", "rss.xml", "feed.json")
    (item,) = json.loads(made["feed.json"])["items"]
    assert item["url"] == "https://e.x/b/2024/01/a/"
    assert made["feed.xml"].count("<entry>") == made["rss.xml"].count("<item>") == 1
    assert item["id"] in made["feed.xml"]
    assert item["id"] in made["rss.xml"]


def test_each_feed_holds_what_it_is_for(built):
    files = {
        "_config.yml": GEM + "feed: {categories: [news], tags: true}\n",
        "_posts/2024-01-02-a.html": "---\ntitle: In the news\ncategory: news\n---\n",
        "_posts/2024-01-03-b.html": "---\ntitle: Tagged\ntags: x\n---\n",
    }
    made = built(files).render("feed.xml", "feed/news.xml", "feed/by_tag/x.xml")
    found = {path: [title for title in ("In the news", "Tagged") if title in text] for path, text in made.items()}
    assert found == {
        "feed.xml": ["In the news", "Tagged"],
        "feed/news.xml": ["In the news"],
        "feed/by_tag/x.xml": ["Tagged"],
    }


@pytest.mark.parametrize(("config", "titles"), [(GEM, ["B"]), (NATIVE, ["A", "B"])])
def test_only_in_a_jekyll_site_a_category_by_default_chooses_entries(built, config, titles):
    """jekyll-feed takes its own page's category from `defaults:` (seen in a run of Jekyll)."""
    folder = "posts" if config == NATIVE else "_posts"
    files = {
        "_config.yml": f'{config}defaults: [{{scope: {{path: ""}}, values: {{category: blog}}}}]\n',
        f"{folder}/2024-01-02-a.html": "---\ntitle: A\ncategories: []\ncategory: other\n---\n",
        f"{folder}/2024-01-02-b.html": "---\ntitle: B\n---\n",
    }
    feed = built(files).render("feed.xml")["feed.xml"]
    assert [title for title in ("A", "B") if f'<title type="html">{title}</title>' in feed] == titles


@pytest.mark.parametrize("form", ["compat: fixed, ", ""])
def test_the_page_of_a_category_or_tag_announces_its_own_feed_in_the_fixed_form(built, form):
    feed = f"feed: {{{form}categories: [news], tags: {{except: [y]}}}}\n"
    archives = "plugins: [jekyll-feed, jekyll-archives]\njekyll-archives: {enabled: [categories, tags]}\n"
    files = {
        "_config.yml": archives + feed,
        "_layouts/archive.html": "{% feed_meta %}",
        "_posts/2024-01-02-a.html": "---\ncategories: [news, other]\ntags: [C++, y]\n---\n",
    }
    main = '<link type="application/atom+xml" rel="alternate" href="https://e.x/b/feed.xml" />'
    own = '<link rel="alternate" type="application/atom+xml" href="https://e.x/b/feed/{}.xml" title="{}">'
    pages = [f"{path}/index.html" for path in ("category/news", "category/other", "tag/c", "tag/y")]
    made = built(files).render(*pages)
    expected = dict.fromkeys(pages, main)
    if form:
        expected[pages[0]] = f"{main}\n{own.format('news', 'news')}"
        expected[pages[2]] = f"{main}\n{own.format('by_tag/c-plus-plus', 'C++')}"
    assert made == expected


@pytest.mark.parametrize(("form", "told", "found"), [("compat: fixed, ", ["B"], ["_notes/a.md"]), ("", ["A", "B"], [])])
def test_only_jekyll_dates_entries_by_the_build(built, form, told, found):
    """jekyll-feed gives a document without a date the build's, so that it is news again with each build."""
    site = built(
        {
            "_config.yml": GEM + f"feed: {{{form}collections: [notes]}}\ncollections: {{notes: {{output: true}}}}\n",
            "_notes/a.md": "---\n---\n",
            "_notes/b.md": "---\ndate: 2024-01-02\n---\n",
            "_notes/c.md": "---\nfeed: false\ndate: 2024-01-01\n---\n" if form else "",
        }
    )
    feed = site.render("feed/notes.xml")["feed/notes.xml"]
    assert [title for title in ("A", "B", "C") if f'<title type="html">{title}</title>' in feed] == told
    assert [each.span.path for each in site.found] == found


def test_the_fixed_form_names_icon_logo_and_hub(built):
    """`feed.hub` as jekyll-feed#403 asks for it; the elements are of RFC 4287, WebSub §4 and JSON Feed 1.1."""
    settings = "icon: /i.png, logo: //cdn.ex/l.png, hub: 'https://hub.ex/?a&b', rss: true, json: true"
    files = {"_config.yml": GEM + f"feed: {{{settings}, compat: fixed}}"}
    made = built(files).render("feed.xml", "rss.xml", "feed.json")
    assert "<icon>https://e.x/b/i.png</icon><logo>https://cdn.ex/l.png</logo>" in made["feed.xml"]
    assert '<link href="https://hub.ex/?a&amp;b" rel="hub"/>' in made["feed.xml"]
    assert 'link rel="hub" href="https://hub.ex/?a&amp;b"/>' in made["rss.xml"]
    assert json.loads(made["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.ex/?a&b"}]
    plain = built({"_config.yml": GEM + f"feed: {{{settings}}}"}).render("feed.xml")["feed.xml"]
    assert "<icon>" not in plain
    assert "hub.ex" not in plain


def test_no_feed_in_development_if_so_configured(built):
    native = {"_config.yml": NATIVE + "feed: {disable_in_development: true}", "meta.txt": META}
    assert built(native).render("meta.txt") == {"meta.txt": ""}
    files = {"_config.yml": GEM + "feed: {disable_in_development: true}"}
    assert built(files).urls() == []
    assert built(files, environment="production").urls() == ["/feed.xml"]
