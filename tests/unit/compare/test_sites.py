"""What counts as the same was set by hand; on real pages it agrees with another comparison of sites, written apart."""

import pytest

from blogengine.compare.sites import FeedComparison, compare_feed, compare_file, compare_sites, url_of

PAGE = "<!DOCTYPE html><html><head><title>a</title></head><body>{}</body></html>"
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><generator>{by}</generator><updated>{at}</updated>'
    "{entries}</feed>"
)
ENTRY = "<entry><id>{id}</id><title>t</title><updated>2024</updated><content>{content}</content></entry>"


def page(old, new):
    return compare_file("a.html", PAGE.format(old).encode(), PAGE.format(new).encode())


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("<p>x</p>", "<p>x</p>", "bytes"),
        ("<p>x</p>", "<p>\n x </p>\n", "document"),
        ("<p>x <b>y</b></p>", "<p>x  <b>y</b></p>", "document"),
        ("<p>x <b>y</b></p>", "<p>x<b>y</b></p>", "differs"),
        ('<p id="a" class="b c">x</p>', '<p class="b  c" id=a>x</p>', "document"),
        ('<p class="b c">x</p>', '<p class="c b">x</p>', "differs"),
        ("<p>x</p>", "<!-- by hand --><p>x<!-- -->", "document"),
        ("<p>&eacute; &amp; &quot;</p>", '<p>é &amp; "</p>', "document"),
        ("<pre>a\n  b</pre>", "<pre>a\n b</pre>", "differs"),
        ("<pre><code>a <b>b</b></code></pre>", "<pre><code>a  <b>b</b></code></pre>", "differs"),
        ('<pre><code><span class="k">if</span></code></pre>', "<pre><code>if</code></pre>", "highlighting"),
        ('<pre><span class="k">if</span></pre>', '<pre><span class="kt">if</span></pre>', "highlighting"),
        ('<p><span class="k">if</span></p>', "<p>if</p>", "differs"),
        ("<template><p>a</p></template>", "<template><p>b</p></template>", "differs"),
        ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", "document"),
        ("", "<p></p>", "differs"),
    ],
)
def test_pages(old, new, status):
    assert page(old, new).status == status


def test_a_doctype_is_part_of_the_page():
    with_one, without = (f"{doctype}<p>x" for doctype in ("<!doctype HTML>", ""))
    assert compare_file("a.html", with_one.encode(), without.encode()).difference == (
        "", "'<!doctype html>'", "'no doctype'",
    )  # fmt: skip


def test_the_first_difference_has_a_path():
    found = page("<main id=m><p>a</p><p>one</p></main>", "<main id=m><p>a</p><p>two</p></main>").difference
    assert found == ("html[2]/body[2]/main#m/p[2]", "'one'", "'two'")
    assert page("<p>a", '<p class="x">a').difference == ("html[2]/body[2]", "<p>", '<p class="x">')
    assert page("", "<p>a").difference == ("html[2]/body[2]", "</body>", "<p>")


def test_a_long_text_is_shown_where_it_parts():
    found = page("a" * 500 + "b" + "c" * 500, "a" * 500 + "d" + "c" * 500).difference
    assert found.old == "…" + "a" * 40 + "b" + "c" * 79 + "…"


def test_pages_may_be_nested_deep():
    assert page("<div>" * 3000 + "a", "<div>" * 3000 + "b").status == "differs"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("a { color: #FFF ; }", "a{color:white}", True),
        ("a{b:0.50em}/* c */", "a{b:.5em}", True),
        ("a{b:1.0px}", "a{b:1px}", True),
        ("a{b:100px}", "a{b:1px}", False),
        ('@charset "utf-8"; a{b:"c"}', "a{b:'c'}", True),
        ("a + b {c: calc(1px + 2px)}", "a+b{c:calc(1px + 2px)}", True),
        ("a b{c:d}", "a>b{c:d}", False),
        ("a{c:rgba(0, 0, 0, 0.5)}", "a{c:rgba(0,0,0,.5)}", True),
    ],
)
def test_style_sheets(old, new, same):
    assert (compare_file("a.css", old.encode(), new.encode()).status == "document") is same


def feed(entries, by="x", at="2024"):
    return ATOM.format(
        by=by, at=at, entries="".join(ENTRY.format(id=key, content=text) for key, text in entries)
    ).encode()


def test_a_feed_may_be_made_at_another_time_by_something_else():
    old = feed([("a", "&lt;p&gt;x&lt;/p&gt;")])
    new = feed([("a", "&lt;p&gt;x &lt;/p&gt;")], by="y", at="2025")
    assert compare_file("feed.xml", old, new).status == "document"
    assert compare_feed("feed.xml", old, new) == FeedComparison("feed.xml", 1, (), (), ())


def test_entries_are_known_by_their_ids():
    found = compare_feed(
        "feed.xml", feed([("a", "1"), ("b", "2"), ("c", "3")]), feed([("c", "3"), ("b", "4"), ("d", "5")])
    )
    assert (found.kept, found.lost, found.new, found.changed) == (2, ("a",), ("d",), ("b",))


def test_entries_that_differ_in_colours_alone_are_not_changed():
    code = "&lt;pre&gt;{}&lt;/pre&gt;"
    old, new = feed([("a", code.format("x"))]), feed([("a", code.format("&lt;span class='k'&gt;x&lt;/span&gt;"))])
    assert compare_file("feed.xml", old, new).status == "highlighting"
    assert compare_feed("feed.xml", old, new).changed == ()


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><guid>i</guid><link>l</link></item></channel></rss>",
        "<rss><channel><item><link>i</link></item></channel></rss>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "i"}]}',
    ],
)  # fmt: skip
def test_ids_of_other_feeds(text):
    assert compare_feed("f", text.encode(), b"").lost == ("i",)


def test_xml_that_is_none_differs_where_its_text_does():
    found = compare_file("a.xml", b"<a>\n<b>", b"<a>\n<c>")
    assert (found.kind, found.status, found.difference.at) == ("xml", "differs", "line 2")


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.html", "/"), ("a/index.html", "/a/"), ("a.html", "/a.html"), ("a b/é.png", "/a%20b/%C3%A9.png")],
)
def test_urls(path, url):
    assert url_of(path) == url


def test_sites(tmp_path):
    for name, files in {
        "old": {"index.html": "a", "gone.html": "a", "sub/a.png": "1"},
        "new": {"index.html": "a", "sub/a.png": "2", "sub/b.png": "", ".blogengine": "{}"},
    }.items():
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
    (tmp_path / "new/sub/round").symlink_to(tmp_path / "new", target_is_directory=True)
    found = compare_sites(tmp_path / "old", tmp_path / "new")
    assert (found.lost, found.new) == (("gone.html",), ("sub/b.png",))
    assert [(file.path, file.status) for file in found.files] == [("index.html", "bytes"), ("sub/a.png", "differs")]
    assert not found.is_same
    assert compare_sites(tmp_path / "old", tmp_path / "old").is_same
