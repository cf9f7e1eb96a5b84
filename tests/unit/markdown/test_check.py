"""What is said about the `kramdown:` section. Whether Jekyll stops for it: see test_options.py."""

import pytest

from blogengine.errors import RULES
from blogengine.markdown import option_problems


def found(**section):
    return [(name, each.code, each.message, each.hint) for name, each in option_problems("kramdown", section)]


def test_all_is_well():
    section = {"input": "GFM", "toc_levels": "1..3", "coderay": {}, "show_warnings": True, "math_engine": None}

    assert found(**section) == []
    assert found(math_engine="mathjax", syntax_highlighter="none", template="", transliterated_header_ids=False) == []
    assert found(syntax_highlighter="nil", syntax_highlighter_opts={"css": "class", "block": {"wrap": False}}) == []


@pytest.mark.parametrize(
    ("section", "code", "message", "hint"),
    [
        ({"hard_warp": True}, "config-unknown", "`hard_warp` is no option of kramdown", "did you mean `hard_wrap`?"),
        ({"xyz": True}, "config-unknown", "`xyz` is no option of kramdown", None),
        ({"header_offset": "x"}, "config-type", "kramdown: `header_offset` cannot be 'x'", "write a whole number"),
        ({"coderay": 1}, "config-type", "kramdown: `coderay` cannot be 1", "write a mapping"),
        (
            {"input": "gfm"},
            "config-type",
            "kramdown: `input` cannot be 'gfm'",
            "write kramdown, GFM, html or markdown",
        ),
        ({"template": "document"}, "config-unknown", "`template` has no effect", "pages get their frame from layouts"),
        (
            {"math_engine": "katex"},
            "config-unknown",
            "there is no math engine `katex`: formulas are written between dollar signs",
            "write `mathjax`, or leave it out",
        ),
        (
            {"syntax_highlighter_opts": {"block": {"line_number": True}}},
            "config-unknown",
            "`syntax_highlighter_opts`: nobody reads `line_number`",
            "did you mean `line_numbers`?",
        ),
        (
            {"syntax_highlighter_opts": {"line_numbers": True, "start_line": "2"}},
            "config-type",
            "kramdown: syntax_highlighter_opts: `start_line` cannot be '2'",
            "give a whole number",
        ),
        (
            {"syntax_highlighter": "coderay"},
            "config-unknown",
            "there is no highlighter `coderay`: code is written plain",
            "write `syntax_highlighter: rouge`",
        ),
    ],
)
def test_what_is_wrong_is_told_by_key(section, code, message, hint):
    assert found(**section) == [(next(iter(section)), code, message, hint)]
    assert code in RULES


def test_everything_wrong_is_told_at_once():
    assert [name for name, *_ in found(a=1, toc_levels=9, enable_coderay=True)] == ["a", "toc_levels", "enable_coderay"]


def test_other_engines_have_other_options():
    assert list(option_problems("commonmark", {"hard_warp": 1})) == []
