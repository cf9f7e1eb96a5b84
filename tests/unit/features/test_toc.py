"""Tables of contents: what the golden stories `toc…` do not show."""

import pytest

CONFIG = "plugins: [jekyll-toc]\n"
FRONT = "---\nlayout: null\ntoc: true\n---\n"


def test_an_empty_heading_has_a_link_too(built):
    """jekyll-toc fails there."""
    made = built({"_config.yml": CONFIG, "a.html": FRONT + "{{ '<h1></h1>' | inject_anchors }}"}).render("a.html")
    anchor = '<a class="anchor" href="#" aria-hidden="true"><span class="octicon octicon-link"></span></a>'
    assert made == {"a.html": f"<h1>{anchor}</h1>"}


@pytest.mark.parametrize("section", ["toc: 1", "toc: {min_level: x}", "toc: {min_level: 5, max_level: 4}", "toc: {}"])
def test_settings_that_mean_nothing_are_survived(built, section):
    made = built({"_config.yml": CONFIG + section, "a.html": FRONT + "{{ '<h1>A</h1>' | toc_only }}"}).render("a.html")
    items = "" if "5" in section else '<li class="toc-entry toc-h1"><a href="#a">A</a></li>\n'
    assert made == {"a.html": f'<ul id="toc" class="section-nav">\n{items}</ul>'}


def test_a_native_site_has_it_without_a_plugin(built):
    site = built({"_config.yml": "blogengine: 1\n", "a.html": FRONT + "{{ '<h2>A</h2>' | toc_only }}"})
    assert '<a href="#a">A</a>' in site.render("a/index.html")["a/index.html"]
