"""JSON, in the tokens of Rouge's `json`: what is not JSON is an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Error, Keyword, Name, Number, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class JsonLexer(OwnLexer):
    """Reads JSON; a string is a key where a colon follows, but not in an array."""

    name = "JSON"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [include("key"), include("value"), (r"[\]}]", Punctuation), (r"\S", Error)],
        "key": [
            (
                r'(\s*)("(?:\\.|[^"\\\n])*")(\s*)(:)(\s*)("[^"\\\n]*"(?!\s*:))?',
                groups(Whitespace, Name.Label, Whitespace, Punctuation, Whitespace, String.Double),
            ),
        ],
        "value": [
            (r"\s+", Whitespace),
            (r'"[^"\\]*"', String.Double),
            (r'"', String.Double, "string"),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "array"),
            (r"true|false|null", Keyword.Constant),
            (r"-?(?:0|[1-9]\d*)\.\d+(?:[eE][+-]?\d+)?", Number.Float),
            (r"-?(?:0|[1-9]\d*)(?:[eE][+-]?\d+)?", Number.Integer),
        ],
        "object": [(r"\}", Punctuation, "#pop"), (r",", Punctuation), include("key"), include("value"), (r"\S", Error)],
        "array": [(r"\]", Punctuation, "#pop"), (r",", Punctuation), include("value"), (r"\S", Error)],
        "string": [
            (r'[^\\"]+', String.Double),
            (r"\\.", String.Escape),
            (r'"', String.Double, "#pop"),
            (r"\\", Error),
        ],
    }
