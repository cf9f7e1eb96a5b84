"""The seam: which dialect, what it returns, what it says about a text and where."""

import subprocess
import sys

import pytest
from plain_highlighter import PlainHighlighter

from blogengine.errors import RULES, ConfigError, SourceSpan
from blogengine.markdown import make_markdown


def found(text, **where):
    return [
        (d.code, d.message, d.span)
        for d in make_markdown("kramdown", {}, PlainHighlighter()).convert(text, **where).diagnostics
    ]


def test_importing_the_seam_loads_no_parser():
    code = "import sys, blogengine.markdown; sys.exit('markdown_it' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "engine", ["kramdown", "Kramdown", "KRAMDOWN", "commonmark", "CommonMark", "CommonMarkGhPages"]
)
def test_an_engine_is_named_without_regard_to_case(engine):
    assert make_markdown(engine, {}, PlainHighlighter()).convert("*a*\n").html == "<p><em>a</em></p>\n"


def test_another_engine_is_an_error():
    with pytest.raises(ConfigError, match="redcarpet"):
        make_markdown("redcarpet", {}, PlainHighlighter())


def test_a_dialect_keeps_nothing_from_one_text_to_the_next():
    markdown = make_markdown("kramdown", {}, PlainHighlighter())
    text = "# a\n\n[x] HTML[^1]\n\n{::options auto_ids='false' /}\n\n# b\n\n[x]: u\n[^1]: n\n*[HTML]: h\n{:k: .c}\n"
    first = markdown.convert(text).html

    assert markdown.convert("# a\n\n[x] HTML[^1]\n").html == '<h1 id="a">a</h1>\n\n<p>[x] HTML[^1]</p>\n'
    assert markdown.convert(text).html == first


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a\n\n[x][nope]\n", "there is no link [nope]", 3, 1),
        ("a\nb [x][nope]\n", "there is no link [nope]", 2, 3),
        ("> a\n>\n> - b\n> - [x][nope]\n", "there is no link [nope]", 4, 5),
        ("- a\n\n  b\n  c [^1]\n", "there is no footnote [^1]", 4, 5),
        ("a\n\n<div>\nb\n", "<div> is never closed", 3, 1),
        ("a\n\n- <div>\n  b\n", "<div> is never closed", 3, 3),
        ("a <b>c\n", "<b> is never closed", 1, 3),
        ("a <b x='1' x='2'>c</b>\n", "<b> has the attribute x twice: the last one holds", 1, 3),
        ("a\n<p x='1' x='2'>c</p>\n", "<p> has the attribute x twice: the last one holds", 2, 1),
        ("<div>\n a</p></div>\n", "</p> closes nothing", 2, 3),
        ("a\n\n[a]: b\n  [a]: c\n", "[a] is defined twice: the last definition holds", 4, 3),
        ("|a|\n|[x][nope]|\n", "there is no link [nope]", 2, 2),
        ("|[x][nope]|[x][nope]|\n", "there is no link [nope]", 1, 1),
        ("term\n: a\n\n  [x][nope]\n", "there is no link [nope]", 4, 3),
        ("x[^1]\n\n[^1]: a\n\n    b [x][nope]\n", "there is no link [nope]", 5, 7),
        ("\r\n\r\n[x][nope]\r\n", "there is no link [nope]", 3, 1),
        ("- a\n\n  {::options nonsense='1' /}\n", "no such option: nonsense", 3, 3),
        ("a {::options nonsense='1' /} b\n", "no such option: nonsense", 1, 3),
        ("a\n\n  {: !}\n", "no attributes found in {: !}", 3, 3),
        ("a\n\n| a\n|--\n\n", "a table without a body is a paragraph", 3, 1),
    ],
)
def test_a_finding_names_its_place(text, message, line, column):
    """Checked by counting by hand; what stands in a line twice is put at its start."""
    assert found(text) == [("markdown", message, SourceSpan("", line, column))]


def test_the_line_counts_from_where_the_text_stands():
    assert found("a\n\n[x][nope]\n", path="posts/a.md", first_line=7)[0][2] == SourceSpan("posts/a.md", 9)


@pytest.mark.parametrize("text", ["[sic] and [ ] and [a]\n", "a < b & c\n", "&copy; *a\n", "- [ ] task\n"])
def test_ordinary_text_is_no_finding(text):
    assert found(text) == []


def test_a_text_full_of_mistakes_says_at_most_a_hundred_things():
    assert len(found("".join(f"[x][no{i}]\n" for i in range(500)))) == 100


def test_codes_are_known():
    codes = {code for code, _, _ in found("> " * 300 + "[x][nope]\n\n[x][nope]\n")}

    assert codes == {"markdown", "markdown-limit"} <= RULES.keys()
