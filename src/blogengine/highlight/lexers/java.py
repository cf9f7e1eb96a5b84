"""Java, in the tokens of Rouge's `java`.

Rouge takes words, a name and `(` for the header of a method, so that `new Thing(` in a new line names one too. Where a
line begins with a keyword, the header is looked for from the line end before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from blogengine.highlight.lexers.rules import BLOCK_COMMENT, UPPER, OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
assert break case catch continue default do else finally for goto if instanceof new return switch this throw try while
"""
_DECLARATIONS = """
abstract const enum extends final implements native private protected public static strictfp super synchronized throws
transient volatile
"""
_TYPES = "boolean byte char double float int long short var void"
_END = r"(?u:\b)"
_NAME = r"(?u:[^\W\d]\w*)"
_METHOD = r"[a-zA-Z_]\w*"
_DIGITS = r"(?:\d(?:_+\d)?)+"


class JavaLexer(OwnLexer):
    """Reads Java; `header` runs from a method's modifiers to its opening parenthesis."""

    name = "Java"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t\r\f\v]+", Text),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (rf"(?=\s*(?:[a-zA-Z_][\w.\[\]<>]{{0,300}}+\s++){{1,20}}?{_METHOD}\s*\()", Text, "header"),
            (r"\s+", Text),
            include("code"),
        ],
        "header": [
            (rf"({_METHOD})(\s*)(\()", groups(Name.Function, Text, Operator), "#pop"),
            (rf"(?:class|interface)(?=\s+{_METHOD}\s*\()", Keyword.Declaration),
            (rf"(?:import|package)(?=\s+{_METHOD}\s*\()", Keyword.Namespace),
            (r"\s+", Text),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            include("code"),
        ],
        "code": [
            (rf"(\.)({_NAME})", groups(Operator, Name.Attribute)),
            (r"[~^*!%&\[\](){}<>|+=:;,?-]+|\.|/(?![/*])", Operator),
            (r"//.*", Comment.Single),
            (BLOCK_COMMENT, Comment.Multiline),
            (rf"@{_NAME}", Name.Decorator),
            include("words"),
            (r'"[^"\\]*+(?:\\[\s\S][^"\\]*+)*+"|"[^"\\]*(?:\\[\s\S][^"\\]*)*\\"', String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-f]{4})'", String.Char),
            include("numbers"),
            (r"/", Operator),
        ],
        "words": [
            (rf"(?:{any_of(_DECLARATIONS)}){_END}", Keyword.Declaration),
            (rf"(?:{any_of(_TYPES)}){_END}", Keyword.Type),
            (rf"(?:false|null|true){_END}", Keyword.Constant),
            (rf"(?:class|interface){_END}", Keyword.Declaration, "class"),
            (rf"(?:import|package){_END}", Keyword.Namespace, "import"),
            (rf"{_NAME}:", Name.Label),
            (rf"[{UPPER}][{UPPER}\d_]*{_END}", Name.Constant),
            (rf"[{UPPER}](?u:[^\W_])*{_END}", Name.Class),
            (rf"\$?{_NAME}", Name),
        ],
        "numbers": [
            (rf"{_DIGITS}\.{_DIGITS}(?:[eE]{_DIGITS})?[fd]?", Number.Float),
            (r"0[bB](?:[01](?:_+[01])?)+", Number.Bin),
            (r"0[xX](?:[\da-fA-F](?:_+[\da-fA-F])?)+", Number.Hex),
            (r"0(?:[0-7](?:_+[0-7])?)+", Number.Oct),
            (rf"{_DIGITS}L?", Number.Integer),
        ],
        "class": [(r"\s+", Text), (_NAME, Name.Class, "#pop")],
        "import": [(r"\s+", Text), (r"[a-zA-Z0-9_.]+\*?", Name.Namespace, "#pop")],
    }
