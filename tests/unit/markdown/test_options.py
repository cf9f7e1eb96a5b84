"""The `kramdown:` section: what kramdown's own option readers make of values. Expected values: read from its
documentation, checked with the reference: `Kramdown::Options.parse(name, value)`."""

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.errors import ConfigError
from blogengine.highlight.options import CodeOptions, LineNumbers
from blogengine.markdown import make_markdown
from blogengine.markdown.kramdown.options import (
    WITHOUT_EFFECT,
    Options,
    is_option,
    read_option,
    read_options,
)


def test_kramdowns_own_defaults_hold_for_what_is_not_given():
    assert read_options({}) == Options()
    assert read_options({"input": "kramdown", "hard_wrap": True, "toc_levels": [1, 2, 3, 4, 5, 6]}) == Options()


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("auto_ids", "false", False),
        ("auto_ids", " False", False),
        ("auto_ids", "no", True),
        ("auto_ids", None, False),
        ("auto_ids", 0, True),
        ("header_offset", "1", 1),
        ("header_offset", -1, -1),
        ("toc_levels", "2..3", (2, 3)),
        ("toc_levels", "1,3", (1, 3)),
        ("toc_levels", [2, 2, "3"], (2, 3)),
        ("smart_quotes", "39,39,quot,quot", (39, 39, "quot", "quot")),
        ("smart_quotes", ["apos", "apos", "quot", "quot"], ("apos", "apos", "quot", "quot")),
        ("math_engine", None, None),
        ("math_engine", ":mathjax", "mathjax"),
        ("math_engine", "nil", None),
        ("entity_output", ":symbolic", "symbolic"),
        ("entity_output", "nonsense", "numeric"),
        ("syntax_highlighter", None, None),
        ("auto_id_prefix", True, "true"),
        ("header_offset", "0x10", 16),
        ("header_offset", "017", 15),
        ("header_offset", " 1_0 ", 10),
        ("header_offset", "-0b11", -3),
        ("header_offset", "0d09", 9),
        ("toc_levels", "1..3\nx", (1, 2, 3)),
        ("toc_levels", ["2x", 2.7], (2,)),
        ("toc_levels", "3..2", ()),
        ("smart_quotes", " 39,39,0x22,34", (39, 39, 34, 34)),
        ("typographic_symbols", {":hellip": None, "ndash": False}, {"hellip": "", "ndash": "false"}),
        ("link_defs", {"a": ["b", None]}, {"a": ("b", None)}),
        ("forbidden_inline_options", [":a", "b"], ("a", "b")),
        ("gfm_quirks", ":paragraph_end", ("paragraph_end",)),
        ("footnote_backlink", None, ""),
        ("typographic_symbols", "{hellip: ...}", {"hellip": "..."}),
        ("link_defs", {"A  b": ["/u"]}, {"a b": ("/u", None)}),
        ("gfm_quirks", "paragraph_end,no_auto_typographic", ("paragraph_end", "no_auto_typographic")),
    ],
)
def test_a_value_is_read_as_kramdown_reads_it(name, given, expected):
    assert read_option(name, given) == {name: expected}


def test_options_for_blocks_and_spans_go_over_those_for_both():
    given = {"default_lang": "ruby", "disable": True, "block": {":disable": False, "line_numbers": True}, "span": None}

    assert read_option("syntax_highlighter_opts", given) == {
        "code_block": CodeOptions(default_lang="ruby", guess_lang=False, line_numbers=LineNumbers()),
        "code_span": CodeOptions(default_lang="ruby", guess_lang=False, disable=True, wrap=True),
    }


@pytest.mark.parametrize("name", sorted(WITHOUT_EFFECT))
def test_an_option_without_effect_is_read_all_the_same(name):
    given = {"latex_headers": "a,b,c,d,e,f", "math_engine_opts": {}}.get(name, 1)

    assert read_option(name, given) == {}


@pytest.mark.parametrize(
    ("given", "expected"),
    [("kramdown", "kramdown"), ("Kramdown", "kramdown"), ("GFM", "GFM"), ("Html", "html"), (None, "kramdown")],
)
def test_an_input_may_begin_with_a_capital(given, expected):
    assert read_options({"input": given}).input == expected


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("header_offset", "one"),
        ("header_offset", True),
        ("header_offset", 1.5),
        ("header_offset", "09"),
        ("header_offset", "1__0"),
        ("line_width", "x"),
        ("latex_headers", "a"),
        ("toc_levels", "1, 2"),
        ("toc_levels", None),
        ("gfm_quirks", None),
        ("forbidden_inline_options", "a"),
        ("link_defs", {"a": "b"}),
        ("smart_quotes", "lsquo, rsquo,ldquo,rdquo"),
        ("input", "gfm"),
        ("toc_levels", "1-3"),
        ("toc_levels", [0]),
        ("toc_levels", {"a": 1}),
        ("smart_quotes", "a,b"),
        ("link_defs", [1]),
        ("link_defs", {"a": []}),
        ("link_defs", "[a"),
        ("link_defs", "[" * 1500),
        ("syntax_highlighter_opts", "a"),
    ],
)
def test_a_value_kramdown_refuses_is_an_error_that_names_the_option(name, given):
    with pytest.raises(ConfigError, match=name):
        read_options({name: given})


def test_an_option_that_cannot_be_read_in_a_text_is_a_finding():
    text = "a\n\n{::options link_defs='[a' header_offset='x' nonsense='1' template='t' hard_wrap='true' /}\n\n# b\n"
    result = make_markdown("kramdown", {}, PlainHighlighter()).convert(text)

    assert result.html == '<p>a</p>\n\n<h1 id="b">b</h1>\n'
    assert [(d.code, d.span.line) for d in result.diagnostics] == [("markdown", 3)] * 5


def test_other_keys_are_left_to_others():
    assert read_options({"show_warnings": True, "nonsense": 1, "coderay": {}}) == Options()
    assert not is_option("nonsense")
    assert not is_option("default_lang")
