r"""Ruby's character classes. Expected values: `ruby -e 'p "²" =~ /\p{Word}/'` and the like, Ruby 3.1."""

import pytest

from blogengine.markdown.kramdown import characters
from blogengine.markdown.kramdown.characters import lstrip, rstrip, strip


@pytest.mark.parametrize(
    ("char", "alpha", "alnum", "word", "joins"),
    [
        ("a", True, True, True, True),
        ("7", False, True, True, True),
        ("_", False, False, True, True),
        ("-", False, False, False, False),
        ("é", True, True, True, True),
        ("中", True, True, True, True),
        ("²", False, False, False, True),
        ("½", False, False, False, True),
        ("Ⅷ", True, True, True, True),
        ("①", False, False, False, False),
        ("ⓐ", True, True, True, True),
        ("۳", False, True, True, True),
        ("\u0301", False, False, True, True),
        ("ा", True, True, True, True),
        ("‿", False, False, True, True),
        ("·", False, False, False, False),
        ("😀", False, False, False, False),
        ("\U0010ffff", False, False, False, False),
    ],
)
def test_classes(char, alpha, alnum, word, joins):
    assert characters.is_alpha(char) is alpha
    assert characters.is_alnum(char) is alnum
    assert characters.is_word(char) is word
    assert characters.joins_word(char) is joins


def test_strip_takes_nul_but_no_wide_space():
    assert strip("\0 \ta\u00a0\v\f\r\n\0") == "a\u00a0"
    assert lstrip("\0 a ") == "a "
    assert rstrip(" a \0") == " a"


def test_link_ids_are_compared_without_case_and_runs_of_space():
    assert characters.normalize_id("A \n\t b\u00a0C") == "a b\u00a0c"
