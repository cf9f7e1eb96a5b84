"""Words for messages; expectations by hand."""

from __future__ import annotations

from blogengine.text.words import did_you_mean, nearest, plural


def test_nearest():
    assert nearest("date_to_strin", ["date_to_string", "date", "upcase"]) == "date_to_string"
    assert nearest("LAYOUT", ["Layout", "page"]) == "Layout"
    assert nearest("zzz", ["date"]) is None
    assert nearest("x", []) is None


def test_the_hint():
    assert did_you_mean("dat", ["date"]) == "did you mean `date`?"
    assert did_you_mean("zzz", ["date"]) is None


def test_plural():
    assert [plural(n, "post") for n in (0, 1, 2)] == ["0 posts", "1 post", "2 posts"]
    assert [plural(n, "category", "categories") for n in (1, 2)] == ["1 category", "2 categories"]
