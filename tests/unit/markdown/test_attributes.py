"""Attribute lists. Expected values: kramdown's syntax description, "Inline Attribute Lists"."""

import pytest

from blogengine.markdown.kramdown.attributes import AttributeList


@pytest.mark.parametrize(
    ("text", "attributes", "references"),
    [
        ("", {}, []),
        (" .a #b .c", {"class": "a c", "id": "b"}, []),
        ("#a.b.c", {"id": "a", "class": "b c"}, []),
        ("key=\"va'l\" k='v\\'w'", {"key": "va'l", "k": "v'w"}, []),
        ('k="a\\}b"', {"k": "a}b"}, []),
        ("ref .x other", {"class": "x"}, ["ref", "other"]),
        ('class="a b" .c', {"class": "a b c"}, []),
        ("id='a' #b", {"id": "b"}, []),
    ],
)
def test_read(text, attributes, references):
    given = AttributeList()

    assert given.read(text)
    assert given.attributes == attributes
    assert given.references == references


@pytest.mark.parametrize("text", ["!", "a=b!", "#1"])
def test_what_holds_nothing_says_so(text):
    assert not AttributeList().read(text)


def test_references_come_first_and_classes_add_up():
    known = {"a": AttributeList(["b"], {"class": "x", "k": "1"}), "b": AttributeList([], {"class": "y", "id": "i"})}
    attributes = {"class": "own", "k": "0"}
    AttributeList(["a", "unknown"], {"class": "z"}).apply(attributes, known)

    assert attributes == {"class": "own y x z", "k": "1", "id": "i"}


def test_a_ring_of_references_is_followed_once():
    known = {"a": AttributeList(["b"], {"class": "x"}), "b": AttributeList(["a"], {"class": "y"})}
    attributes: dict[str, str] = {}
    AttributeList(["a"]).apply(attributes, known)

    assert attributes == {"class": "y x"}
