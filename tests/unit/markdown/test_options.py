"""The `kramdown:` section: what kramdown's own option readers make of values. Expected values: read from its
documentation, checked by running the reference (tests/golden/kramdown/options.json)."""

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.errors import ConfigError
from blogengine.markdown import make_markdown
from blogengine.markdown.kramdown.options import Options, is_option, read_option, read_options


def test_jekylls_defaults_hold_for_what_is_not_given():
    assert read_options({}) == Options()
    assert read_options({"input": "GFM", "hard_wrap": False, "toc_levels": [1, 2, 3, 4, 5, 6]}) == Options()


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
        ("syntax_highlighter", None, "rouge"),
        ("footnote_backlink", None, ""),
        ("typographic_symbols", "{hellip: ...}", {"hellip": "..."}),
        ("link_defs", {"A  b": ["/u"]}, {"a b": ("/u", None)}),
        ("gfm_quirks", "paragraph_end,no_auto_typographic", ("paragraph_end", "no_auto_typographic")),
    ],
)
def test_a_value_is_read_as_kramdown_reads_it(name, given, expected):
    assert read_option(name, given) == {name: expected}


def test_only_the_default_language_of_the_highlighters_options_is_ours():
    given = {"default_lang": "ruby", "block": {"line_numbers": True}}

    assert read_option("syntax_highlighter_opts", given) == {"default_lang": "ruby"}
    assert read_option("syntax_highlighter_opts", None) == {}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("header_offset", "one"),
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
    text = "a\n\n{::options link_defs='[a' header_offset='x' nonsense='1' template='t' /}\n\n# b\n"
    result = make_markdown("kramdown", {}, PlainHighlighter()).convert(text)

    assert result.html == '<p>a</p>\n\n<h1 id="b">b</h1>\n'
    assert [(d.code, d.span.line) for d in result.diagnostics] == [("markdown", 3)] * 4


def test_other_keys_are_left_to_others():
    assert read_options({"show_warnings": True, "nonsense": 1, "coderay": {}}) == Options()
    assert not is_option("nonsense")
    assert not is_option("default_lang")
