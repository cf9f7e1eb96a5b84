"""TeX and LaTeX, in the tokens of Rouge's `tex`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules

_COMMAND = r"\\(?:[a-zA-Z]+|\s+|.)"
_BARE_COMMAND = r"\\(?:[a-zA-Z]+(?![a-zA-Z\[*])|\s+(?![\s\[*])|[^a-zA-Z\s](?![\[*]))"


class TexLexer(OwnLexer):
    """Reads TeX; in formulas every word is a name, with the white space beside it."""

    name = "TeX"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^\\$%&_^{}]+", Text),
            (r"\\\[|\$\$", Punctuation, "display"),
            (r"\\\(|\$", Punctuation, "inline"),
            (r"\\(?:begin|end)\{.*?\}", Name.Tag),
            (r"(?=\\verb(?u:\b))", Text, "verbatim"),
            (_BARE_COMMAND, Keyword),
            (_COMMAND, Keyword, "options"),
            include("anywhere"),
        ],
        "verbatim": [
            (
                r"(\\verb)(\S)(.*?)(\2)",
                groups(Name.Builtin, Keyword.Pseudo, String.Other, Keyword.Pseudo),
                "#pop",
            ),
            (_COMMAND, Keyword, ("#pop", "options")),
        ],
        "anywhere": [(r"%.*", Comment), (r"[{}&_^]+", Punctuation)],
        "options": [(r"\[.*?\]", Name.Attribute), (r"\*", Keyword), default("#pop")],
        "formula": [
            (_COMMAND, Name.Variable),
            include("anywhere"),
            (r"[0-9]+", Number),
            (r"[-=!+*/()\[\]]+", Operator),
            (r"[^-=!+*/()\[\]\\$%&_^{}0-9]+", Name.Builtin),
        ],
        "inline": [(r"\\\)|\$", Punctuation, "#pop"), include("formula")],
        "display": [(r"\\\]|\$\$", Punctuation, "#pop"), (r"\$", Name.Builtin), include("formula")],
    }
