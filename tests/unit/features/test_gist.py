"""`{% gist %}`: the scripts are those of the real jekyll-gist with `gist: {noscript: false}`."""

import pytest

CONFIG = "plugins: [jekyll-gist]\ngist: {noscript: false}\n"
FRONT = "---\nlayout: null\nid: 7a\nfile: b.rb\nempty: ''\n---\n"
URL = "https://gist.github.com/"


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("parkr/931c1c8d", "parkr/931c1c8d.js"),
        ("  28949e1d best.md  ", "28949e1d.js?file=best.md"),
        ("parkr/1 a b.js", "parkr/1 a b.js.js"),
        ("123", "123.js"),
        ("1.50", "1.5.js"),
        ("page.id page.file", "7a.js?file=b.rb"),
        ("page.missing page.missing", "page.missing.js?file=page.missing"),
        ("'quoted' \"f.js\"", "quoted.js?file=f.js"),
        ("page.id page.empty", "7a.js"),
        ('a<b"', 'a<b".js'),
    ],
)
def test_writes_the_script_of_a_gist(built, markup, source):
    """Each is what Jekyll 4.3.1 with jekyll-gist 1.5.0 wrote for the same page."""
    made = built({"_config.yml": CONFIG, "a.html": f"{FRONT}{{% gist {markup} %}}"}).render()
    assert made == {"a.html": f'<script src="{URL}{source}"> </script>'}


def test_asks_no_network_for_what_to_show_without_scripts(built):
    made = built({"_config.yml": "plugins: [jekyll-gist]", "a.html": FRONT + "{% gist u/1 %}"}).render()
    assert made == {"a.html": f'<script src="{URL}u/1.js"> </script>'}


def test_needs_a_gist(built):
    with pytest.raises(AssertionError, match="'gist' needs the number of a gist"):
        built({"_config.yml": CONFIG, "a.html": FRONT + "{% gist %}"}).render()
