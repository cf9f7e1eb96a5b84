"""Front matter: where it begins and ends, and where its keys stand; Jekyll's rule, cases by hand."""

import pytest

from blogengine.errors import ContentError
from blogengine.read.front_matter import has_front_matter, parse_front_matter
from blogengine.text.yaml import Mark


def parse(text):
    found = []
    parts = parse_front_matter(text, "a.md", found)
    return parts, [each.code for each in found]


@pytest.mark.parametrize(
    ("text", "values", "body", "line"),
    [
        ("---\na: 1\n---\nBody.\n", {"a": 1}, "Body.\n", 4),
        ("---\na: 1\n...\nBody.\n", {"a": 1}, "Body.\n", 4),
        ("---\n---\nBody.\n", {}, "Body.\n", 3),
        ("---\n---\n\n \nBody.\n", {}, "Body.\n", 5),
        ("---\n---\n---\nBody.\n", {}, "---\nBody.\n", 3),
        ("---  \r\na: 1\r\n---\r\nBody.\r\n", {"a": 1}, "Body.\r\n", 4),
        ("---\na: 1\n---", {"a": 1}, "", 3),
        ("---\na: |\n  ---\n---\n", {"a": "---\n"}, "", 5),
        ("--- # comment\na: 1\n---\n", None, "--- # comment\na: 1\n---\n", 1),
        ("\n---\na: 1\n---\n", None, "\n---\na: 1\n---\n", 1),
        ("Text.", None, "Text.", 1),
        ("", None, "", 1),
    ],
)
def test_parts(text, values, body, line):
    parts, codes = parse(text)
    assert (parts.values, parts.body, parts.body_line, codes) == (values, body, line, [])


def test_places_are_those_of_the_file():
    parts, _ = parse("---\ntitle: T\nlist:\n  - x\n---\n")
    assert parts.marks == {"title": Mark(2, 8), "list": Mark(4, 3)}


def test_what_jekyll_survives_is_told():
    parts, codes = parse("---\na: 1\nText.\n")
    assert (parts.values, parts.body, codes) == ({}, "---\na: 1\nText.\n", ["front-matter-unclosed"])
    parts, codes = parse("---\na: 1\na: 2\n---\n")
    assert (parts.values, codes) == ({"a": 2}, ["duplicate-key"])


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("---\na: b: c\n---\n", "front-matter-yaml", (2, 5)),
        ("---\n- a\n---\n", "front-matter-mapping", (2, 1)),
        ("---\ntext\n---\n", "front-matter-mapping", (2, 1)),
    ],
)
def test_errors(text, code, place):
    with pytest.raises(ContentError) as caught:
        parse(text)
    assert caught.value.code == code
    assert (caught.value.span.line, caught.value.span.column) == place


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"---\n", True),
        (b"---\r\n", True),
        (b"--- \t\n", True),
        (b"\xef\xbb\xbf---\n", True),
        (b"---", False),
        (b"----\n", False),
    ],
)
def test_a_file_asks_to_be_processed_by_its_first_line(content, answer):
    assert has_front_matter(content) is answer
