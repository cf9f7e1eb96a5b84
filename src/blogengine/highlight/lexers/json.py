"""JSON, in the tokens of Rouge's `json`: what is not JSON is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, include
from pygments.token import Error, Keyword, Name, Number, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


class JsonLexer(RegexLexer):
    """Reads JSON; a string is a key where a colon follows."""

    name = "JSON"
    tokens: ClassVar[Rules] = {
        "root": [include("values"), (r"[^\s]", Error)],
        "values": [
            (r"\s+", Whitespace),
            (r'("(?:\\[\s\S]|[^"\\])*")(\s*)(:)', groups(Name.Label, Whitespace, Punctuation)),
            (r'"', String.Double, "string"),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "array"),
            (r"true|false|null", Keyword.Constant),
            (r"-?\d+\.\d+(?:[eE][+-]?\d+)?", Number.Float),
            (r"-?\d+(?:[eE][+-]?\d+)?", Number.Integer),
        ],
        "object": [(r"\}", Punctuation, "#pop"), (r",", Punctuation), include("root")],
        "array": [(r"\]", Punctuation, "#pop"), (r",", Punctuation), include("root")],
        "string": [
            (r'[^\\"]+', String.Double),
            (r"\\[\s\S]", String.Escape),
            (r'"', String.Double, "#pop"),
            (r"\\", String.Double),
        ],
    }
