"""Words of a text, checked by Ruby's `String#split` and Jekyll's `number_of_words`."""

from __future__ import annotations

import pytest

from blogengine.text.whitespace import count_words, split_words

SPLIT = {
    "one two  three": (["one", "two", "three"], ["one", "two  three"], ["one", "two", "three"]),
    "  a b  c ": (["a", "b", "c"], ["a", "b  c "], ["a", "b", "c "]),
    "": ([], [], []),
    "a\xa0b c": (["a\xa0b", "c"], ["a\xa0b", "c"], ["a\xa0b", "c"]),
    "a\x1cb": (["a\x1cb"], ["a\x1cb"], ["a\x1cb"]),
    "a b\x00c d": (["a", "b\x00c", "d"], ["a", "b\x00c d"], ["a", "b\x00c", "d"]),
    "a b  ": (["a", "b"], ["a", "b  "], ["a", "b", ""]),
    "\t\n a": (["a"], ["a"], ["a"]),
}

COUNTED = {
    "one two  three": (3, 3, 3),
    "你好 hello": (2, 3, 3),
    "カタカナ ひらがな 한글 x": (4, 11, 11),
    "": (0, 0, 0),
}


@pytest.mark.parametrize(("text", "expected"), SPLIT.items())
def test_split_words(text, expected):
    assert expected == (split_words(text), split_words(text, 1), split_words(text, 2))


@pytest.mark.parametrize(("text", "expected"), COUNTED.items())
def test_count_words(text, expected):
    assert expected == (count_words(text), count_words(text, "cjk"), count_words(text, "auto"))
