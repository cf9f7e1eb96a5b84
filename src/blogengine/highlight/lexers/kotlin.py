"""Kotlin, in the tokens of Rouge's `kotlin`.

A hyphen belongs to the name it stands in, a capital letter makes a name a class, and after a declaring word all is an
error until the name comes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
abstract annotation as break by catch class companion const constructor continue crossinline do dynamic else enum external
false final finally for fun get if import in infix inline inner interface internal is lateinit noinline null object open
operator out override package private protected public reified return sealed set super suspend tailrec this throw true
try typealias typeof val var vararg when where while yield
"""
_BLOCKS = (*range(0x80, 0x600), *range(0x3000, 0x3100), *range(0xFF00, 0xFFA0))
_FORMAT_CHARACTERS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"


def _letters(*categories: str) -> str:
    """Return the letters in these categories of the blocks that have capitals, and of the Japanese ones."""
    return "".join(letter for letter in map(chr, _BLOCKS) if unicodedata.category(letter) in categories)


_UPPER = "A-Z" + _letters("Lu")
_LETTER = "_A-Za-z" + _letters("Lu", "Ll", "Lt", "Lm", "Nl")
_IN_NAME = f"-_0-9A-Za-z{_letters('Lu', 'Ll', 'Lt', 'Lm', 'Nl', 'Nd', 'Pc', 'Cf', 'Mn', 'Mc')}{_FORMAT_CHARACTERS}"
_CLASS = f"`?[{_UPPER}][{_IN_NAME}]*+`?"
_NAME = f"`?[{_LETTER}][{_IN_NAME}]*+`?"
_END = r"(?u:\b)"
_DIGITS = r"(?:[0-9][0-9_]*[0-9]|[0-9])"
_EXPONENT = rf"[eE][+-]?{_DIGITS}"


class KotlinLexer(OwnLexer):
    """Reads Kotlin: what a name is, is told by the declaring word before it, its spelling, and a bracket after it."""

    name = "Kotlin"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            include("declarations"),
            (
                rf"(return|continue|break|this|super)(@`?[{_LETTER}][{_IN_NAME}]*`?)?{_END}",
                groups(Keyword, Name.Decorator),
            ),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            include("comments"),
            include("numbers"),
            (r"(::)(class)", groups(Operator, Keyword)),
            (r"::|!!|\?[:.]|\.\.", Operator),
            (r"[(){}\[\]]", Punctuation),
            (r"[~!%^&*+=|:;,.<>/?-]", Punctuation),
            include("strings"),
            include("names"),
        ],
        "blank": [
            (r"^\s*\[.*?\]", Name.Attribute),
            (r"^\s+|[^\S\n]*\n|[^\S\n]+|\\\n", Text),
        ],
        "declarations": [
            (rf"(companion)(\s+)(object){_END}", groups(Keyword, Text, Keyword)),
            (r"(class|data\s+class|interface|object)(\s+)", groups(Keyword.Declaration, Text), "class"),
            (r"(fun)(\s+)", groups(Keyword, Text), "function"),
            (r"(package|import)(\s+)", groups(Keyword, Text), "package"),
            (r"(va[lr])(\s+)(\()", groups(Keyword.Declaration, Text, Punctuation), "destructuring"),
            (r"(va[lr])(\s+)", groups(Keyword.Declaration, Text), "property"),
        ],
        "comments": [
            (r"//.*", Comment.Single),
            (r"/\*.*\*/", Comment.Multiline),
            (r"/\*.*", Comment.Multiline, "comment"),
        ],
        "numbers": [
            (rf"(?:{_DIGITS}?\.{_DIGITS}(?:{_EXPONENT})?|{_DIGITS}{_EXPONENT})[fF]?|{_DIGITS}[fF]", Number.Float),
            (r"0[bB][01](?:[01_]*[01])?[uU]?L?", Number.Bin),
            (r"0[xX][0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?[uU]?L?", Number.Hex),
            (r"(?:[1-9][0-9_]*[0-9]|[0-9])[uU]?L?", Number.Integer),
        ],
        "strings": [
            (r'@"(?:""|[^"])*"', String),
            (r'"""[\s\S]*?"""', String),
            (r'"(?:[^"\\\n]++|\\["\\]?+)*+["\n]', String),
            (r"'(?:\\.|[^\\])'", String.Char),
        ],
        "names": [
            (f"@{_CLASS}", Name.Decorator),
            (rf"({_CLASS})(<)", groups(Name.Class, Punctuation), "generics"),
            (_CLASS, Name.Class),
            (rf"{_NAME}(?=\s*[({{])", Name.Function),
            (f"{_NAME}@", Name.Decorator),
            (_NAME, Name),
        ],
        "package": [(r"\S+", Name.Namespace, "#pop")],
        "class": [(_CLASS, Name.Class, "#pop"), (r"\n|.", Error)],
        "function": [
            include("opening"),
            (rf"({_CLASS})(\.)", groups(Name.Class, Punctuation)),
            (_NAME, Name.Function, "#pop"),
            (r".", Error),
        ],
        "property": [include("opening"), (_NAME, Name.Property, "#pop"), (r".", Error)],
        "opening": [(r"<", Punctuation, "generics"), (r"\s+", Text)],
        "destructuring": [
            (r",", Punctuation),
            (r"\)", Punctuation, "#pop"),
            (r"\s+", Text),
            (_NAME, Name.Property),
            (r".", Error),
        ],
        "generics": [
            (_CLASS, Name.Class),
            (r"<", Punctuation, "#push"),
            (r"reified|out|in", Keyword),
            (r"[,:.?]", Punctuation),
            (r"\s+", Text),
            (r">", Punctuation, "#pop"),
            (r".", Error),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^*/]+|[*/]", Comment.Multiline),
        ],
    }
