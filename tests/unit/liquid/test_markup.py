"""How expressions, filters and conditions are read, strictly and laxly; expectations by hand, from Liquid's grammar."""

import pytest

from blogengine.liquid import lax, strict
from blogengine.liquid.expression import (
    Comparison,
    Condition,
    FilterCall,
    Filtered,
    Literal,
    Lookup,
    MarkupError,
    Nothing,
    Range,
    parse_expression,
    parse_operand,
)


@pytest.mark.parametrize(
    ("markup", "expression"),
    [
        ("'a'", Literal("a")),
        ('"a\'b"', Literal("a'b")),
        ("12", Literal(12)),
        ("-3", Literal(-3)),
        ("1.50", Literal(1.5)),
        ("1.2.3", Literal(1.2)),
        ("nil", Literal(None)),
        ("true", Literal(True)),
        ("empty", Literal("")),
        ("a", Lookup("a")),
        ("a.b-c?", Lookup("a", ("b-c?",))),
        ("a[0].size", Lookup("a", (Literal(0), "size"))),
        ('a["b c"]', Lookup("a", (Literal("b c"),))),
        ("[a].b", Lookup(Lookup("a"), ("b",))),
        ("1e3", Lookup("1e3")),
        ("über", Lookup("ber")),
        ("(1..n)", Range(Literal(1), Lookup("n"))),
        ("(1..'3')", Range(Literal(1), Literal(3))),
        ("==", Literal(None)),
    ],
)
def test_expressions(markup: str, expression: object) -> None:
    assert parse_expression(markup) == expression
    assert type(parse_expression(markup)) is type(expression)


def test_empty_is_a_question_in_a_comparison() -> None:
    assert parse_operand("empty") == Nothing("empty")
    assert parse_operand("'empty'") == Literal("empty")


FULL = Filtered(
    Lookup("a"), (FilterCall("f", (Literal("x"), Lookup("y")), (("k", Literal(1)),)), FilterCall("g"))
)  # fmt: skip


@pytest.mark.parametrize("parse", [strict.parse_filtered, lax.parse_filtered])
def test_both_parsers_agree_on_good_markup(parse) -> None:
    assert parse(" a | f: 'x', y, k: 1 | g ") == FULL
    assert parse("") == Filtered(Literal(None))


@pytest.mark.parametrize("markup", ["a b", "a |", "a | f 'x'", "a.", "a[", "(1..", "a ! b", "| f", "a | f: , 1"])
def test_strict_parser_refuses(markup: str) -> None:
    with pytest.raises(MarkupError):
        strict.parse_filtered(markup)


@pytest.mark.parametrize(
    ("markup", "filtered"),
    [
        ("a b", Filtered(Lookup("a"))),
        ("a | | f", Filtered(Lookup("a"), (FilterCall("f"),))),
        ("a | f 'x'", Filtered(Lookup("a"), (FilterCall("f"),))),
        ("a | f: , 'x'", Filtered(Lookup("a"), (FilterCall("f", (Literal("x"),)),))),
        ("a | f: 'x' 'y'", Filtered(Lookup("a"), (FilterCall("f", (Literal("x"),)),))),
    ],
)
def test_lax_parser_steps_over_the_rest(markup: str, filtered: Filtered) -> None:
    assert lax.parse_filtered(markup) == filtered


@pytest.mark.parametrize("parse", [strict.parse_condition, lax.parse_condition])
def test_conditions(parse) -> None:
    a, b, c = Lookup("a"), Lookup("b"), Lookup("c")
    assert parse("a == 'x' and b or c contains a") == Condition(
        Comparison(a, "==", Literal("x")), (("and", Comparison(b)), ("or", Comparison(c, "contains", a)))
    )


def test_lax_conditions_keep_operators_that_liquid_lacks() -> None:
    """They fail when they are reached, not before."""
    assert lax.parse_condition("a = 5") == Condition(Comparison(Lookup("a"), "=", Literal(5)))
    assert lax.parse_condition("not a") == Condition(Comparison(Lookup("not"), "a", Literal(None)))


def test_attributes_are_found_wherever_they_stand() -> None:
    assert list(lax.attributes("x in y limit:2, --offset : 'a b' reversed")) == [("limit", "2"), ("offset", "'a b'")]
