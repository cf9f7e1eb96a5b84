"""R, in the tokens of Rouge's `r`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import words
from pygments.regexopt import regex_opt
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = "break else for function if in next repeat while"
_CONSTANTS = "FALSE Inf NA NA_character_ NA_complex_ NA_integer_ NA_real_ NULL NaN TRUE"
_BUILTINS = "F LETTERS T letters month.abb month.name pi"
_PRIMITIVES = """
Arg Conj Im Mod Re UseMethod abs acos acosh all any anyNA as.call as.character as.complex as.double as.environment
as.integer as.logical as.null.default as.numeric as.raw asin asinh atan atanh attr attributes baseenv browser c call
ceiling class cos cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv exp expression floor
forceAndCall gamma gc.time globalenv interactive invisible is.array is.atomic is.call is.character is.complex
is.double is.environment is.expression is.finite is.function is.infinite is.integer is.language is.list is.logical
is.matrix is.na is.name is.nan is.null is.numeric is.object is.pairlist is.raw is.recursive is.single is.symbol
lazyLoadDBfetch length lgamma list log max min missing names nargs nzchar oldClass on.exit pos.to.env proc.time prod
quote range rep retracemem return round seq.int seq_along seq_len sign signif sin sinh sinpi sqrt standardGeneric
substitute sum switch tan tanh tanpi tracemem trigamma trunc unclass untracemem xtfrm
"""
_DOT = r"\."
_END = r"(?u:(?![\w.]))"


class RLexer(OwnLexer):
    """Reads R; a sign before a digit belongs to the number, a primitive is one only where a parenthesis follows.

    The dots in primitives' names stand for any character: `is_list(` is one. A string that nothing
    closes ends at the last quote that a backslash hides.
    """

    name = "R"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Whitespace),
            (r"[\[\]{}();,]+", Punctuation),
            (r"#'.*", Comment.Doc),
            (r"#.*", Comment.Single),
            (r"'(?:[^'\\]|\\[\s\S])*+'|'[\s\S]*'", String.Single),
            (r'"(?:[^"\\]|\\[\s\S])*+"|"[\s\S]*"', String.Double),
            (r"0[xX][a-fA-F0-9]+(?:[pP]\d+)?[Li]?", Number.Hex),
            (r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?[Li]?", Number),
            (rf"(?:{regex_opt(_PRIMITIVES.split()).replace(_DOT, '.')})(?=\()", Name.Function),
            (words(_KEYWORDS.split(), suffix=_END), Keyword),
            (words(_CONSTANTS.split(), suffix=_END), Keyword.Constant),
            (words(_BUILTINS.split(), suffix=_END), Name.Builtin),
            (r"(?u:(?:[^\W\d_]|\.(?:[^\W\d]|\.))[\w.]*)|\.|`[^`]+`", Name),
            (r"%[^%]*%|[<>?*^/!=~$@:&|]+|[-+%]", Operator),
            (r"[\\_]+|(?u:[^\w\x00-\x7f]+)", Error),
        ],
    }
