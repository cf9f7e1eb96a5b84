"""Which `defaults:` hold; what Jekyll does is checked by tests/sites/defaults*, the cases here are its rules by hand."""

import pytest

from blogengine.config.config import DefaultsSet
from blogengine.model.defaults import Defaults


def merged(*sets, path="_posts/2024-01-01-a.md", kind="posts"):
    return Defaults([DefaultsSet(*each) for each in sets]).for_file(path, kind)


def test_longer_paths_beat_shorter_ones_wherever_they_stand():
    assert merged(("_posts", None, {"a": 1}), ("", None, {"a": 2, "b": 2})) == {"a": 1, "b": 2}


def test_types_beat_no_types_of_equal_length():
    assert merged(("", "posts", {"a": 1}), ("", None, {"a": 2})) == {"a": 1}
    assert merged(("", None, {"a": 2}), ("", "pages", {"a": 1})) == {"a": 2}


def test_of_equals_the_later_one_wins():
    assert merged(("", None, {"a": 1}), ("", None, {"a": 2})) == {"a": 2}


def test_a_set_is_weighed_against_the_last_winner():
    """Jekyll's own oddity: once a longer path has won, the sets after it yield to everything before."""
    assert merged(("", None, {"a": 1}), ("_posts", None, {"b": 1}), ("", None, {"a": 2})) == {"a": 1, "b": 1}


def test_mappings_merge():
    assert merged(("", None, {"a": {"x": 1, "y": 1}}), ("_p", None, {"a": {"y": 2}})) == {"a": {"x": 1, "y": 2}}


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("about", "about-us.md", True),
        ("about/", "about-us.md", False),
        ("*.md", "a.md", True),
        ("*.md", "sub/a.md", False),
        ("sub/*", "sub/deep/a.md", True),
        ("*/in", "a/inner/b.md", False),
        ("**/a.md", "a.md", True),
        ("**/a.md", "x/y/a.md", True),
        ("x/**/a.md", "x/a.md", True),
        ("a.*", "aXmd", False),
        ("*", ".well-known/a.md", False),
        ("**/a.md", ".x/a.md", False),
        (".*", ".well-known/a.md", True),
    ],
)
def test_paths(pattern, path, matches):
    assert bool(merged((pattern, None, {"a": 1}), path=path)) is matches


def test_the_collections_dir_is_no_part_of_paths():
    defaults = Defaults(
        [DefaultsSet("content/_things", None, {"a": 1}), DefaultsSet("_things", None, {"b": 1})], "content"
    )
    assert defaults.for_file("content/_things/x.md", "things") == {"a": 1, "b": 1}


def test_one_value_is_weighed_among_those_who_give_it():
    sets = [
        DefaultsSet("", None, {"a": {"x": 1}}),
        DefaultsSet("p", None, {"b": 1}),
        DefaultsSet("", None, {"a": {"y": 2}}),
    ]
    defaults = Defaults(sets)
    assert defaults.value("page.md", "pages", "a") == {"y": 2}
    assert defaults.value("page.md", "pages", "c") is None


def test_files_of_one_kind_share_the_result():
    defaults = Defaults([DefaultsSet("", "posts", {"a": 1})])
    assert defaults.for_file("a.md", "posts") is defaults.for_file("b.md", "posts")
    assert defaults.for_file("a.md", None) == {}


def test_many_wildcards_end():
    """Going back to each of them would take longer than the universe has; a path that fits is found all the same."""
    path = "*a" * 30 + "/" + "**/" * 30 + "*" * 30 + "b/c"
    defaults = Defaults([DefaultsSet(path, None, {"x": 1})])
    assert defaults.for_file("a" * 250 + "/" + "d/" * 300 + "xbb/c", "pages") == {"x": 1}
    assert defaults.for_file("a" * 250 + "/" + "d/" * 300 + "xbb/d", "pages") == {}
