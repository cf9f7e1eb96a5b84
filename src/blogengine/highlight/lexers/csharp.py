"""C#, in the tokens of Rouge's `csharp`.

A name before a parenthesis is a function. An interpolated string is left for code at each brace, doubled or not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text

from blogengine.highlight.lexers.rules import BLOCK_COMMENT, OwnLexer, any_of

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
abstract add alias as ascending async await base break by case catch checked const continue default delegate descending
do else enum equals event explicit extern false finally fixed for foreach from get global goto group if implicit in
interface internal into is join let lock nameof new null on operator orderby out override params partial private
protected public readonly ref remove return sealed select set sizeof stackalloc static switch this throw true try typeof
unchecked unsafe value virtual void volatile where while yield
"""
_TYPES = """
bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var
"""
_DIRECTIVES = "define elif else endif endregion error if line pragma region undef warning"
_END = r"(?u:\b)"
_NAME = r"@?[a-zA-Z_]\w*+"


class CsharpLexer(OwnLexer):
    """Reads C#; `hole` is code between braces inside a string."""

    name = "C#"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [include("blank"), include("code")],
        "blank": [(r"\s+", Text), (r"//.*", Comment.Single), (BLOCK_COMMENT, Comment.Multiline)],
        "code": [
            include("words"),
            (r"[~!%^&*()+=|\[:;,.>?-]+|\](?!>)|<(?!\[)|[/{}]", Punctuation),
            (r'"[^"\\\n]*+(?:\\.?[^"\\\n]*+)*+["\n]|@"[^"]*+(?:""[^"]*+)*+"', String),
            (r'\$\s*"', String, "interpolated"),
            (r'\$@\s*"', String, "verbatim"),
            (r"'(?:\\.|.)'", String.Char),
            (r"0[xX][\da-fA-F]+[lLuU]?|\d+(?:\.\d*)?(?:[eE][+-]\d+)?[fFlLdDuU]?", Number),
            (rf"<\[\s*(?:{_NAME}:)?|\]>", Keyword),
            (rf"^#[ \t]*(?:{any_of(_DIRECTIVES)}){_END}.*\n", Comment.Preproc),
        ],
        "words": [
            (rf"(?:class|interface|struct){_END}", Keyword, "class"),
            (rf"(?:namespace|using){_END}", Keyword, "namespace"),
            (rf"(?:{any_of(_KEYWORDS)}){_END}", Keyword),
            (rf"(?:{any_of(_TYPES)}){_END}", Keyword.Type),
            (rf"{_NAME}(?=\s*\()", Name.Function),
            (_NAME, Name),
        ],
        "class": [include("blank"), (_NAME, Name.Class, "#pop")],
        "namespace": [
            include("blank"),
            (rf"(?:{_NAME}|\.)++", Name.Namespace, "#pop"),
            (r"(?=\()", Text, "#pop"),
        ],
        "interpolated": [
            (r'[^\\{"\n]+|\\.?', String),
            (r"\{", Punctuation, "hole"),
            (r'["\n]', String, "#pop"),
        ],
        "verbatim": [
            (r'[^{"\n]+|""', String),
            (r"\{", Punctuation, "hole"),
            (r'"', String, "#pop"),
            (r"\n", Error),
        ],
        "hole": [(r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop"), include("root")],
    }
