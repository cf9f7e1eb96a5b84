"""Which features a site has, and what its plugins would add."""

import pytest

from blogengine.config.load import load_config
from blogengine.errors import SourceSpan
from blogengine.features.registry import _PLUGINS, enabled, named, unknown_plugins
from blogengine.records import replace


def configured(text):
    return load_config({"_config.yml": text}.get).config


def names(text):
    return [feature.name for feature in enabled(configured(text))]


def test_a_jekyll_site_has_what_its_plugins_name_in_jekylls_order():
    """The golden stories `order-of-plugins-…` hold the same against Jekyll."""
    assert names("plugins: [jekyll-sitemap, jekyll-feed, jekyll-archives, jekyll-redirect-from]") == [
        "archives", "redirect_from", "sitemap", "feed",
    ]  # fmt: skip
    assert names("plugins: [jekyll-feed, jekyll-sitemap]") == ["feed", "sitemap"]
    assert names("title: no plugins") == []


def test_a_native_site_has_all_but_what_only_jekyll_sites_ask_for():
    assert names("blogengine: 1") == [
        "redirect_from", "home", "terms", "feed", "sitemap", "gist", "include_cache", "seo_tag", "toc", "avatar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("config", "features"),
    [
        ("theme: minima", ["seo_tag", "feed"]),
        ("theme: minima\nplugins: [jekyll-sitemap]", ["seo_tag", "feed", "sitemap"]),
        ("theme: jekyll-theme-cayman", ["seo_tag"]),
        ("theme: own", []),
        (
            "dialect: ghpages",
            [
                "github_metadata",
                "gist",
                "optional_front_matter",
                "readme_index",
                "relative_links",
                "default_layout",
                "titles_from_headings",
            ],
        ),
    ],
)
def test_a_theme_and_github_pages_bring_plugins(config, features):
    """minima's are those of Debian's gem; the others' those of the gems' specifications."""
    assert names(config) == features


def test_features_are_found_by_name():
    assert [named(name).name for name in _PLUGINS] == list(_PLUGINS)
    with pytest.raises(KeyError):
        named("nothing")


def test_a_plugin_that_is_not_built_in_is_told_with_what_is_lost():
    (found,) = unknown_plugins(configured("plugins: [jekyll-feed, jekyll-coffeescript, webrick]"))
    assert found.code == "plugin-unknown"
    lost = "the site is built without CoffeeScript files"
    assert found.message == f"the plugin jekyll-coffeescript is not built in yet: {lost}"
    assert found.span == SourceSpan("_config.yml", 1, 24)


def test_an_unknown_plugin_is_told_with_what_may_have_been_meant():
    typo, other = unknown_plugins(configured("plugins: [jekyll-sitmap, my-own, my-own]"))
    assert "jekyll-sitemap" in typo.hint
    assert other.message == "the plugin my-own is unknown: whatever it adds to the site is missing"


def test_plugins_of_the_gemfile_and_of_the_theme_are_loaded_too():
    config = configured("plugins: [jekyll-sitemap]\ntheme: minima")
    config = replace(
        config, bundled={"jekyll-redirect-from": SourceSpan("Gemfile", 3)}, theme_gems=("jekyll-feed", "jekyll-odd")
    )
    assert [each.name for each in enabled(config)] == ["redirect_from", "feed", "sitemap"]
    (odd,) = unknown_plugins(config)
    assert (odd.message.split()[2], str(odd.span)) == ("jekyll-odd", "_config.yml:2:8")


def test_gems_of_the_gemfile_that_change_no_site_are_not_told_of():
    place = SourceSpan("Gemfile", 3)
    config = replace(
        configured("theme: own-theme"),
        bundled=dict.fromkeys(("webrick", "own-theme", "jekyll-theme-slate", "jekyll-odd"), place),
    )
    (odd,) = unknown_plugins(config)
    assert (odd.message.split()[2], odd.span) == ("jekyll-odd", place)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("paginate: 3", 1),
        ("paginate: 0", 1),
        ("paginate: false", 0),
        ("paginate: 3\nplugins: [jekyll-paginate]", 0),
        ("paginate: 3\nplugins: [jekyll-paginate-v2]", 0),
        ("paginate: 3\ndialect: ghpages", 0),
    ],
)
def test_pagination_without_a_plugin_is_told(config, told):
    """Jekyll says so for every value that Ruby takes for true, also 0, but not of jekyll-paginate-v2."""
    assert [each.code for each in unknown_plugins(configured(config))] == ["pagination"] * told
