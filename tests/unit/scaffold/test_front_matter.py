import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogengine.scaffold.front_matter import names, scalar
from blogengine.text import yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TRAPS = st.sampled_from(
    ["yes", "No", "null", "~", "08", "1e3", "12:30", "2026-11-20", "2026-11-20 10:00:00", "-", "- a", "? a", "a: b", "a #b",
     "@a", "`a", "%a", "*a", "&a", "!a", "|", ">", "'", '"', "[a]", "{a}", "<<", "=", "...", "---", "a\\b", "a:", "#", ".inf",
     "0x1F", "1_000", "true", " a", "a ", "", "\ta", "a\nb", "\x00", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff", "日本: 語", "🎉"]
)  # fmt: skip


@given(TEXT | TRAPS)
def test_a_title_is_read_back_as_it_was_given(title):
    assert yaml.load(f"title: {scalar(title)}\nnext: 1\n").value == {"title": title, "next": 1}


@given(st.lists(TEXT | TRAPS, max_size=4))
def test_a_list_is_read_back_as_it_was_given(items):
    assert yaml.load(f"tags: {names(items)}\n").value == {"tags": items}


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("My first post", "My first post"),
        ("Hello, world!", "Hello, world!"),
        ("C++ (again)", "C++ (again)"),
        ("Grüße aus 日本", "Grüße aus 日本"),
        ("yes", '"yes"'),
        ("2026", '"2026"'),
        ("2026-11-20", '"2026-11-20"'),
        ("Re: nothing", '"Re: nothing"'),
        ('Say "hi"', '"Say \\"hi\\""'),
        ("C# or F#", '"C# or F#"'),
        ("🎉", '"🎉"'),
        ("@me", '"@me"'),
    ],
)
def test_quotes_are_used_where_they_are_needed_or_reassure(title, written):
    assert scalar(title) == written


def test_a_comma_in_a_list_is_quoted():
    assert names(["a b", "c, d"]) == '[a b, "c, d"]'
