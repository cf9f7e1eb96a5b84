"""The faster reading gives Pygments' own tokens: each is held against `get_tokens_unprocessed` of the same lexer."""

import re

import pytest
from pygments.lexer import RegexLexer, bygroups
from pygments.lexers import get_lexer_by_name
from pygments.token import Keyword, Name, Number, Text

from blogengine.highlight.alternation import alternation_of
from blogengine.highlight.lexers import _OWN, reader_for

STOCK = [
    "go",
    "rust",
    "sql",
    "java",
    "kotlin",
    "toml",
    "ini",
    "make",
    "scss",
    "swift",
    "perl",
    "lua",
    "r",
    "tex",
    "xml",
]


def lexers():
    own = {tag: reader_for(tag)._lexer for tag in _OWN}
    return {**own, **{name: get_lexer_by_name(name) for name in STOCK}}


FAST = {name: lexer for name, lexer in lexers().items() if alternation_of(lexer) is not None}


@pytest.mark.parametrize("name", FAST)
def test_the_tokens_are_the_same(name, texts):
    lexer = FAST[name]
    for text in texts(name, 100):
        wanted = [(kind, value) for _, kind, value in lexer.get_tokens_unprocessed(text)]
        assert list(alternation_of(lexer).tokens(text)) == wanted


def test_most_lexers_are_read_this_way():
    assert {"python", "json", "javascript", "css", "shell", "go", "rust"} <= set(FAST)


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
    assert list(alternation_of(lexer).tokens(text)) == wanted


def test_a_lexer_with_a_way_of_its_own_is_left_alone():
    assert alternation_of(get_lexer_by_name("ruby")) is None
