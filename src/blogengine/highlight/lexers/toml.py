"""TOML, in the tokens of Rouge's `toml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEY = r"""((?=\S[^\s=]{0,300}+\s*=)\S{1,300}|"[^"]+"|'[^']+')(\s*)(=)"""
_PLAIN_LINE = (
    r"((?!true|false|nan|inf)[A-Za-z_][\w.-]{0,99}+)([ \t]*)(=)([ \t]+)"
    r"(\"(?!\"\")[^\"\\\n=]*\"|'(?!'')[^'\n=]*')(\n\s*+)(?!=)"
)
"""A key and a text in which nothing else could be told, up to the next line that does not begin with a `=`."""
_DIGITS = r"\d+(?:_\d+)*"
_EXPONENT = rf"[eE][+-]?{_DIGITS}"


class TomlLexer(OwnLexer):
    """Reads TOML: whatever stands before a `=` is a key, in a value too, and brackets around no white space a table's name."""

    name = "TOML"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (_PLAIN_LINE, groups(Name.Property, Text, Punctuation, Text, String, Text)),
            include("scalars"),
            (_KEY, groups(Name.Property, Text, Punctuation), "value"),
        ],
        "scalars": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"true|false", Keyword.Constant),
            (rf"{_KEY}(\s*)(\{{)", groups(Name.Namespace, Text, Operator, Text, Punctuation), "inline_table"),
            (r"\[\S{1,999}\]", Name.Namespace),
            (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", Literal.Date),
            (rf"[+-]?(?:{_DIGITS}(?:\.{_DIGITS}(?:{_EXPONENT})?|{_EXPONENT})|nan|inf)", Number.Float),
            (r"0x[\da-fA-F]+(?:_[\da-fA-F]+)*", Number.Hex),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (rf"[+-]?{_DIGITS}", Number.Integer),
        ],
        "value": [(r"\n", Text, "#pop"), include("content")],
        "content": [
            include("scalars"),
            (_KEY, groups(Name.Property, Text, Punctuation)),
            (r'"""', String, "basic_lines"),
            (r'"', String, "basic"),
            (r"'''", String, "literal_lines"),
            (r"'", String, "literal"),
            include("escape"),
            (r",", Punctuation),
            (r"\[", Punctuation, "array"),
        ],
        "array": [include("content"), (r"\]", Punctuation, "#pop")],
        "inline_table": [include("content"), (r"\}", Punctuation, "#pop")],
        "escape": [(r'\\[0tnr\t\n "\\]', String.Escape)],
        "basic": [
            (r'"', String, "#pop"),
            (r"\n", Error, "#pop"),
            (r'[^\\"\n]+', String),
            include("escape"),
        ],
        "basic_lines": [(r'"""', String, "#pop"), (r'[^\\"]+|"', String), include("escape")],
        "literal": [(r"'", String, "#pop"), (r"\n", Error, "#pop"), (r"[^'\n]+", String)],
        "literal_lines": [(r"'''", String, "#pop"), (r"[^']+|'", String)],
    }
