"""Blocks, whitespace control, and what is said of a template that cannot be read."""

import pytest

from blogengine.errors import SourceSpan
from blogengine.liquid.environment import Environment
from blogengine.liquid.source import Source


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("a {{- 1 -}} b", "a1b"),
        ("a \n{%- if true -%}\n b \n{%- endif -%}\n c", "abc"),
        ("{% raw -%} x {% endraw %} y", " x y"),
        ("{% raw %}{{ x }{% endraw %}", "{{ x }"),
        ("{% raw %}{{ {% endraw %}", "{{ "),
        ("{% comment %}{% bogus %}{% else %}{% comment %}{% endcomment %}{% endcomment %}x", "x"),
        ("{% if true %} \n {% assign x = 1 %} {% endif %}|", "|"),
        ("{% if true %} {% break %} {% endif %}|", " "),
        ("{% for i in (1..2) %} {% else %} {% endfor %}|", "|"),
        ("{% liquid\n assign x = 2\n if x == 2\n  echo x\n endif\n%}|", "2|"),
        ("{%\n\nif true %}x{% endif %}", "x"),
        ("{% if true %}{% endif foo %}x", "x"),
    ],
)
def test_reads_as_liquid_does(render, text: str, output: str) -> None:
    """Checked against Liquid 5.4."""
    assert render(text) == output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n  {% if %}", ("liquid-syntax", "6:3", "'if' needs a condition", "write {% if CONDITION %}")),
        ("\n{% for x in y %}\n", ("liquid-syntax", "6:1", "the 'for' tag opened on line 6 is never closed", "add {% endfor %}")),
        ("{% raw %}", ("liquid-syntax", "5:1", "the 'raw' tag opened on line 5 is never closed", "add {% endraw %}")),
        (" {{ x", ("liquid-syntax", "5:2", "an output is not closed by '}}'", "write {{ … }} with both braces on each side")),
        ("{% x", ("liquid-syntax", "5:1", "a tag is not closed by '%}'", "write {% name … %}")),
        ("{% %}", ("liquid-syntax", "5:1", "a tag has no name", "write {% name … %}")),
        ("{% seo %}", ("unknown-tag", "5:1", "no tag is named 'seo'", "the plugin jekyll-seo-tag defines it: add it to `plugins`")),
        ("{% cite x %}", ("unknown-tag", "5:1", "no tag is named 'cite'", "the plugin jekyll-scholar defines it, which is not built in: an include can stand for a tag")),
        ("{% incude a %}", ("unknown-tag", "5:1", "no tag is named 'incude'", "did you mean `include`?")),
        ("{% endfro %}", ("unknown-tag", "5:1", "no tag is named 'endfro'", "did you mean `endfor`?")),
        ("{% if a %}{% endfor %}", ("liquid-syntax", "5:11", "'endfor' does not close {% if %}", "close it by {% endif %} first")),
        ("{% endif %}", ("liquid-syntax", "5:1", "'endif' does not close any tag", None)),
        ("{% when 1 %}", ("liquid-syntax", "5:1", "'when' does not belong to any tag", None)),
        ("{% for a in b %}{% else %}{% else %}", ("liquid-syntax", "5:27", "'else' does not belong to {% for %}", None)),
        ("{%\n if\n %}", ("liquid-syntax", "7:2", "'if' needs a condition", "write {% if CONDITION %}")),
        ("{% liquid\n echo 1\n  ech 2 %}", ("unknown-tag", "7:3", "no tag is named 'ech'", "did you mean `echo`?")),
        ("{% assign x %}", ("liquid-syntax", "5:1", "'assign' needs a name and a value", "write {% assign name = value %}")),
        ("{% for x of y %}", ("liquid-syntax", "5:1", "'for' needs the name of an item and a list", "write {% for ITEM in LIST %}")),
        ("{{ " + "9" * 5000 + " }}", ("liquid-limit", "5:1", "an integer has more than 1000 digits", None)),
    ],
)  # fmt: skip
def test_says_what_is_wrong_and_where(failure, text: str, said: tuple[str, str, str, str | None]) -> None:
    code, place, message, hint = said
    error = failure(text)
    assert (error.code, str(error), error.hint) == (code, f"posts/a.md:{place}: {message}", hint)
    assert error.excerpt == text.split("\n")[error.span.line - 5]


def test_lax_markup_is_a_diagnostic() -> None:
    template = Environment().compile(Source("a\r\n {{ a b }}\r\n", "x.md", 3))
    assert [(each.code, str(each.span), each.message, each.excerpt) for each in template.diagnostics] == [
        ("liquid-lax", "x.md:4:2", "read laxly: expected the end, found 'b' in 'a b'", " {{ a b }}")
    ]


def test_unknown_filters_are_diagnostics() -> None:
    (found,) = Environment().compile(Source("{{ a | upcas }}", "x.md")).diagnostics
    assert (found.code, found.hint) == ("unknown-filter", "did you mean `upcase`?")


def test_error_modes(render, failure) -> None:
    text = "{{ a b }}{% if a b %}{% endif %}{% for x in y z %}{% endfor %}"
    assert not Environment(error_mode="lax").compile(Source(text, "x")).diagnostics
    assert len(Environment(error_mode="warn").compile(Source(text, "x")).diagnostics) == 3
    assert failure(text, error_mode="strict").message == "expected the end, found 'b'"


def test_liquid_4_has_fewer_tags(failure) -> None:
    for text in ("{% echo 1 %}", "{% liquid echo 1 %}", "{% # x %}", "{% render 'x' %}"):
        assert failure(text, dialect="ghpages").span.line == 5


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("{{ a | upcas }}", [8]),
        ("{{ '| upcas' | append: \"|upcas\" |upcas }}", [34]),
        ("{{ a | upcas | upcase | upcas: b | downcas }}", [8, 25, 36]),
        ("x {%- assign b = a |  upcas -%}", [23]),
        ("{{ a | upcas }}{{ a | upcas }}", [8, 23]),
    ],
)
def test_an_unknown_filter_is_told_where_it_stands(text: str, columns: list[int]) -> None:
    found = Environment().compile(Source(text, "a.md")).diagnostics
    assert [each.span for each in found] == [SourceSpan("a.md", 1, column) for column in columns]


def test_an_unknown_filter_on_a_later_line_of_its_tag_is_told_on_that_line() -> None:
    found = Environment().compile(Source("x\n{{ a\n  | upcase\n  | upcas }}", "a.md", 5)).diagnostics
    assert [(each.span, each.excerpt) for each in found] == [(SourceSpan("a.md", 8, 5), "  | upcas }}")]
