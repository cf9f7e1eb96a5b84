"""JavaScript and TypeScript, in the tokens of Rouge's `javascript` and `typescript`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_BUILTINS = """
Array ArrayBuffer Boolean DataView Date Error Float32Array Float64Array Function Int16Array Int32Array Int8Array Map
Math Number Object Promise Proxy Reflect RegExp Set String Symbol Uint16Array Uint32Array Uint8Array Uint8ClampedArray
WeakMap WeakSet decodeURI decodeURIComponent document encodeURI encodeURIComponent eval global isFinite isNaN navigator
netscape parseFloat parseInt self window
"""
_CONSTANTS = "Infinity NaN false null true undefined"
_KEYWORDS = """
as async await break case catch continue debugger default delete do else export finally for from if import in instanceof
new of return super switch this throw try typeof void while yield
"""
_DECLARATIONS = "class const constructor extends function get let set static var with"
_RESERVED = "enum implements interface package private protected public"
_END = r"(?!(?u:\w))"
_IDENTIFIER = r"(?:\$|(?u:[^\W\d]))(?u:\w)*+"


def _words(keywords: str, declarations: str, reserved: str, builtins: str) -> list[object]:
    return [
        (rf"(?:{any_of(keywords)}){_END}", Keyword, "operand"),
        (rf"(?:{any_of(declarations)}){_END}", Keyword.Declaration, "operand"),
        (rf"(?:{any_of(reserved)}){_END}", Keyword.Reserved),
        (rf"(?:{any_of(_CONSTANTS)}){_END}", Keyword.Constant),
        (rf"(?:{any_of(builtins)}){_END}", Name.Builtin),
        (_IDENTIFIER, Name.Other),
    ]


class JavascriptLexer(OwnLexer):
    """Reads JavaScript: by what stands before, a slash begins a pattern and a brace an object.

    `operand` is the state after what needs one, `statement` the one after what ends one; both look at what comes next
    and leave.
    """

    name = "JavaScript"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [include("shebang"), include("code")],
        "shebang": [(r"\s*#!.*\n", Comment.Preproc, "statement")],
        "blank": [
            (r"\s+", Text),
            (r"<!--", Comment),
            (r"//.*", Comment.Single),
            (r"/\*[\s\S]*?\*/", Comment.Multiline),
            (r"/\*", Comment.Multiline, "open_comment"),
        ],
        "open_comment": [(r"\*/", Comment.Multiline, "#pop"), (r"[^*]+|\*", Comment.Multiline)],
        "code": [
            include("blank"),
            include("coalescing"),
            (r"\?\.", Punctuation),
            (r"\\(?=\n)|\+\+|--|~|&&|\|\||<<|>>>?|===|!==|=>|[-+*/%^!=<>&|]=?", Operator, "operand"),
            (r"[(\[,]", Punctuation, "operand"),
            (r";", Punctuation, "statement"),
            (r"[)\].:]", Punctuation),
            (r"`", String.Double, "template"),
            (r"\?", Punctuation, ("ternary", "operand")),
            (r"(@)(\w+)?", groups(Punctuation, Name.Decorator), "operand"),
            (r"[{}]", Punctuation, "statement"),
            include("words"),
            include("literals"),
        ],
        "coalescing": [(r"\?\?=?", Operator, "operand")],
        "words": _words(_KEYWORDS, _DECLARATIONS, _RESERVED, _BUILTINS),
        "literals": [
            (r"\d+\.\d+(?:[eE]\d+)?[fd]?", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"0[oO][0-7_]+", Number.Oct),
            (r"0[bB][01_]+", Number.Bin),
            (r"\d+", Number.Integer),
            (r'"', String.Delimiter, "double"),
            (r"'", String.Delimiter, "single"),
        ],
        "operand": [
            include("blank"),
            include("value"),
            default("#pop"),
        ],
        "value": [
            (r"/", String.Regex, ("#pop", "pattern")),
            (r"\{", Punctuation, ("#pop", "object")),
        ],
        "statement": [include("label"), include("blank"), default(("#pop", "operand"))],
        "label": [
            (rf"case{_END}", Keyword, ("#pop", "operand")),
            (rf"({_IDENTIFIER})(\s*)(:)", groups(Name.Label, Text, Punctuation)),
        ],
        "object": [
            include("blank"),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (rf"({_IDENTIFIER})(\s*)(:)", groups(Name.Attribute, Text, Punctuation), "operand"),
            (r":", Punctuation, "operand"),
            include("code"),
        ],
        "ternary": [(r":", Punctuation, ("#pop", "operand")), include("code")],
        "pattern": [
            (r"/[gimuy]*", String.Regex, "#pop"),
            (r"[^/]\n|\n", Error, "#pop"),
            (r"\[\^?", String.Escape, "set"),
            (r"\\.|\{\d+(?:,\d*)?\}|\(\?[:=!<]|[()?]", String.Escape),
            (r"[^/\\\[\n]", String.Regex),
        ],
        "set": [
            (r"\]", String.Escape, "#pop"),
            (r"[^/]\n|\n", Error, "#pop:2"),
            (r"/|\\.", String.Escape),
            (r".", String.Regex),
        ],
        "double": [
            (r'[^\\"]+', String.Double),
            (r"\\[\\nrt\"]?", String.Escape),
            (r'"', String.Delimiter, "#pop"),
        ],
        "single": [
            (r"[^\\']+", String.Single),
            (r"\\[\\nrt']?", String.Escape),
            (r"'", String.Delimiter, "#pop"),
        ],
        "template": [
            (r"\$\{", Punctuation, "field"),
            (r"`", String.Double, "#pop"),
            (r"\\[$`]", String.Escape),
            (r"[^$`\\]+|\\.|\\|\$", String.Double),
        ],
        "field": [(r"\}", Punctuation, "#pop"), include("code")],
    }


class TypescriptLexer(JavascriptLexer):
    """Reads TypeScript: JavaScript with more words."""

    name = "TypeScript"
    tokens: ClassVar[Rules] = {
        "words": _words(
            f"{_KEYWORDS} implements is namespace private protected public readonly static",
            "abstract class const constructor extends function get let set type var with",
            "any declare enum interface keyof module number package string",
            f"{_BUILTINS} Partial Pick Readonly Record",
        ),
        "coalescing": [(r"\?\?", Operator)],
        "label": [
            (rf"({_IDENTIFIER})(\??)(\s*)(:)", groups(Name.Label, Punctuation, Text, Punctuation), "operand"),
            (rf"case{_END}", Keyword, ("#pop", "operand")),
        ],
    }
