"""The options of Rouge's formatter; what each writes is held in `html.json`."""

import pytest

from blogengine.highlight.options import CodeOptions, LineNumbers, read_options, unknown_options


def test_jekylls_own_options_give_the_defaults():
    block, span = read_options({"default_lang": "plaintext", "guess_lang": True})
    assert block == span == CodeOptions()


def test_options_for_one_kind_of_code_go_over_those_for_both():
    block, span = read_options(
        {"css_class": "a", "block": {":css_class": "b", " wrap": False}, "span": {"disable": True}}
    )
    assert (block.css_class, block.wrap, block.disable) == ("b", False, False)
    assert (span.css_class, span.wrap, span.disable) == ("a", True, True)


@pytest.mark.parametrize(
    ("form", "shown"),
    [("%i", "7"), ("%03d", "007"), ("%-3s|", "7  |"), ("% d", " 7"), ("%x%%", "7%"), ("line", "line"), ("<b>%u</b>", "<b>7</b>")],
)  # fmt: skip
def test_a_number_is_written_in_its_format(form, shown):
    """As Ruby's `sprintf` writes it."""
    block, _ = read_options({"line_numbers": True, "line_format": form})
    assert block.line_numbers == LineNumbers(form=form)
    assert block.line_numbers.number(7) == shown


def test_names_that_nobody_reads_are_told_with_what_may_be_meant():
    given = {
        "line_number": True,
        "bold_every": 5,
        "block": {"wrapp": 1, "css_class": "x"},
        "span": None,
        "inline_theme": "github",
    }
    assert unknown_options(given) == {
        "line_number": "did you mean `line_numbers`?",
        "inline_theme": None,
        "wrapp": "did you mean `wrap`?",
    }
