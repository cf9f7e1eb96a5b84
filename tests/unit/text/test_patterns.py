"""Patterns that are compiled at their first use."""

import re

import pytest

from blogengine.text.patterns import compiled_later


def test_it_answers_as_the_compiled_pattern():
    late, pattern = compiled_later(r"(B)\d", re.IGNORECASE), re.compile(r"(B)\d", re.IGNORECASE)
    text = "b1 c B2 d"
    assert late.sub("x", text) == pattern.sub("x", text) == "x c x d"
    assert late.split(text) == pattern.split(text)
    assert late.findall(text) == pattern.findall(text) == ["b", "B"]
    assert [each.span() for each in late.finditer(text)] == [(0, 2), (5, 7)]
    assert late.match(text, 5)
    assert late.fullmatch("b1")
    assert not late.fullmatch(text)
    assert late.groups == 1
    assert late.pattern == pattern.pattern


def test_it_is_not_compiled_before_it_is_used():
    late = compiled_later("(")
    with pytest.raises(re.error):
        late.match("")
