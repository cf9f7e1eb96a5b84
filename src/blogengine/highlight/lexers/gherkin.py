"""Gherkin, in the tokens of Rouge's `gherkin`.

Whatever stands before a line's first colon is taken for a keyword, and is an error if it is none; a step's own line is
read otherwise, and a description goes on until the next keyword.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.regexopt import regex_opt
from pygments.token import Comment, Error, Keyword, Name, Punctuation, String, Text

from blogengine.highlight.lexers.gherkin_words import BARE_STEPS, ELEMENTS, EXAMPLES, FEATURES, STEPS
from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_ROOT = ("#pop", "#pop", "#pop")
"""Leaves all states there can be."""


def _any(words: str) -> str:
    """Return a pattern, one group, for the words in a table."""
    return regex_opt([word.replace("_", " ") for word in words.split()])


_STEP = rf"{_any(STEPS)}|{_any(BARE_STEPS)}(?u:\b)"


class GherkinLexer(OwnLexer):
    """Reads features, their scenarios and steps, and tables."""

    name = "Gherkin"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t\r\n]+", Text),
            (r'"""[\s\S]*?"""', String),
            include("outside"),
            include("headings"),
            default("line"),
        ],
        "outside": [(r"#.*", Comment), (r"@[^\s@]+", Name.Tag), (r"(?=\|)", Text, "header")],
        "line": [
            (r"[ \t\r]+", Text),
            (r"\n", Text, "#pop"),
            (r'""".*?"""', String),
            (r'"""[\s\S]*?"""', String, "#pop"),
            include("outside"),
            include("steps"),
            (r".", Error),
        ],
        "blank": [(r"#.*", Comment), (r"[ \r\t]+", Text)],
        "headings": [
            (rf"{_any(ELEMENTS)}(:)", groups(Keyword.Namespace, Punctuation), (*_ROOT, "scenario")),
            (rf"{_any(FEATURES)}(:)", groups(Keyword.Declaration, Punctuation), (*_ROOT, "feature")),
            (rf"{_any(EXAMPLES)}(:)", groups(Name.Namespace, Punctuation), (*_ROOT, "examples")),
            (r"([^:\n]*)(:)", groups(Error, Punctuation), _ROOT),
        ],
        "steps": [(_STEP, Name.Function, (*_ROOT, "step"))],
        "scenario": [include("blank"), include("headings"), include("steps"), include("prose")],
        "feature": [include("blank"), include("headings"), include("prose")],
        "examples": [include("blank"), (r"(?=\|)", Text, "header"), include("prose")],
        "prose": [(r"\n", Text), (r"[^#\n]+", Text)],
        "step": [
            include("blank"),
            (r"<.{0,500}?>", Name.Variable),
            (r'".{0,2000}?"', String),
            (r"\S[^\s<]*", Text),
            default("#pop"),
        ],
        "header": [(r"[^|\s]+", Name.Variable), (r"\n", Text, ("#pop", "table")), include("cells")],
        "table": [include("cells"), (r"\n[ \t\r\n]*", Text, "row")],
        "cells": [include("blank"), (r"\|", Punctuation), (r"[^|\s]+", Name)],
        "row": [(r"(?=[^\s|])", Text, _ROOT), default("#pop")],
    }
