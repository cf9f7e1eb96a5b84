"""What Jekyll makes of the `kramdown:` section. Expected values: the settings of `KramdownParser` in Jekyll 4.3.1, read
from runs of it."""

import pytest

from blogengine.errors import ConfigError
from blogengine.markdown.kramdown.jekyll import kramdown_options


def test_jekylls_defaults():
    options = kramdown_options({})

    assert (options["input"], options["hard_wrap"], options["syntax_highlighter"]) == ("GFM", False, "rouge")
    assert options["syntax_highlighter_opts"] == {"default_lang": "plaintext", "guess_lang": True}


def test_nothing_given_is_not_given():
    options = kramdown_options({"input": None, "auto_ids": None, "syntax_highlighter": None, "math_engine": None})

    assert (options["input"], options["auto_ids"], options["syntax_highlighter"]) == ("GFM", True, "rouge")
    assert options["math_engine"] is None


def test_the_options_of_coderay_go_over_the_highlighters():
    given = {
        "coderay": {"coderay_line_numbers": None, "coderay_default_lang": "ruby"},
        "syntax_highlighter_opts": {"css": "class"},
        "guess_lang": False,
    }

    assert kramdown_options(given)["syntax_highlighter_opts"] == {
        "css": "style",
        "default_lang": "ruby",
        "guess_lang": False,
        "bold_every": 10,
        "line_numbers": None,
        "line_number_start": 1,
        "tab_width": 4,
        "wrap": "div",
    }


@pytest.mark.parametrize("name", ["syntax_highlighter_opts", "coderay"])
def test_where_jekyll_stops_is_an_error(name):
    with pytest.raises(ConfigError, match=name):
        kramdown_options({name: "a"})
