"""AppleScript, in the tokens of Rouge's `applescript`, whose words are Pygments'.

A comment in `(* *)` ends for Rouge where it begins, names of handlers are commands or names like others, and a backslash
before a quote keeps a string open only where another quote follows. What is before a word does not tell whether it begins one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexers.scripting import AppleScriptLexer as _Pygments
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.highlight.lexers.rules import Rules

_END = r"(?u:\b)"
_IGNORED = "application responses|case|diacriticals|hyphens|numeric strings|punctuation|white space"


def _any(words: Iterable[str], end: str = "") -> str:
    """Return a regular expression for the words, regular expressions themselves, the first that matches first."""
    return rf"({'|'.join(words)}){end}{_END}"


class AppleScriptLexer(OwnLexer):
    """Reads AppleScript: of what words are, the first list that has them decides."""

    name = "AppleScript"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Whitespace),
            (r"¬\n", String.Escape),
            (r"'s\s+", Text),
            (r"(?:--|#).*?$", Comment.Single),
            (r"\(\*", Comment.Multiline),
            (r"[(){}!,.:]", Punctuation),
            (r"(«)([^»]+)(»)", groups(Text, Name.Builtin, Text)),
            (rf"((?:considering|ignoring)\s*)({_IGNORED})", groups(Keyword, Name.Builtin)),
            (r"[-*+&≠=≥≤/÷^]|>=?|<=?", Operator),
            (_any(_Pygments.Operators), Operator.Word),
            (r"^(\s*)(in|on|script|to)(\s+)", groups(Text, Keyword, Text)),
            (rf"(as )({'|'.join(_Pygments.Classes)}){_END}", groups(Keyword, Name.Class)),
            (_any((*_Pygments.Literals, *_Pygments.Commands)), Name.Builtin),
            (_any((*_Pygments.Control, *_Pygments.Declarations)), Keyword),
            (_any(_Pygments.Reserved), Name.Builtin),
            (_any(_Pygments.BuiltIn, "s?"), Name.Builtin),
            (_any(_Pygments.HandlerParams), Name.Builtin),
            (_any(_Pygments.StudioProperties), Name.Attribute),
            (_any(_Pygments.StudioClasses, "s?"), Name.Builtin),
            (_any((*_Pygments.StudioCommands, *_Pygments.References)), Name.Builtin),
            (r'"(?:\\\\|\\"|[^"])*+"|"(?s:.*)"', String.Double),
            (rf"[a-zA-Z]\w*{_END}", Name.Variable),
            (r"[-+]?(?:\d+\.\d*|\d*\.\d+)(?:E[-+][0-9]+)?", Number.Float),
            (r"[-+]?\d+", Number.Integer),
        ]
    }
