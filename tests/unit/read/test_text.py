"""Bytes to text; expectations by hand."""

import pytest

from blogengine.errors import ContentError
from blogengine.read.text import decode


def test_a_byte_order_mark_is_read_over_and_told():
    found = []
    assert decode(b"\xef\xbb\xbfa", "a.md", found) == "a"
    assert [each.code for each in found] == ["bom"]


@pytest.mark.parametrize(
    ("content", "place", "excerpt"),
    [
        (b"a\nb\xc3\xa9\xe9 c\r\nd", (2, 3), "bÃ©é c"),
        (b"\xff", (1, 1), "\xff"),
        ("---\nx".encode("utf-16"), (1, 1), "---"),
        (b"caf\xc3", (1, 4), "caf\xc3"),
    ],
)
def test_what_is_not_utf_8_is_told_at_its_place(content, place, excerpt):
    with pytest.raises(ContentError) as caught:
        decode(content, "a.md", [])
    assert caught.value.code == "encoding"
    assert (caught.value.span.line, caught.value.span.column) == place
    assert caught.value.excerpt == excerpt
