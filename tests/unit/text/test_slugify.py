"""Slugs against Jekyll 4.3's `Utils.slugify` (table made from its output)."""

from __future__ import annotations

import pytest

from blogengine.text.slugify import slugify, transliterate

MODES = ("raw", "default", "pretty", "ascii", "latin", "none", None, "unknown")

SLUGS = {
    "The _config.yml file": [
        "the-_config.yml-file",
        "the-config-yml-file",
        "the-_config.yml-file",
        "the-config-yml-file",
        "the-config-yml-file",
        "the _config.yml file",
        "the-config-yml-file",
        "the _config.yml file",
    ],
    "  Héllo--Wörld! ": [
        "héllo--wörld!",
        "héllo-wörld",
        "héllo-wörld!",
        "h-llo-w-rld",
        "hello-world",
        "  héllo--wörld! ",
        "héllo-wörld",
        "  héllo--wörld! ",
    ],
    "C++ & C#": ["c++-&-c#", "c-c", "c++-&-c", "c-c", "c-c", "c++ & c#", "c-c", "c++ & c#"],
    "日本語 テスト": [
        "日本語-テスト",
        "日本語-テスト",
        "日本語-テスト",
        "",
        "",
        "日本語 テスト",
        "日本語-テスト",
        "日本語 テスト",
    ],
    "²½x": ["²½x", "x", "x", "x", "x", "²½x", "x", "²½x"],
    "éa": ["éa", "éa", "éa", "e-a", "e-a", "éa", "éa", "éa"],
    "a_b": ["a_b", "a-b", "a_b", "a-b", "a-b", "a_b", "a-b", "a_b"],
    "ⅷ x": ["ⅷ-x", "x", "x", "x", "x", "ⅷ x", "x", "ⅷ x"],
    "a\u200bb": ["a\u200bb", "a-b", "a-b", "a-b", "a-b", "a\u200bb", "a-b", "a\u200bb"],
    "१२३ x": ["१२३-x", "१२३-x", "१२३-x", "x", "x", "१२३ x", "१२३-x", "१२३ x"],
    "--a--": ["-a-", "a", "a", "a", "a", "--a--", "a", "--a--"],
    "a\xa0b": ["a\xa0b", "a-b", "a-b", "a-b", "a-b", "a\xa0b", "a-b", "a\xa0b"],
    "ΑΣ ΑΣ": ["ασ-ασ", "ασ-ασ", "ασ-ασ", "", "", "ασ ασ", "ασ-ασ", "ασ ασ"],
    "x\ny": ["x-y", "x-y", "x-y", "x-y", "x-y", "x\ny", "x-y", "x\ny"],
    "-\n-": ["-", "", "", "", "", "-\n-", "", "-\n-"],
    "ǎé": ["ǎé", "ǎé", "ǎé", "", "e", "ǎé", "ǎé", "ǎé"],
    "#": ["#", "", "", "", "", "#", "", "#"],
    "ǆ": ["ǆ", "ǆ", "ǆ", "", "", "ǆ", "ǆ", "ǆ"],
    "İ": ["i̇", "i̇", "i̇", "", "i", "i̇", "i̇", "i̇"],
    "It's $5 & @home!": [
        "it's-$5-&-@home!",
        "it-s-5-home",
        "it's-$5-&-@home!",
        "it-s-5-home",
        "it-s-5-home",
        "it's $5 & @home!",
        "it-s-5-home",
        "it's $5 & @home!",
    ],
    "a.b~c": ["a.b~c", "a-b-c", "a.b~c", "a-b-c", "a-b-c", "a.b~c", "a-b-c", "a.b~c"],
    "": ["", "", "", "", "", "", "", ""],
    "ŁódźßÆ": ["łódźßæ", "łódźßæ", "łódźßæ", "d", "lodzssae", "łódźßæ", "łódźßæ", "łódźßæ"],
    "don’t — “x”": ["don’t-—-“x”", "don-t-x", "don-t-x", "don-t-x", "don-t-x", "don’t — “x”", "don-t-x", "don’t — “x”"],
    "😀 ok": ["😀-ok", "ok", "ok", "ok", "ok", "😀 ok", "ok", "😀 ok"],
    "a...b": ["a...b", "a-b", "a...b", "a-b", "a-b", "a...b", "a-b", "a...b"],
    "_a_": ["_a_", "a", "_a_", "a", "a", "_a_", "a", "_a_"],
}

CASED = {
    "The _config.yml file": [
        "The-_config.yml-file",
        "The-config-yml-file",
        "The-_config.yml-file",
        "The-config-yml-file",
        "The-config-yml-file",
        "The _config.yml file",
        "The-config-yml-file",
        "The _config.yml file",
    ],
    "  Héllo--Wörld! ": [
        "Héllo--Wörld!",
        "Héllo-Wörld",
        "Héllo-Wörld!",
        "H-llo-W-rld",
        "Hello-World",
        "  Héllo--Wörld! ",
        "Héllo-Wörld",
        "  Héllo--Wörld! ",
    ],
    "C++ & C#": ["C++-&-C#", "C-C", "C++-&-C", "C-C", "C-C", "C++ & C#", "C-C", "C++ & C#"],
    "日本語 テスト": [
        "日本語-テスト",
        "日本語-テスト",
        "日本語-テスト",
        "",
        "",
        "日本語 テスト",
        "日本語-テスト",
        "日本語 テスト",
    ],
    "²½x": ["²½x", "x", "x", "x", "x", "²½x", "x", "²½x"],
    "éa": ["éa", "éa", "éa", "e-a", "e-a", "éa", "éa", "éa"],
    "a_b": ["a_b", "a-b", "a_b", "a-b", "a-b", "a_b", "a-b", "a_b"],
    "ⅷ x": ["ⅷ-x", "x", "x", "x", "x", "ⅷ x", "x", "ⅷ x"],
}

LATIN = "AAAAAAAECEEEEIIIIDNOOOOOxOUUUUYThssaaaaaaaeceeeeiiiidnooooo?ouuuuythyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIJijJjKkkLlLlLlLlLlNnNnNn'nNGngOoOoOoOEoeRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz?"


@pytest.mark.parametrize(("text", "expected"), SLUGS.items())
def test_slugs(text, expected):
    assert [slugify(text, mode) for mode in MODES] == expected


@pytest.mark.parametrize(("text", "expected"), CASED.items())
def test_cased_slugs(text, expected):
    assert [slugify(text, mode, cased=True) for mode in MODES] == expected


def test_transliterate():
    """Checked by `I18n.transliterate`, from U+00C0 to U+017F."""
    assert transliterate("".join(map(chr, range(0xC0, 0x180)))) == LATIN
