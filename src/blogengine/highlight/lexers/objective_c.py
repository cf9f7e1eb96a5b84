"""Objective-C and Objective-C++, in the tokens of Rouge's `objective_c` and `objective_cpp`.

A message's second argument ends the message, as far as Rouge is concerned; each comma after `@class` makes one more word
a class. Outside of braces a sign before a word begins a method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include, inherit
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.c import CLAUSE, END, CLexer, CppLexer
from blogengine.highlight.lexers.rules import any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_AT_KEYWORDS = """
autoreleasepool catch dynamic encode end finally implementation import interface optional private property protected
public selector synchronized synthesize throw try
"""
_NAME = r"[a-zA-Z$_][\w$]*+"
_WORD = r"(?u:[^\W_])+"
_METHOD = (
    rf"([-+])(\s*)(\(.{{0,1000}}?\))?(\s*)(?={_NAME})",
    groups(Keyword, Text, CLAUSE, Text),
    "method",
)
_ADDED: Rules = {
    "outside": [_METHOD, inherit],
    "clause": [_METHOD, inherit],
    "method": [
        (r"\.\.\.|,", Punctuation),
        (rf"(\(.{{0,1000}}?\))({_NAME})", groups(CLAUSE, Name.Variable)),
        (rf"({_NAME})(\s*)(:)", groups(Name.Function, Text, Punctuation)),
        (r";", Punctuation, "#pop"),
        (r"\{", Punctuation, ("#pop", "block")),
        include("blank"),
        (r"//.*\n", Comment.Single),
        (r"\s+", Text),
        default("#pop"),
    ],
    "code": [include("at"), (r"\?", Punctuation, "ternary"), (r"\[", Punctuation, "message"), inherit],
    "at": [
        (r'@"', String, "string"),
        (r"@'(?:\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|\\.|[^\\'\n]')", String.Char),
        (r"@(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[lL]?|@(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?", Number.Float),
        (r"@0x[\da-fA-F]+[lL]?", Number.Hex),
        (r"@0[0-7]+[lL]?", Number.Oct),
        (r"@\d+l?", Number.Integer),
        (r"@(?:implementation|interface)(?u:\b)", Keyword, "declared"),
        (r"@(?:class|protocol)(?u:\b)", Keyword, "forward"),
        (rf"@(?:{any_of(_AT_KEYWORDS)})(?!{_WORD})", Keyword),
        (rf"@(?:NO|YES|false|true)(?!{_WORD})", Name.Builtin),
        (rf"@{_WORD}", Error),
        (r"@\[", Punctuation, "array"),
        (r"@\{", Punctuation, "dictionary"),
    ],
    "words": [(r"in(?u:\b)", Keyword), (rf"(?:NO|YES|nil){END}", Name.Builtin), inherit],
    "ternary": [(r":", Punctuation, "#pop"), include("code")],
    "message": [
        (rf"({_NAME})(\s*)(:)", groups(Name.Function, Text, Punctuation), ("#pop", "arguments")),
        (rf"({_NAME})(\s*)(\])", groups(Name.Function, Text, Punctuation), "#pop"),
        include("within"),
    ],
    "arguments": [
        (r"\{", Punctuation, "block"),
        (rf"({_NAME})(\s*)(:)", groups(Name.Function, Text, Punctuation), "#pop"),
        include("within"),
    ],
    "within": [(r"[\]{]", Punctuation, "#pop"), (r";", Error), include("code")],
    "array": [(r"\]", Punctuation, "#pop"), include("code")],
    "dictionary": [(r"\}", Punctuation, "#pop"), include("code")],
    "declared": [
        include("space"),
        include("comments"),
        (
            rf"({_NAME})(\s*)(:)(\s*)({_NAME})",
            groups(Name.Class, Text, Punctuation, Text, Name.Class),
            "#pop",
        ),
        (
            rf"({_NAME})(\s*)(\()(\s*)({_NAME})(\s*)(\))",
            groups(Name.Class, Text, Punctuation, Text, Name.Label, Text, Punctuation),
            "#pop",
        ),
        (_NAME, Name.Class, "#pop"),
    ],
    "forward": [
        include("space"),
        include("comments"),
        (rf"({_NAME})(\s*)(,)(\s*)", groups(Name.Class, Text, Punctuation, Text), "#push"),
        (rf"({_NAME})(\s*)(;?)", groups(Name.Class, Text, Punctuation), "#pop"),
    ],
}
"""What Objective-C adds to the states of C and C++. Each lexer takes a copy, which Pygments changes."""


class ObjectiveCLexer(CLexer):
    """Reads Objective-C: C with messages, literals and declarations that begin with `@`."""

    name = "Objective-C"
    tokens: ClassVar[Rules] = {state: [*rules] for state, rules in _ADDED.items()}


class ObjectiveCppLexer(CppLexer):
    """Reads Objective-C++: what Objective-C adds to C, added to C++."""

    name = "Objective-C++"
    tokens: ClassVar[Rules] = {
        **{state: [*rules] for state, rules in _ADDED.items()},
        "code": [
            (r"(\.)(class)", groups(Operator, Name.Builtin.Pseudo)),
            (r"(@selector)(\()(class)(\))", groups(Keyword, Punctuation, Name.Builtin.Pseudo, Punctuation)),
            *_ADDED["code"],
        ],
    }
