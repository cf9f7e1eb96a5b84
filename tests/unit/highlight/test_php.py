"""Where code in PHP begins, told by the text or by an option; the tokens are what Rouge 3.30 gives."""

import pytest

from blogengine.highlight import Highlighter

TAGGED = "<b><?= f() ?>\n"
BARE = "$x = 1;\n"


@pytest.mark.parametrize(
    ("language", "code", "tokens"),
    [
        ("php", TAGGED, [("nt", "<b>"), ("cp", "<?="), ("", " "), ("nf", "f"), ("p", "()"), ("", " "), ("cp", "?>"),
                         ("", "\n")]),
        ("php?start_inline", TAGGED, [("o", "<"), ("n", "b"), ("o", "><?="), ("", " "), ("nf", "f"), ("p", "()"),
                                      ("", " "), ("cp", "?>"), ("", "\n")]),
        ("php", BARE, [("nv", "$x"), ("", " "), ("o", "="), ("", " "), ("mi", "1"), ("p", ";"), ("", "\n")]),
        ("php?start_inline=1", BARE, [("nv", "$x"), ("", " "), ("o", "="), ("", " "), ("mi", "1"), ("p", ";"),
                                      ("", "\n")]),
        ("php?start_inline=0", BARE, [("", BARE)]),
        ("php?other=0", BARE, [("nv", "$x"), ("", " "), ("o", "="), ("", " "), ("mi", "1"), ("p", ";"), ("", "\n")]),
    ],
)  # fmt: skip
def test_code_begins_where_rouge_has_it_begin(language, code, tokens):
    assert Highlighter().tokens(code, language) == tokens
