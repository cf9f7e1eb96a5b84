"""Case mapping, checked by Ruby 3.1's `downcase`, `upcase` and `capitalize`."""

from __future__ import annotations

from blogengine.text.case import capitalize, downcase, upcase


def test_downcase():
    assert downcase("ΑΣ τους ÜNÏ İ") == "ασ τους ünï i\u0307"


def test_upcase():
    assert upcase("straße ǆ") == "STRASSE Ǆ"


def test_capitalize():
    assert [capitalize(word) for word in ("hELLO wORLD", "über", "ǆX", "ßA", "", "ΑΣ")] == [
        "Hello world",
        "Über",
        "ǅx",
        "Ssa",
        "",
        "Ασ",
    ]
