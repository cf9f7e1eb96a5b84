"""Common Lisp and Emacs Lisp, in the tokens of Rouge's `common_lisp`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.lexers import _cl_builtins as names
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Other, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, by_name, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_IN_NAME = r"(?:\\.|[A-Za-z0-9!$%&*+,\-./<=>?@\[\]^_{}~])"
_NAME = rf"(?:\|[^|]+\||{_IN_NAME}(?:{_IN_NAME}|[#.:])*)"
_END = r"(?=[ \"'()\n,;`])"
"""What must follow numbers, `t` and `nil`: at the end of the text they are names."""
_BUILTINS = {*names.BUILTIN_FUNCTIONS, "subtypepsvref"} - {"subtypep", "svref"}
"""The standard's functions; Rouge has two of them as one."""
_KINDS = [
    (Name.Builtin, _BUILTINS), (Keyword, names.SPECIAL_FORMS), (Name.Builtin, {*names.MACROS, "defsystem"}),
    (Keyword, names.LAMBDA_LIST_KEYWORDS), (Keyword, names.DECLARATIONS), (Keyword.Type, names.BUILTIN_TYPES),
    (Name.Class, names.BUILTIN_CLASSES),
]  # fmt: skip


class CommonLispLexer(OwnLexer):
    """Reads Common Lisp; case counts in names. A bracket that closes nothing is an error."""

    name = "Common Lisp"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [(r"\)", Error), include("form")],
        "inner": [(r"\)", Punctuation, "#pop"), include("form")],
        "form": [
            (r"\s+", Text),
            (r";.*", Comment.Single),
            (r"#\|", Comment.Multiline, "comment"),
            (r"#\d*Y.*", Comment.Special),
            (r'"(?:[^"\\]++|\\.)*+"', String),
            (rf"[:']{_NAME}", String.Symbol),
            (r"['`]", Operator),
            (rf"[-+]?\d+\.?{_END}|[-+]?\d+/\d+{_END}", Number.Integer),
            (rf"[-+]?(?:\d*\.\d+(?:[defls][-+]?\d+)?|\d+(?:\.\d*)?[defls][-+]?\d+){_END}", Number.Float),
            (rf"#\\(?:.{_END}|{_NAME})", String.Char),
            (r"#\(", Operator, "inner"),
            (r"#\d*\*[01]*", Other),
            (rf"#:{_NAME}", String.Symbol),
            (r"#[.,]", Operator),
            (r"#'", Name.Function),
            (r"(?i:#b[+-]?[01]+(?:/[01]+)?)", Number),
            (r"(?i:#o[+-]?[0-7]+(?:/[0-7]+)?)", Number.Oct),
            (r"(?i:#x[+-]?[0-9a-f]+(?:/[0-9a-f]+)?)", Number),
            (r"(#[cC])(\()", groups(Number, Punctuation), "inner"),
            (r"(#(?:\d+[aA]|[sS]))(\()", groups(String.Other, Punctuation), "inner"),
            (r'#[pP]?"(?:[^"\\]++|\\.?+)*+"|#[pP]?"[\s\S]*"', String.Symbol),
            (r"#\d+[=#]", Operator),
            (rf"#+nil{_END}\s*\(", Comment, "dropped"),
            (r"#[+-]", Operator),
            (r",@?|\.", Operator),
            (rf"(?:t|nil){_END}", Name.Constant),
            (rf"\*{_NAME}\*", Name.Variable.Global),
            (_NAME, by_name(_KINDS, Name.Variable)),
            (r"\(", Punctuation, "inner"),
        ],
        "comment": [
            (r"#\|", Comment.Multiline, "#push"),
            (r"\|#", Comment.Multiline, "#pop"),
            (r"[^|#]+|[|#]", Comment.Multiline),
        ],
        "dropped": [
            (r"\(", Comment, "#push"),
            (r"\)", Comment, "#pop"),
            (r"[^()]+", Comment),
        ],
    }
