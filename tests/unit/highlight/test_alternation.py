"""The faster reading gives Pygments' own tokens: each is held against `get_tokens_unprocessed` of the same lexer."""

import re

import pytest
from pygments.lexer import RegexLexer, bygroups, default
from pygments.lexers import get_lexer_by_name
from pygments.token import Keyword, Name, Number, Text

from blogengine.highlight import names
from blogengine.highlight.alternation import IDLE_STEPS, alternation_of
from blogengine.highlight.lexers import reader_for
from blogengine.highlight.limits import LexingLimitExceeded

TAGS = sorted({tag for tag, lexer in names._languages().values() if lexer})


@pytest.mark.parametrize("tag", TAGS)
def test_the_tokens_are_the_same(tag, texts):
    """Those of stock lexers and of ours; a lexer that reads in a way of its own is left alone."""
    lexer = reader_for(tag)._lexer
    alternation = alternation_of(lexer)
    for text in texts(tag, 12) if alternation else ():
        wanted = [(kind, value) for _, kind, value in lexer.get_tokens_unprocessed(text)]
        assert alternation.tokens(text) == wanted


def test_most_lexers_are_read_this_way():
    assert sum(alternation_of(get_lexer_by_name(names.pygments_name(tag))) is not None for tag in TAGS) > 0.7 * len(
        TAGS
    )


class Corners(RegexLexer):
    """Every kind of rule that an alternation must treat with care."""

    flags = re.MULTILINE
    tokens = {  # noqa: RUF012 - Pygments' own way
        "root": [
            (r"(['\"]).*?\1", Text.Quoted),
            (r"(?P<key>\w+)(=)(\d+)", bygroups(Name, Text, Number)),
            (r"(?i)begin\b", Keyword, ("inner", "inner")),
            (r"^\d+$", Number.Line),
            (r"\d", Number),
            (r"(?s)/\*.*?\*/", Text.Comment),
            (r"(a)(b)?(?(2)c|d)", Name.Conditional),
        ],
        "inner": [
            (r"end", Keyword, "#pop"),
            (r"all", Keyword, "#pop:2"),
            (r"more", Keyword, "#push"),
            (r"[^ea]", Text),
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        "'a\"' \"b'\"",
        "k=1 BEGIN x end y end 3",
        "begin more all 12\n34\n5x",
        "/* a\nb */ abc ad ab",
        "?\n?",
        "",
        "begin\n\n",
    ],
)
def test_rules_of_every_kind(text):
    lexer = Corners()
    wanted = [(kind, value) for _, kind, value in lexer.get_tokens_unprocessed(text)]
    assert alternation_of(lexer).tokens(text) == wanted


def test_a_lexer_with_a_way_of_its_own_is_left_alone():
    assert alternation_of(get_lexer_by_name("ruby")) is None


class Idle(RegexLexer):
    """Goes from state to state without end, and reads nothing."""

    tokens = {"root": [(r"a", Text), (r"(?=b)", Name, "again")], "again": [default("#pop")]}  # noqa: RUF012


def test_a_lexer_that_reads_nothing_is_stopped():
    with pytest.raises(LexingLimitExceeded):
        alternation_of(Idle()).tokens("aab")
    assert alternation_of(Idle()).tokens("aa" * IDLE_STEPS) == [(Text, "a")] * 2 * IDLE_STEPS


def test_a_text_is_read_on_where_the_piece_before_ended():
    stack = ["root"]
    alternation = alternation_of(reader_for("shell")._lexer)
    whole = alternation.tokens('echo "a\nb" c\n')
    pieces = alternation.tokens('echo "a\n', stack) + alternation.tokens('b" c\n', stack)
    assert stack == ["root"]
    assert [(kind, char) for kind, text in pieces for char in text] == [(k, char) for k, text in whole for char in text]
