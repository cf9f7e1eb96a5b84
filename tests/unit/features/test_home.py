"""What a native blog has without writing it."""

NATIVE = {"_config.yml": "blogengine: 1\n"}


def test_a_native_blog_has_a_home_an_archive_and_a_404(built):
    site = built(NATIVE)
    assert [
        (page.url, page.layout, page.front.get("title")) for page in site.site.pages if page.id.startswith("home:")
    ] == [
        ("/", "home", None),
        ("/archive/", "archive", "Archive"),
        ("/404.html", "404", "This page is missing"),
    ]
    assert {"index.html", "archive/index.html", "404.html"} <= {output.path for output in site.plan.outputs}


def test_titles_are_the_sites_words(built):
    site = built({"_config.yml": "blogengine: 1\nwords: {archive: Archiv}\n"})
    assert site.page("/archive/").front["title"] == "Archiv"


def test_a_sites_own_pages_are_kept(built):
    files = {
        "index.html": "---\nmine: 1\n---\n",
        "404.html": "mine",
        "old.html": "---\npermalink: /archive/\nmine: 1\n---\n",
    }
    site = built({**NATIVE, **files})
    assert site.urls("home") == []
    assert site.plan.diagnostics == ()


def test_a_redirect_from_the_archive_is_kept(built):
    site = built({**NATIVE, "posts/2024-01-02-a.html": "---\nredirect_from: /archive/\n---\n"})
    assert site.page("/archive/").id == "redirect_from:archive/index.html"
    assert "/archive/" not in site.urls("home")


def test_a_jekyll_site_has_none_of_them(built):
    assert built({"_config.yml": ""}).urls() == []
