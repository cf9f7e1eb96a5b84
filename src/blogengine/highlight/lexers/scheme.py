"""Scheme and Racket, in the tokens of Rouge's `scheme` and `racket`: what stands first in a list is a function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers import racket_words
from blogengine.highlight.lexers.rules import OwnLexer, by_name

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
=> and begin case cond define define-syntax delay do else if lambda let let* let-syntax letrec letrec-syntax or
quasiquote quote set! syntax-rules unquote unquote-splicing
"""
_BUILTINS = """
* + - / < <= = > >= abs acos angle append apply asin assoc assq assv atan boolean? caaaar caaadr caaar caadar caaddr
caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-current-continuation call-with-input-file
call-with-output-file call-with-values call/cc car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar
cdddar cddddr cdddr cddr cdr ceiling char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>?
char-downcase char-lower-case? char-numeric? char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<?
char=? char>=? char>? char? close-input-port close-output-port complex? cons cos current-input-port current-output-port
denominator display dynamic-wind eof-object? eq? equal? eqv? eval even? exact->inexact exact? exp expt floor for-each
force gcd imag-part inexact->exact inexact? input-port? integer->char integer? interaction-environment lcm length list
list->string list->vector list-ref list-tail list? load log magnitude make-polar make-rectangular make-string
make-vector map max member memq memv min modulo negative? newline not null-environment null? number->string number?
numerator odd? open-input-file open-output-file output-port? pair? peek-char port? positive? procedure? quotient
rational? rationalize read read-char real-part real? remainder reverse round scheme-report-environment set-car!
set-cdr! sin sqrt string string->list string->number string->symbol string-append string-ci<=? string-ci<? string-ci=?
string-ci>=? string-ci>? string-copy string-fill! string-length string-ref string-set! string<=? string<? string=?
string>=? string>? string? substring symbol->string symbol? tan transcript-off transcript-on truncate values vector
vector->list vector-fill! vector-length vector-ref vector-set! vector? with-input-from-file with-output-to-file write
write-char zero?
"""
_NAME = r"[A-Za-z0-9!$%&*+,/:<=>?@^_~|-]+"
_STRING = r'"(?:[^"\\]++|\\.?+)*+"|"[\s\S]*"'
_CHARACTER = r"#\\(?:[()/'\"._!$%& ?=+-]|[A-Za-z0-9]+)"
_NUMBERS: list[object] = [
    (r"-?\d+\.\d+", Number.Float),
    (r"-?\d+", Number.Integer),
]
_WITH_A_BASE: list[object] = [
    (r"#b[01]+", Number.Bin),
    (r"#o[0-7]+", Number.Oct),
    (r"#d[0-9]+", Number.Integer),
    (r"#[xX][0-9a-fA-F]+", Number.Hex),
    (r"#[ei][\d.]+", Number.Other),
]


class SchemeLexer(OwnLexer):
    """Reads Scheme; a name after an opening bracket is a keyword, a builtin or a function, a number there too."""

    name = "Scheme"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r";.*", Comment.Single),
            (r"\s+", Text),
            *_NUMBERS,
            (r"[+-]inf[.][f0]", Number),
            *_WITH_A_BASE,
            (_STRING, String),
            (rf"'{_NAME}", String.Symbol),
            (_CHARACTER, String.Char),
            (r"#[tf]", Name.Constant),
            (r"['#`.]|,@?", Operator),
            (r"[(\[]", Punctuation, "command"),
            (r"[)\]]", Punctuation),
            (_NAME, Name.Variable),
        ],
        "command": [
            (_NAME, by_name([(Keyword, _KEYWORDS.split()), (Name.Builtin, _BUILTINS.split())], Name.Function), "#pop"),
            default("#pop"),
        ],
    }


_RACKET_NAME = r"[^\s()\[\]{}'`,.]+"
_RACKET_FIRST = by_name(
    [(Keyword, racket_words.KEYWORDS.split()), (Name.Builtin, racket_words.BUILTINS.split())], Name.Function
)


class RacketLexer(OwnLexer):
    """Reads Racket, as Scheme is read; anything but brackets, quotes, commas and points makes a name."""

    name = "Racket"
    flags = re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r";.*|#!.*", Comment.Single),
            (r"#\|", Comment.Multiline, "comment"),
            (r"#;", Comment.Multiline, "datum"),
            (r"\s+", Text),
            (r"[+-](?:inf\.[f0]|nan\.0)|-min\.0|\+max\.0", Number.Float),
            *_NUMBERS,
            (rf"#:{_RACKET_NAME}", Name.Tag),
            *_WITH_A_BASE,
            (_STRING, String),
            (rf"['`]{_RACKET_NAME}", String.Symbol),
            (_CHARACTER, String.Char),
            (r"(?i:#t(?:rue)?|#f(?:alse)?)", Name.Constant),
            (r"['#`.]|,@?", Operator),
            (r"[(\[{]", Punctuation, "command"),
            (r"[)\]}]", Punctuation),
            (_RACKET_NAME, Name.Variable),
        ],
        "command": [
            (_RACKET_NAME, _RACKET_FIRST, "#pop"),
            default("#pop"),
        ],
        "comment": [
            (r"[^|#]+", Comment.Multiline),
            (r"\|#", Comment.Multiline, "#pop"),
            (r"#\|", Comment.Multiline, "#push"),
            (r"[|#]", Comment.Multiline),
        ],
        "datum": [
            (r"[({\[]", Comment.Multiline, "list"),
            (r'"(?:[^"\\]++|\\"?+)*+"|"[^"]*"', Comment.Multiline, "#pop"),
            (r"\S+", Comment.Multiline, "#pop"),
            default("#pop"),
        ],
        "list": [
            (r"[^(){}\[\]]+", Comment.Multiline),
            (r"[)}\]]", Comment.Multiline, "#pop"),
            (r"[({\[]", Comment.Multiline, "#push"),
        ],
    }
