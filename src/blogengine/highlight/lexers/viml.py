"""Vim's scripts, in the tokens of Rouge's `viml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups
from blogengine.highlight.lexers.viml_words import BUILTINS, COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import RegexLexer
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = frozenset(COMMANDS.split()) | {"let", "if", "else", "endif", "elseif", "fun", "function", "endfunction"}
_NAMES = (frozenset(BUILTINS.split()) | {"NONE", "bold", "italic", "underline", "dark", "light"}) - _KEYWORDS


def _word(_lexer: RegexLexer, match: re.Match[str]) -> Iterator[tuple[int, _TokenType, str]]:
    word = match.group()
    yield 0, Keyword if word in _KEYWORDS else Name.Builtin if word in _NAMES else Text, word


class VimlLexer(OwnLexer):
    """Reads Vim's scripts: a comment stands on a line of its own, a slash begins a pattern that ends on its line."""

    name = "VimL"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r'^(\s{0,300})(".*)$', groups(Text, Comment)),
            (r"^\s{0,300}\\", String.Escape),
            (r"^:", Punctuation),
            (r"[ \t]+", Text),
            (r"/(?:\\[\\/]|[^\\\n/]|\\)*/", String.Regex),
            (r'"(?:\\[\\"]|[^\\\n"]|\\)*"', String.Double),
            (r"'(?:\\[\\']|[^\\\n']|\\)*'", String.Single),
            (r"-?\d+", Number),
            (r"#[0-9a-fA-F]{6}", Number.Hex),
            (r"[():<>+=!\[\]{}|,~.-]", Punctuation),
            (r"[absg]:\w+(?u:\b)", Name.Variable),
            (r"\w+(?u:\b)", _word),
            (r"[\s\S]", Text),
        ],
    }
