"""nginx's configuration files, in the tokens of Rouge's `nginx`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_WORD = r"[^\s$;{}()#]+"


class NginxLexer(OwnLexer):
    """Reads nginx's configuration; directives inside a block are namespaces, those outside are keywords."""

    name = "nginx"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"(include)(\s+)([^\s;]+)", groups(Keyword, Text, Name)),
            (_WORD, Keyword, "statement"),
            include("values"),
        ],
        "block": [(r"\}", Punctuation, "#pop"), (_WORD, Keyword.Namespace, "statement"), include("values")],
        "statement": [
            (r"\s+", Text),
            (r";", Punctuation, "#pop"),
            (r"\{", Punctuation, ("#pop", "block")),
            include("values"),
        ],
        "values": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (r"(?:on|off)(?u:\b)", Name.Constant),
            (r"\$[\w-]+", Name.Variable),
            (r"([A-Za-z0-9.-]{1,300})(:)(\d+)", groups(Name.Function, Punctuation, Number.Integer)),
            (r"[A-Za-z-]{1,300}/[A-Za-z-]+", Name.Class),
            (r"\d+[kmgKMG]?(?u:\b)", Number.Integer),
            (r"(~)(\s*)([^\s{]+)", groups(Punctuation, Text, String.Regex)),
            (r"[:=~]", Punctuation),
            (rf"/(?:{_WORD})?", Name),
            (r"[^#\s;{}$\\]+", String),
            (r"[$;]", Text),
        ],
    }
