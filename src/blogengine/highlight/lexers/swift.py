"""Swift, in the tokens of Rouge's `swift`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import UPPER, OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
Self Type __COLUMN__ __FILE__ __FUNCTION__ __LINE__ as associativity async await break case catch continue default defer
didSet do dynamicType else fallthrough for get guard if in infix inout is isolated mutating new none nonmutating
operator override postfix precedence precedencegroup prefix repeat rethrows return self set super switch throw throws
try unowned weak where while willSet
"""
_DECLARATIONS = """
actor associatedtype class convenience deinit dynamic enum extension fileprivate final func import indirect init
internal lazy let nonisolated open optional private protocol public required some static struct subscript typealias var
"""
_NO_CALLS = "case for if internal private switch unowned while"
_ASTRAL = r"\U00010000-\U0010ffff"
_WORD = rf"(?u:[^\W\d][\w{_ASTRAL}]*)"
_NAME = rf"(?u:(?:[^\W\d]|[{_ASTRAL}])[\w{_ASTRAL}]*)"
_END = rf"(?u:(?![\w{_ASTRAL}]))"
_CALLED = r"(?=[?!]?\s*\()"
_DIGITS = r"\d+(?:_\d+)*"
_EXPONENT = r"[eE][+-]?\d+"


class SwiftLexer(OwnLexer):
    """Reads Swift; a name is told by its case and by what follows it: a call, a colon, or neither.

    A line that begins with `#` is a directive as a whole, unless white space ends the line before. `return (` reads as
    a call, `2*` as a number.
    """

    name = "Swift"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [default(("code", "line"))],
        "line": [(r"#.*", Comment.Preproc), include("blank"), default("#pop")],
        "blank": [(r"\s+", Text), (r"/\*", Comment.Multiline, "comment")],
        "comment": [
            (r"[^*/]+", Comment.Multiline),
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[*/]", Comment.Multiline),
        ],
        "code": [
            (r"\n\s*+(?!#|/\*)", Text),
            (r"\n+", Text, "line"),
            include("blank"),
            (r"//.*", Comment.Single),
            (r"[()\[\]{}:;,?\\]", Punctuation),
            (r"[-/=+*%<>!&|^.~]+", Operator),
            (r'@?"', String, "string"),
            include("names"),
            include("numbers"),
            (r"\$(?:[1-9]\d+|\d)", Name.Variable),
            (rf"@{_NAME}", Keyword.Declaration),
            (r"'(?:\\.|.)'", String.Char),
            (rf"(`)({_NAME})(`)", groups(Punctuation, Name.Variable, Punctuation)),
            include("directives"),
        ],
        "names": [
            (rf"(?:let|var)(?u:\b)(?=\s*{_NAME})", Keyword, "binding"),
            (r"(?:let|var)(?=\s*\()", Keyword, "tuple_binding"),
            (r"(?:private|internal)\( *set *\)|unowned\( *(?:un)?safe *\)", Keyword.Declaration),
            (
                r"((?:private|internal|unowned)\( *)(\w+)( *\))",
                groups(Keyword.Declaration, Error, Keyword.Declaration),
            ),
            (rf"(?=[{UPPER}]){_NAME}{_CALLED}", Keyword.Type),
            (rf"(?!(?:{any_of(_NO_CALLS)})(?u:\b)){_WORD}{_CALLED}", Name.Function),
            (r"as[?!]?(?=\s)|try!?(?=\s)", Keyword),
            (rf"(?!default|[{UPPER}]){_NAME}(?=\s*:)", Name.Variable),
            (words(_KEYWORDS.split(), suffix=_END), Keyword),
            (words(_DECLARATIONS.split(), suffix=_END), Keyword.Declaration),
            (words(("true", "false", "nil"), suffix=_END), Keyword.Constant),
            (rf"(?=[{UPPER}]){_NAME}", Keyword.Type),
            (_NAME, Name),
        ],
        "binding": [(r"\s+", Text), (_NAME, Name.Variable, "#pop")],
        "tuple_binding": [(r"\s+", Text), (r"\(", Punctuation, ("#pop", "tuple"))],
        "tuple": [
            include("blank"),
            (_NAME, Name.Variable),
            (r",", Punctuation),
            (r"\(", Punctuation, "#push"),
            (r"\)", Punctuation, "#pop"),
            (rf"(`)({_NAME})(`)", groups(Punctuation, Name.Variable, Punctuation)),
        ],
        "numbers": [
            (rf"{_DIGITS}(?:\*|\.\d+(?:_\d)*)(?:{_EXPONENT}(?:_\d)*)?", Number.Float),
            (rf"\d+{_EXPONENT}", Number.Float),
            (r"0o?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (
                r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*(?:(?:\.[0-9A-F]+(?:_[0-9A-F]+)*)?p[+-]?\d+)?",
                Number.Hex,
            ),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (_DIGITS, Number.Integer),
        ],
        "directives": [
            (r"#available\([^)]+\)|#(?:line|file|column|function|dsohandle)", Keyword.Declaration),
            (
                r"(#(?:selector|keyPath)\()([^()]+\(.*?\)(?=\))|[^)]+)(\))",
                groups(Keyword.Declaration, Name.Function, Keyword.Declaration),
            ),
            (rf"#(?!default|[{UPPER}]){_NAME}(?=\s*:)", Name.Variable),
        ],
        "string": [
            (r'[^\\"]+', String),
            (r'"(?:"")?', String, "#pop"),
            (r"""\\(?:[\\0tnr'"]|u\{[0-9a-fA-F]{1,8}\})""", String.Escape),
            (r"\\\(", String.Escape, "interpolation"),
        ],
        "interpolation": [
            (r"\(", Punctuation, "parenthesis"),
            (r"\)", String.Escape, "#pop"),
            include("code"),
        ],
        "parenthesis": [(r"\(", Punctuation, "#push"), (r"\)", Punctuation, "#pop"), include("code")],
    }
