"""Dart, in the tokens of Rouge's `dart`.

A function's header is found where it begins a line, without indentation and without type parameters. An import ends with
its `;`, which is an operator.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import BLOCK_COMMENT, OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
as assert await break case catch continue default do else finally for if in is new rethrow return super switch this
throw try while with yield
"""
_DECLARATIONS = """
abstract async const covariant dynamic extends external factory final get implements late native on operator required
set static sync typedef var
"""
_TYPES = """
Comparable Dynamic Function List Map Never Null Object Pattern Set String Symbol Type Uri bool double enum int num void
"""
_LIBRARIES = r"deferred export import library part source part\s*of"
_END = r"(?u:\b)"
_NAME = r"[a-zA-Z_]\w*+"


class DartLexer(OwnLexer):
    """Reads Dart; `header` runs from a function's type to its opening parenthesis."""

    name = "Dart"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (rf"^(?=\s*(?:[a-zA-Z_][\w.\[\]]{{0,300}}+\s++){{1,200}}?{_NAME}\s*\()", Text, "header"),
            include("code"),
        ],
        "header": [
            (rf"({_NAME})(\s*)(\()", groups(Name.Function, Text, Punctuation), "#pop"),
            (rf"(?:class|interface|mixin)(?=\s+{_NAME}\s*\()", Keyword.Declaration),
            (rf"(?:{any_of(_LIBRARIES)}){_END}", Keyword.Namespace),
            include("code"),
        ],
        "code": [
            (r"\s+", Text),
            (rf"(\.)({_NAME})", groups(Operator, Name.Attribute)),
            (r"[\[\](){}<>,]+|[.;]", Punctuation),
            (r'r"[^"]*"|r\'[^\']*\'', String.Other),
            include("words"),
            (r"//.*", Comment.Single),
            (BLOCK_COMMENT, Comment.Multiline),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (r"[~^*!%&|+=:?-]+|/", Operator),
            (rf"#(?:{_NAME})?", String.Symbol),
            (rf"@{_NAME}", Name.Decorator),
            (r"\d*\.\d+(?:[eE]-?\d+)?", Number.Float),
            (r"0x[\da-fA-F]+", Number.Hex),
            (r"\d+L?", Number.Integer),
        ],
        "words": [
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (rf"(?:{any_of(_DECLARATIONS)}){_END}", Keyword.Declaration),
            (rf"(?:{any_of(_TYPES)}){_END}", Keyword.Type),
            (rf"(?:false|null|true){_END}", Keyword.Constant),
            (rf"(?:class|interface|mixin){_END}", Keyword.Declaration, "class"),
            (rf"(?:{any_of(_LIBRARIES)}){_END}", Keyword.Namespace, "import"),
            (rf"{_NAME}:", Name.Label),
            (rf"\$?{_NAME}", Name),
        ],
        "class": [(r"\s+", Text), (_NAME, Name.Class, "#pop")],
        "import": [
            (r";", Operator, "#pop"),
            (rf"(?:show|hide){_END}", Keyword.Declaration),
            include("root"),
        ],
        "double": [(r'"', String, "#pop"), (r'[^\\$"]+', String), include("inside")],
        "single": [(r"'", String, "#pop"), (r"[^\\$']+", String), include("inside")],
        "inside": [
            (rf"\$(?:{_NAME}|\{{[^}}]+\}})", String.Interpol),
            (r"\\[nrt\"'\\]", String.Escape),
        ],
    }
