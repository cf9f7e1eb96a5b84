"""Themes: the shipped one, what a site lays over it, and names that are no theme's; expected values by hand."""

import pytest

from blogengine.read.theme import load_theme, shipped_themes
from blogengine.read.tree import MemoryTree


def load(name, files=None):
    tree = MemoryTree(files or {})
    found = []
    return load_theme(name, tree, list(tree.walk(lambda _: True)), found), found


def test_the_shipped_theme_is_found_with_its_settings():
    theme, found = load("paper")
    assert {"layouts/post.html", "includes/head.html", "assets/paper.css"} <= set(theme.files)
    assert theme.settings["name"] == "paper"
    assert not found


def test_a_sites_file_replaces_the_themes_of_that_name():
    theme, _ = load("paper", {"themes/paper/includes/footer.html": "mine"})
    footer = theme.files["includes/footer.html"]
    assert footer.tree.read(footer.entry.path) == b"mine"
    assert theme.files["includes/head.html"].label.startswith(str(shipped_themes()))


def test_a_theme_may_be_the_sites_alone():
    theme, found = load("own", {"themes/own/layouts/post.html": "x"})
    assert set(theme.files) == {"layouts/post.html"}
    assert not found


@pytest.mark.parametrize("name", ["papr", "/etc", "../themes/paper", "..", "", ".", "paper/layouts"])
def test_nothing_but_a_theme_is_a_theme(name):
    theme, found = load(name)
    assert not theme.files
    assert [each.code for each in found] == ["theme-missing"]


def test_settings_that_are_no_yaml_are_told_of():
    _, (found,) = load("own", {"themes/own/theme.yml": "a: b: c\n"})
    assert (found.code, str(found.span)) == ("data-syntax", "themes/own/theme.yml:1:5")
