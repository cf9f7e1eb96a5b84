"""jekyll-archives: what the golden stories do not show."""

ARCHIVES = "plugins: [jekyll-archives]\njekyll-archives: {enabled: [tags]}\n"


def test_names_with_one_slug_are_told(built):
    """jekyll-archives says nothing, and the last name's page is written (seen in a run; Jekyll notes a conflict)."""
    site = built({"_config.yml": ARCHIVES, "_posts/2024-01-02-a.html": "---\ntags: [c, C++]\n---\n"})
    (found,) = site.plan.diagnostics
    assert found.message.startswith(
        "archives:tag C++ and archives:tag c both make tag/c/index.html; archives:tag C++ is"
    )


def test_a_native_site_may_ask_for_them(built):
    site = built({"_config.yml": f"blogengine: 1\n{ARCHIVES}", "posts/2024-01-02-a.html": "---\ntags: x\n---\n"})
    assert site.urls("archives") == ["/tag/x/"]


def test_an_empty_section_asks_for_nothing(built):
    site = built(
        {
            "_config.yml": "plugins: [jekyll-archives]\njekyll-archives:\n",
            "_posts/2024-01-02-a.html": "---\ntags: x\n---\n",
        }
    )
    assert site.urls() == []
