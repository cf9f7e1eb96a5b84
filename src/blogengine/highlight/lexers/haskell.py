"""Haskell, in the tokens of Rouge's `haskell`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_RESERVED = """
_ case class data default deriving do else if in infix infixl infixr instance let newtype of then type where
"""
_CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC[1-4] NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL"
)
_SYMBOL = r"[:!#$%&*+.\\/<=>?@^|~-]"
_MODULE = r"[A-Z][\w.]*"


def _comment(kind: _TokenType) -> list[object]:
    """Return the rules inside a comment; one that stands in it is a plain comment."""
    return [(r"-\}", kind, "#pop"), (r"\{-", kind, "comment"), (r"[^-{}]+|[-{}]", kind)]


class HaskellLexer(OwnLexer):
    """Reads Haskell; `import` and `module` have states of their own, in which comments are errors.

    A comprehension without spaces, `[x|x<-xs]`, reads as a quasiquotation.
    """

    name = "Haskell"
    flags = re.ASCII | re.MULTILINE
    tokens: ClassVar[Rules] = {
        "blank": [
            (r"\s+", Text),
            (r"\{-#", Comment.Preproc, "pragma"),
            (r"\{-", Comment.Multiline, "comment"),
            (r"^--\s+\|.*", Comment.Doc),
            (r"--(?![!#$%&*+./<=>?@^|_~]).*", Comment.Single),
        ],
        "comment": _comment(Comment.Multiline),
        "pragma": _comment(Comment.Preproc),
        "root": [
            include("blank"),
            (r"import(?![\w'])", Keyword.Reserved, "import"),
            (r"module(?![\w'])", Keyword.Reserved, "module"),
            (rf"(?:{any_of(_RESERVED)})(?![\w'])", Keyword.Reserved),
            (r"'(?=.'|\\\S[^\s']*')", String.Char, "character"),
            (r"'?[A-Z][\w']*", Keyword.Type),
            (r"['a-zA-Z_][\w']*", Name),
            (rf"\\(?!{_SYMBOL})", Name.Function),
            (rf"{_SYMBOL}+", Operator),
            (r'"', String, "string"),
            (r"\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d+", Number.Float),
            (r"0[oO][0-7]+", Number.Oct),
            (r"0[xX][\da-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r"\[\s*\]", Keyword.Type),
            (r"\(\s*\)", Name.Builtin),
            (r"(\[)([_a-z][\w']*)(\|)", groups(Operator, Name, Operator), "quotation"),
            (r"[\[\](),;`{}]", Punctuation),
        ],
        "import": [
            (r"\s+", Text),
            (r'"', String, "string"),
            (r"qualified(?u:\b)", Keyword),
            (
                rf"({_MODULE})(\s+)(as)(\s+)([A-Z][\w.]*)",
                groups(Name.Namespace, Text, Keyword, Text, Name),
                "#pop",
            ),
            (
                rf"({_MODULE})(\s+)(hiding)(\s+)(\()",
                groups(Name.Namespace, Text, Keyword, Text, Punctuation),
                ("#pop", "names"),
            ),
            (rf"({_MODULE})(\s+)(\()", groups(Name.Namespace, Text, Punctuation), ("#pop", "names")),
            (r"[\w.]+", Name.Namespace, "#pop"),
        ],
        "module": [
            (r"\s+", Text),
            (rf"({_MODULE})(\s+)(\()", groups(Name.Namespace, Text, Punctuation), "names"),
            (r"where(?u:\b)", Keyword.Reserved, "#pop"),
            (_MODULE, Name.Namespace, "#pop"),
        ],
        "names": [
            include("blank"),
            (r"[A-Z]\w*", Keyword.Type),
            (r"_[\w']+|[a-z][\w']*", Name.Function),
            (r",", Punctuation),
            (rf"{_SYMBOL}+", Operator),
            (r"\(", Punctuation, "#push"),
            (r"\)", Punctuation, "#pop"),
        ],
        "character": [
            (r"\\", String.Escape, ("#pop", "character_end", "escape")),
            (r".", String.Char, ("#pop", "character_end")),
        ],
        "character_end": [(r"'", String.Char, "#pop"), (r".", Error, "#pop"), (r"\n", Error)],
        "string": [
            (r'[^\\"]+', String),
            (r'"', String, "#pop"),
            (r"\\", String.Escape, "escape"),
        ],
        "escape": [
            (
                rf"[abfnrtv\"'&\\]|\^[\]\[A-Z@^_]|{any_of(_CONTROLS)}|[oO][0-7]+|[xX][\da-fA-F]+|\d+|\s+\\",
                String.Escape,
                "#pop",
            ),
            (r"\s", Error),
        ],
        "quotation": [(r"\|\]", Operator, "#pop"), (r"[^|]+|\|", Text)],
    }
