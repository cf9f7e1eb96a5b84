"""Go, in the tokens of Rouge's `go`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import BLOCK_COMMENT, OwnLexer, any_of

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
break case chan const continue default defer else fallthrough for func go goto if import interface map package range
return select struct switch type var
"""
_TYPES = """
bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32
uint64 uintptr
"""
_FUNCTIONS = "append cap close complex copy delete imag len make new panic print println real recover"
_CONSTANTS = "false iota nil true"
_END = r"(?u:\b)"
_ESCAPE = r"\\(?:[abfnrtv\\'\"]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2})"


class GoLexer(OwnLexer):
    """Reads Go as of 1.0: every number is of one class; a separator of digits, or the `b` of `0b`, begins a name."""

    name = "Go"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (rf"(?:{any_of(_TYPES)}){_END}", Keyword.Type),
            (rf"(?:{any_of(_FUNCTIONS)}){_END}", Name.Builtin),
            (rf"(?:{any_of(_CONSTANTS)}){_END}", Name.Constant),
            (r"(?u:[^\W\d]\w*)", Name),
            (r"[()\[\]{},;]+", Punctuation),
            (r'"', String, "string"),
            (rf"//.*|{BLOCK_COMMENT}", Comment),
            (r"0[xX][0-9A-Fa-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?i?", Number),
            (r"[-+*%&^|<>=!:]+|\.\.\.|[./]", Operator),
            (r"`", String, "raw"),
            (rf"'(?:.|{_ESCAPE}|\\[0-7]{{3}})'", String.Char),
        ],
        "string": [
            (r'[^"\\]+', String),
            (r'"', String, "#pop"),
            (_ESCAPE, String.Escape),
            (r"\\.?", Error),
        ],
        "raw": [(r"[^`]+", String), (r"`", String, "#pop")],
    }
