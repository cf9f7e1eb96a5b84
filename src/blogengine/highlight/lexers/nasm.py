"""The Netwide Assembler, in the tokens of Rouge's `nasm`.

Registers and sizes are told by how a word begins, not by the whole word; a string with an `n` or a backslash is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_DIRECTIVES = """
ABSOLUTE ALIGN BITS COMMON CPU ENDSTRUC EXPORT EXTERN GLOBAL GROUP IMPORT LIBRARY MODULE ORG SECTION SEGMENT STRUC
UPPERCASE USE16 USE32
"""
_NAME = r"[a-zA-Z$._?][\w$.?#@~]*+"


class NasmLexer(OwnLexer):
    """Reads assembly: a line's first word is what to do, the rest what to do it with."""

    name = "NASM"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"^\s*%", Comment.Preproc, "preprocessor"),
            (r"^[ \t\r\n]+|[ \t]*\n|[ \t]+|\r+", Text),
            (r";.*", Comment.Single),
            (rf"{_NAME}:", Name.Label),
            (
                rf"({_NAME})(\s+)((?i:equ))",
                groups(Name.Constant, Keyword.Declaration, Keyword.Declaration),
                "arguments",
            ),
            ("|".join(_DIRECTIVES.split()), Keyword, "arguments"),
            (r"(?i:(?:res|d)[bwdqt]|times)", Keyword.Declaration, "arguments"),
            (_NAME, Name.Function, "arguments"),
        ],
        "preprocessor": [
            (r"[^;\n]+", Comment.Preproc),
            (r";.*\n", Comment.Single, "#pop"),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "arguments": [
            (r"[ \t]+", Text),
            (r"[\r\n]+", Text, "#pop"),
            (r";.*", Comment.Single),
            (r"""\"(?:\\\\\"|[^\"\\n])*\"|'(?:\\\\'|[^'\\n])*'|`(?:\\\\`|[^`\\n])*`""", String),
            (r"0[xX][\da-fA-F]+|\d+[\da-fA-F]*[hH]", Number.Hex),
            (r"[0-7]+[qQ]", Number.Oct),
            (r"[01]+[bB]", Number.Bin),
            (r"\d+\.[eE]?\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"[,():\[\]]+", Punctuation),
            (r"[&|^<>+*/%~-]+", Operator),
            (r"\$+", Keyword.Constant),
            (r"(?i:seg|wrt|strict)", Operator.Word),
            (r"(?i:byte|[dq]?word)", Keyword.Type),
            (
                r"(?i:r\d[0-5]?[bwd]|[a-d][lh]|[er]?(?:[a-d]x|[sb]p|[sd]i)|[c-gs]s|st[0-7]|mm[0-7]|cr[0-4]|dr[0-367]|tr[3-7])",
                Name.Builtin,
            ),
            (_NAME, Name.Variable),
        ],
    }
