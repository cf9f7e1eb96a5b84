"""Categories, tags and layouts of front matter; Jekyll's own output for them is in tests/sites."""

import pytest

from blogengine.model import front


@pytest.mark.parametrize(
    ("given", "directories", "inherited", "found"),
    [
        ({}, (), None, []),
        ({"categories": "a b"}, ("d",), None, ["d", "a", "b"]),
        ({"category": "a b"}, (), None, ["a b"]),
        ({"category": "a b", "categories": "c d"}, (), None, ["c", "d", "a b"]),
        ({"category": ["a", "b"]}, (), None, ["a", "b"]),
        ({"categories": ["x"]}, ("d",), ["i", "x"], ["d", "i", "x"]),
        ({"categories": [1, "1", True, 1.0]}, (), None, [1, "1", True, 1.0, "true", "1.0"]),
        ({"categories": ["a", None]}, (), None, ["a", None, ""]),
        ({"categories": {"a": 1}}, (), None, ["{'a': 1}"]),
        ({"categories": [["a", "b"], {"c": 1}]}, (), None, ["a", "b", "{'c': 1}"]),
        ({"categories": False}, (), None, []),
    ],
)
def test_categories(given, directories, inherited, found):
    assert [repr(each) for each in front.categories(given, directories, inherited)] == [repr(each) for each in found]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"tags": "a b"}, ["a", "b"]),
        ({"tag": "a b", "tags": "c"}, ["a b"]),
        ({"tag": ["a", "b"]}, ["a", "b"]),
        ({"tags": ["a", None, "a", 1]}, ["a", "a", 1]),
        ({"tags": 5}, []),
    ],
)
def test_tags(given, found):
    assert front.tags(given) == found


def test_names_are_text_each_once():
    assert front.names(["a", 1, "1", None, "", True, "a"]) == ("a", "1", "true")


@pytest.mark.parametrize(
    ("value", "name"), [("x", "x"), (None, None), ("none", None), (False, None), (5, "5"), (True, "true")]
)
def test_layout(value, name):
    assert front.layout({"layout": value}) == name
    assert front.layout({}) is None
