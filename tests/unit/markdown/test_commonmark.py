"""The second dialect, as far as the golden cases do not show it: what it says beside the HTML, and what it survives."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_highlighter import PlainHighlighter

from blogengine.markdown import make_markdown, option_problems
from blogengine.markdown.commonmark.html_syntax import inline_end
from blogengine.markdown.commonmark.references import title_end
from blogengine.markdown.commonmark.settings import EXTENSIONS, OPTIONS, read_settings

EVERYTHING = {
    "options": [name for name in OPTIONS if name != "NOBREAKS"],
    "extensions": list(EXTENSIONS),
}
PIECES = [
    "*",
    "**",
    "_",
    "~~",
    "~",
    "`",
    "``",
    "[",
    "]",
    "](",
    "![",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "<div>",
    "<!--",
    "-->",
    "<?",
    "&",
    "&amp;",
    '"',
    "'",
    "--",
    "...",
    "|",
    "\\",
    "#",
    ">",
    "-",
    "1.",
    "=",
    "```",
    "~~~",
    "[^1]",
    "[^1]:",
    "[a]:",
    "http://",
    "www.",
    "@",
    "[x]",
    "a",
    "é",
    "中",
    "|-|-",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "    ", "\t", "\n", "\n\n", "\r\n", "\f", "\0", "\ufeff"]), max_size=60)


def dialect(options=EVERYTHING, engine="CommonMark"):
    return make_markdown(engine, options, PlainHighlighter())


class TestSettings:
    """As jekyll-commonmark reads them."""

    def test_options_count_in_any_case_and_extensions_do_not(self):
        settings = read_settings({"options": ["smart", "Unsafe"], "extensions": ["table", "Tasklist"]})

        assert settings.options == {"SMART", "UNSAFE"}
        assert settings.extensions == {"table"}

    @pytest.mark.parametrize("named", [None, "SMART", {"SMART": True}, ["SMART", 1], [["SMART"]]])
    def test_what_is_no_list_of_words_counts_as_empty(self, named):
        assert read_settings({"options": named, "extensions": named}) == read_settings({})

    @pytest.mark.parametrize(
        ("section", "problems"),
        [
            ({"options": ["smart"], "extensions": ["table"]}, []),
            ({}, []),
            ({"options": ["SMRT"]}, [("options", "`SMRT` is not a valid option")]),
            ({"extensions": ["Table"]}, [("extensions", "`Table` is not a valid extension")]),
            ({"options": "SMART"}, [("options", "`options` is no list of words: none of them counts")]),
        ],
    )
    def test_option_problems(self, section, problems):
        found = list(option_problems("CommonMark", section))

        assert [(key, problem.message) for key, problem in found] == problems
        assert {problem.code for _, problem in found} <= {"config-unknown"}


def test_text_that_shows_nowhere_is_told_of():
    text = "# a\n\nb [^c\nd] [^1]\n\n[^1]: e\n"
    found = dialect({"options": ["FOOTNOTES"]}).convert(text, path="p.md", first_line=5).diagnostics

    assert [(each.code, str(each.span)) for each in found] == [("markdown", "p.md:7:1")]
    assert found[0].message.endswith("[^c\nd]")


def test_the_highlighter_is_told_the_language_as_written_and_the_place():
    """As jekyll-commonmark asks Rouge; `guess` is Rouge's own name for looking at the code."""
    asked = []

    class Recording(PlainHighlighter):
        def inline(self, code, language, options=None, place=None):
            asked.append((code, language, str(place)))

    text = "    a\n\n```\nb\n```\n\n``` Ruby?x=1 c\nd\n```\n"
    make_markdown("CommonMark", {}, Recording()).convert(text, path="p.md", first_line=5)

    assert asked == [("a\n", "guess", "p.md:5:1"), ("b\n", "guess", "p.md:7:1"), ("d\n", "Ruby?x=1", "p.md:11:1")]


@settings(max_examples=300, deadline=None)
@given(TEXTS.map("".join) | st.text(max_size=200))
def test_any_text(text):
    for engine in ("CommonMark", "CommonMarkGhPages"):
        markdown = dialect(engine=engine)
        result = markdown.convert(text)

        assert markdown.convert(text) == result


REPEATED = {
    "strong in emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "closers of emphasis": lambda n: "a_ " * n,
    "openers of emphasis": lambda n: "_a " * n,
    "closers of links": lambda n: "a]" * n,
    "openers of links": lambda n: "[a" * n,
    "openers and closers that differ": lambda n: "*a_ " * n,
    "openers and closers of three": lambda n: "a**b" + "c* " * n,
    "openers far before closers": lambda n: "*a " * n + "_a*_ " * n,
    "openers of links, closers of emphasis": lambda n: "[ a_" * n,
    "brackets and parentheses": lambda n: "[ (](" * n,
    "images of links": lambda n: "![[]()" * n,
    "emphasis around a link": lambda n: "**x [a*b**c*](d)" * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested quotes": lambda n: "> " * n + "a",
    "nested items": lambda n: "- " * n + "a",
    "null": lambda n: "a\0" * n,
    "backticks": lambda n: "a`b ``c ```d " * n,
    "unclosed pointed addresses": lambda n: "[a](<b" * n,
    "unclosed addresses": lambda n: "[a](b" * n,
    "unclosed titles": lambda n: '[a](b "c' * n,
    "unclosed titles in parentheses": lambda n: "[a](b (c" * n,
    "unclosed comments": lambda n: "</" + "<!--" * n,
    "unclosed instructions": lambda n: "<?" * n,
    "unclosed data": lambda n: "<![CDATA[" * n,
    "unclosed attributes": lambda n: "<a b='" * n,
    "unclosed tags": lambda n: "<a b c d " * n,
    "definitions that collide": lambda n: "".join(f"[{number}]: u\n\n[{number}] " for number in range(n)),
    "quotes": lambda n: "\"'" * n,
    "quotes around openers": lambda n: '"a ' + "*b " * n + 'c"' * n,
    "tildes of two lengths": lambda n: "~a ~~b " * n,
    "tildes that never match": lambda n: "~~a " + "*b " * n + "c~ " * n,
    "entities": lambda n: "&a" * n,
    "footnotes in footnotes": lambda n: "[^" * n + "a" + "]" * n,
    "references to one footnote": lambda n: "[^1] " * n + "\n\n[^1]: a",
    "images around links": lambda n: "![a " * n + "[a](b) " * n,
    "domains": lambda n: "www.a" * n,
    "schemes": lambda n: "http:" * n,
    "mail addresses": lambda n: "a@b.c " * n,
    "signs": lambda n: "@" * n,
    "parentheses after addresses": lambda n: "http://a.b" + ")" * n,
    "list markers": lambda n: "* " * n + "a",
    "lines": lambda n: "a\n" * n + "===",
    "lazy lines": lambda n: "> b\n" + "a\n" * n,
    "definitions with titles": lambda n: "[a]: b 'c\n" * n,
    "items": lambda n: "- a\n" * n,
    "rows": lambda n: "|a|b\n|-|-\n" + "|a|b\n" * n,
    "rows of dashes": lambda n: "a\n" + "|-|-\n|-\n" * n,
    "cells": lambda n: "|a" * n + "\n" + "|-" * n + "\n",
    "fences": lambda n: "~~~\na\n" * n,
    "dashes in code": lambda n: "```\n" + "-" * n,
}


def calls(text):
    """Return how many calls converting `text` takes, of Python's and of C's functions."""
    markdown = dialect()
    markdown.convert(text)  # what is compiled once is not counted
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        markdown.convert(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_twice_the_text_is_about_twice_the_work(unit):
    assert calls(unit(800)) < 3 * calls(unit(400)) + 2000


def test_more_backticks_are_no_more_work_than_they_are():
    text = "".join("e" + "`" * count for count in range(1, 400))

    assert calls(text * 2) < 3 * calls(text) + 2000


def test_what_a_text_has_no_more_of_is_searched_for_once():
    """What regular expressions search is no call that is counted above."""
    absent = set()

    assert inline_end("<?a <!--b <![CDATA[c", 0, absent) == 0
    assert inline_end("<?a <!--b <![CDATA[c", 4, absent) == 0
    assert inline_end("<?a <!--b <![CDATA[c", 10, absent) == 0
    assert absent == {"?>", "-->", "]]>"}
    assert inline_end("<?a?>", 0, absent) == 0
    assert title_end('"a (b', 0, absent) == 0
    assert title_end('"a (b', 3, absent) == 3
    assert len(absent) == 5


@pytest.mark.parametrize("deep", ["- " * 500 + "a", "- " * 500 + "~~~", "> " * 500 + "<pre>"])
def test_blank_lines_cost_nothing_for_the_depth_they_end(deep):
    assert calls(deep + "\n" * 2000) < calls(deep + "\n" * 20) + 10_000


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20_000 + "a\n",
        "- " * 5_000 + "a\n",
        "".join("  " * depth + "- a\n" for depth in range(400)),
        "*a **a " * 5_000 + "b" + " a** a*" * 5_000,
        "![" * 5_000 + "a" + "](b)" * 5_000,
        "[" * 20_000 + "]" * 20_000,
        "".join(f"[^{number}]: [^{number + 1}]\n\n    > " for number in range(500)) + "[^0]\n\n[^0]\n",
    ],
    ids=lambda text: text[:12],
)
def test_depth_overflows_no_stack(text):
    assert dialect().convert(text).html
