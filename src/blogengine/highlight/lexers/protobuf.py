"""Protocol buffers, in the tokens of Rouge's `protobuf`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = "ctype default extensions import max oneof option optional packed repeated required returns rpc to"
_TYPES = """
bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64
"""
_DECIMAL = r"(?:\d+\.\d*|\.\d+|\d+)"
_WORD = r"[a-zA-Z_]\w*"


class ProtobufLexer(OwnLexer):
    """Reads protocol buffers; a name before an equals sign is an attribute, dots, colons and slashes are operators."""

    name = "Protocol Buffers"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"/(?:\\\n)?\*[\s\S]*?\*(?:\\\n)?/", Comment.Multiline),
            (r"/(?=(?:\\\n)?\*)", Operator, "endless"),
            include("code"),
        ],
        "endless": [include("code")],
        "code": [
            (r"\s+", Text),
            (r"[,;{}\[\]()]+", Punctuation),
            (r"/(?:\\\n)?/(?:$|[\s\S]*?[^\\]$)", Comment.Single),
            (rf"(?:{any_of(_KEYWORDS)})(?u:\b)", Keyword),
            (rf"(?:{any_of(_TYPES)})(?u:\b)", Keyword.Type),
            (r"true|false", Keyword.Constant),
            (r"(package)(\s+)", groups(Keyword.Namespace, Text), "package"),
            (r"(message|extend)(\s+)", groups(Keyword.Declaration, Text), "message"),
            (r"(enum|group|service)(\s+)", groups(Keyword.Declaration, Text), "declaration"),
            (r"\".*?\"|'.*?'", String),
            (rf"{_DECIMAL}[eE][+-]?\d+[LlUu]*|\d+\.\d*[fF]?|\.\d+[fF]?|\d+[fF][fF]?", Number.Float),
            (r"-?(?:inf|nan)(?u:\b)", Number.Float),
            (r"0x[0-9a-fA-F]+[LlUu]*", Number.Hex),
            (r"0[0-7]+[LlUu]*", Number.Oct),
            (r"\d+[LlUu]*", Number.Integer),
            (r"[+,./:<=-]", Operator),
            (r"([a-zA-Z_][\w.]*)([ \t]*)(=)", groups(Name.Attribute, Text, Operator)),
            (r"[a-zA-Z_][\w.]*", Name),
        ],
        "package": [(_WORD, Name.Namespace, "#pop"), default("#pop")],
        "message": [(_WORD, Name.Class, "#pop"), default("#pop")],
        "declaration": [(_WORD, Name, "#pop"), default("#pop")],
    }
