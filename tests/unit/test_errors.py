"""Diagnostics, the error tree and the table of severities; expected values by hand from their docstrings."""

import pickle

import pytest

from blogengine import errors
from blogengine.errors import (
    RULES,
    TEMPLATE_CODES,
    BlogError,
    BuildFailed,
    Diagnostic,
    Frame,
    Policy,
    Severity,
    SourceSpan,
    TemplateError,
)

SPAN = SourceSpan("posts/a.md", 12, 5)


def subclasses(kind):
    return [kind, *(each for child in kind.__subclasses__() for each in subclasses(child))]


def test_a_span_is_written_as_editors_read_it():
    assert str(SPAN) == "posts/a.md:12:5"
    assert min([SourceSpan("b"), SPAN, SourceSpan("posts/a.md", 2)]) == SourceSpan("b")


@pytest.mark.parametrize("kind", [each for each in subclasses(BlogError) if each.__module__ == "blogengine.errors"])
def test_every_error_survives_pickling_whole(kind):
    error = kind("wrong", SPAN, "do this", excerpt="line", frames=(Frame("included from", SPAN),))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert again.diagnostic() == error.diagnostic()
    assert str(again) == "posts/a.md:12:5: wrong"
    assert error.code in RULES


def test_an_error_without_a_place_is_its_message():
    assert str(TemplateError("wrong")) == "wrong"


def test_the_policy_decides_by_code_alone():
    found = [Diagnostic("duplicate-key", "m", SPAN), Diagnostic("future-date", "n", SPAN), Diagnostic("bom", "o", SPAN)]
    jekyll = {each.code: each.severity for each in Policy(strict=False).apply(found)}
    strict = {each.code: each.severity for each in Policy(strict=True).apply(found)}
    assert jekyll == {"duplicate-key": Severity.WARNING, "future-date": Severity.NOTE, "bom": Severity.WARNING}
    assert strict == {"duplicate-key": Severity.ERROR, "future-date": Severity.NOTE, "bom": Severity.WARNING}


def test_findings_are_ordered_by_place_and_told_once():
    late, early = Diagnostic("bom", "m", SourceSpan("b", 2)), Diagnostic("bom", "m", SourceSpan("b", 1))
    nowhere = Diagnostic("theme-missing", "m")
    told = Policy(strict=False).apply([late, early, late, nowhere])
    assert [each.span for each in told] == [None, early.span, late.span]


def test_one_place_of_a_template_is_told_once_whatever_failed_there():
    body, excerpt = (Diagnostic("liquid-syntax", message, SPAN) for message in ("a", "b"))
    assert [each.message for each in Policy(strict=False).apply([excerpt, body])] == ["a"]
    two = [Diagnostic("bad-value", message, SPAN) for message in ("a", "b")]
    assert len(Policy(strict=False).apply(two)) == 2


def test_no_code_is_milder_where_the_site_is_strict():
    assert all(rule.strict >= rule.jekyll for rule in RULES.values())
    assert set(RULES) >= TEMPLATE_CODES


def test_a_failed_build_counts_its_errors():
    warning = Diagnostic("bom", "m", severity=Severity.WARNING)
    assert str(BuildFailed((Diagnostic("encoding", "m"), warning))) == "1 error"
    assert str(BuildFailed((Diagnostic("encoding", "m"), Diagnostic("write", "m")))) == "2 errors"


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = {word for word in errors.__doc__.split() if word.endswith("Error") or word == "BuildFailed"}
    real = {each.__name__ for each in subclasses(BlogError) if each.__module__ == "blogengine.errors"}
    assert drawn == (real | {"BuildFailed"}) - {"BlogError"}
