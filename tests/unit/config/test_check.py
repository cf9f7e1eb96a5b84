"""Types of configuration values; the messages themselves are held by tests/sites_invalid."""

import pytest

from blogengine.config.check import ConfigText, describe, span_of, type_problems
from blogengine.errors import SourceSpan
from blogengine.text import yaml


def problems(text):
    return [
        (key, each.span and each.span.line)
        for key, each in type_problems(yaml.load(text).value, [ConfigText("c.yml", text)])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: 5\nurl: null\nfuture: yes\nlimit_posts: 3\nanything: [1]\n", []),
        ("limit_posts: true\n", [("limit_posts", 1)]),
        ("limit_posts: -.inf\n", [("limit_posts", 1)]),
        ("a: 1\nlimit_posts: -2\n", [("limit_posts", 2)]),
        (
            "defaults:\n  - values: {a: 1}\n  - scope: {}\n    values: [a]\n  - scope: x\n",
            [("defaults", 4), ("defaults", 5)],
        ),
        ("defaults:\n  - text\n", [("defaults", 2)]),
        ("markdown: KRAMDOWN\ndialect: jekyll4\n", []),
        ("markdown: rdiscount\n", [("markdown", 1)]),
    ],
)
def test_types(text, found):
    assert problems(text) == found


def test_the_last_file_that_says_it_counts():
    texts = [ConfigText("a.yml", "x: 1\ny: 2\n"), ConfigText("b.yml", "\ny: 3\n"), ConfigText("c.toml", "y = 4\n")]
    assert span_of(texts, ["x"]) == SourceSpan("a.yml", 1, 4)
    assert span_of(texts, ["y"]) == SourceSpan("b.yml", 2, 4)
    assert span_of(texts, ["z"]) is None


def test_values_are_described_for_messages():
    assert describe(None) == "nothing"
    assert describe("a") == "text ('a')"
    assert describe(["x" * 50]) == "a list"
    assert describe(1.5) == "a number (1.5)"
