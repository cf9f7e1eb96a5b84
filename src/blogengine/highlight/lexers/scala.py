"""Scala, in the tokens of Rouge's `scala`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, Text

from blogengine.highlight.lexers.rules import UPPER, OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
abstract case catch def do else extends final finally for forSome if implicit lazy match new override private protected
requires return sealed super this throw try val var while with yield
"""
_SYMBOLS = "".join(letter for letter in map(chr, range(0xA1, 0x3100)) if unicodedata.category(letter) in ("Sm", "So"))
_SIGN = rf"[!#%&'*+\-/:<=>?@\\^`|~\x7f{_SYMBOLS}\U0001f000-\U0001faff]"
_BEGIN = r"(?:(?u:[^\W\d])|\$)"
_NAME = rf"{_BEGIN}(?u:[\w$]*)(?:(?<=_){_SIGN}+)?"
_ANY_NAME = rf"(?:{_NAME}|{_SIGN}+|`[^`]+`)"
_PATH = rf"(?:{_NAME}|{_SIGN}+`[^`]+`)(?:\.(?:{_NAME}|{_SIGN}+`[^`]+`))*"
_END = r"(?u:\b)"


class ScalaLexer(OwnLexer):
    """Reads Scala; a name is told by what follows it, so that `if (` is a call.

    After a colon, `type` and `[`, names are types. Brackets are operators, and one that closes nothing is an error.
    """

    name = "Scala"
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"[(){};,]", Operator),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (rf"@{_NAME}", Name.Decorator),
            (r"(?:class|trait|object)(?=\s)", Keyword, "class"),
            (rf"def(?=\s+{_ANY_NAME})", Keyword, "method"),
            (rf"val(?=\s+{_ANY_NAME})", Keyword, "value"),
            (rf"this(?=\n*\.{_BEGIN})", Keyword, "selection"),
            (rf"{_NAME}(?=\n*\.{_BEGIN})", Name.Variable, "selection"),
            (rf"[{UPPER}$_]{_NAME}{_END}", Name.Class),
            (rf"{_NAME}(?=(?u:\s)*\()", Name.Function),
            (words(_KEYWORDS.split(), suffix=_END), Keyword),
            (rf"(?:true|false|null){_END}", Keyword.Constant),
            (r"(?:import|package)(?=\s)", Keyword, "import"),
            (r"type(?=\s)", Keyword, "type"),
            (rf"(?:<[%:-]|=>|>:|[#=@_⇒←])(?:{_END}|(?=\s)|$)", Keyword),
            (_NAME, Name),
            (rf"\.(?={_BEGIN})", Operator, "selection"),
            (rf"'{_NAME}(?!')", String.Symbol),
            (rf":(?!{_SIGN})", Keyword, "type"),
            (r'"""[\s\S]*?"""(?!")', String),
            (r'"(?:[^"\\]|\\[\s\S])*+"|"[\s\S]*"', String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-fA-F]{4})'", String.Char),
            (r"`[^`]+`", Name),
            (r"\[", Operator, "parameters"),
            (rf"[.#]|{_SIGN}+", Operator),
            (r"\d+\.\d*(?:[eE][+-]?\d+)?[fFdD]?|\d+[fFdD]", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"\d+L?", Number.Integer),
        ],
        "comment": [
            (r"[^/*]+", Comment.Multiline),
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[*/]", Comment.Multiline),
        ],
        "method": [(r"\s+", Text), (_ANY_NAME, Name.Function, "#pop")],
        "value": [(r"\s+", Text), (_ANY_NAME, Name.Variable, "#pop")],
        "selection": [(r"\n+", Text), (r"\.", Operator), (_NAME, Name.Property, "#pop")],
        "import": [(r"\s+", Text), (rf"(?:{_NAME}|\.)+", Name.Namespace, "#pop"), (r"\n", Error)],
        "class": [
            (r"\s+", Text),
            (rf"({_ANY_NAME})(\s*)(\[)", groups(Name.Class, Text, Operator), "parameters"),
            (r"[{(]", Operator, "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (_ANY_NAME, Name.Class, "#pop"),
        ],
        "type": [
            (r"\s+", Text),
            (r"<[%:]|>:|[#_⇒]|forSome|type", Keyword),
            (r"[,);}]|=>|=", Operator, "#pop"),
            (r"[({]", Operator, "#push"),
            (rf"({_PATH})(\s*)(\[)", groups(Keyword.Type, Text, Operator), ("#pop", "parameters")),
            (rf"{_PATH}(?=\s*$)", Keyword.Type, "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (rf"\.|{_ANY_NAME}", Keyword.Type),
        ],
        "parameters": [
            (r"[\s,]+", Text),
            (r"<[%:]|=>|>:|[#_⇒]|forSome|type", Keyword),
            (r"[\])}]", Operator, "#pop"),
            (r"[(\[{]", Operator, "#push"),
            (rf"\.|{_ANY_NAME}", Keyword.Type),
        ],
    }
