"""Mentions: what the golden stories `mentions…` do not show."""

import pytest

CONFIG = "plugins: [jekyll-mentions]\n"
PAGE = "---\n---\n<p>@me</p>"


def link(base):
    return {"a.html": f'<p><a href="{base}me" class="user-mention">@me</a></p>'}


@pytest.mark.parametrize(
    ("environ", "base"),
    [
        ({"SSL": "true", "GITHUB_HOSTNAME": "ghe.example/"}, "https://ghe.example/"),
        ({"SSL": "false", "GITHUB_HOSTNAME": "ghe.example"}, "http://ghe.example/"),
        ({"GITHUB_HOSTNAME": "ghe.example"}, "https://github.com/"),
        ({}, "https://github.com/"),
    ],
)
def test_the_environment_names_another_github(built, environ, base):
    """Jekyll 4.3.1 with jekyll-mentions 1.6.0 wrote these links in these environments."""
    assert built({"_config.yml": CONFIG, "a.html": PAGE}, environ=environ).render() == link(base)


def test_a_setting_that_is_no_address_is_an_error(built):
    with pytest.raises(AssertionError, match="`jekyll-mentions` is neither an address nor a mapping"):
        built({"_config.yml": CONFIG + "jekyll-mentions: 12\n", "a.html": PAGE}).render()


def test_a_page_is_touched_only_for_a_mention(built):
    page = "---\n---\n<P>me@mail.com<br/>"
    assert built({"_config.yml": CONFIG, "a.html": page}).render() == {"a.html": "<P>me@mail.com<br/>"}


def test_what_it_read_is_known(built):
    site = built({"_config.yml": CONFIG, "a.html": PAGE})
    site.render()
    trace = site.shop.nodes["page", "a.html"].trace
    assert {("config", "jekyll-mentions"), ("variable", "SSL")} <= trace.keys()


def test_a_native_site_has_none_unless_it_asks(built):
    native = "blogengine: 1\n"
    page = "---\nlayout: null\n---\n<p>@me</p>"
    assert built({"_config.yml": native, "a.html": page}).render("a/index.html") == {"a/index.html": "<p>@me</p>"}
    assert (
        "user-mention" in built({"_config.yml": native + CONFIG, "a.html": page}).render("a/index.html")["a/index.html"]
    )
