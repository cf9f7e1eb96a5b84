"""Elixir, in the tokens of Rouge's `elixir`.

A brace inside an interpolation is not counted, and a sigil whose letter is a capital is the one that interpolates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, any_of

if TYPE_CHECKING:
    from pygments.token import _TokenType

    from blogengine.highlight.lexers.rules import Rules

_KEYWORDS = """
after bc case catch cond def defdelegate defexception defguard defguardp defimpl defmacro defmacrop defmodule defp
defprotocol defrecord defstruct else end exit fn if lc loop raise receive rescue throw try unless
"""
_NAMESPACE = "import quote recur refer require super unquote use"
_WORDS = "and in not or when xor"
_END = r"(?u:\b)"
_NO_MARK = rf"{_END}(?![?!])"
_OPERATOR = r"(?:\*\*?|[+^%-]|\|\|)=|<=>|<[<=]?|>[>=]|>(?!<)|={2,3}|=~|![=~]|&&&?|&(?![0-9])|[-*+/^|=.]|~~~"
_SYMBOL = (
    r":(?:[a-zA-Z_]\w*(?:[?!]|=(?![>=]))?|<>|===?|>=?|<=?|&&?|%(?:\(\)|\[\]|\{\})|\+\+?|--?|\|\|?|!|//|[%&`/]|=?~)"
    r"|[a-zA-Z_]\w*+[?!]?:(?!:)"
)
_CHARACTER = (
    rf"\?(?:\\(?:x[0-9]{{1,2}}|[0-9a-fA-F]{{1,2}}(?![0-9a-fA-F]){_END}|0[0-7]{{0,2}}(?![0-7]){_END}[^x0MC])"
    r"|(?:\\[MC]-)+\w|[^\s\\])"
)
_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">", "|": "|", "/": "/", "'": "'", '"': '"'}
_SIGILS: tuple[tuple[str, str, _TokenType, tuple[str, ...]], ...] = (
    ("R", "interpolated", String.Regex, ("flags",)),
    ("r", "plain", String.Regex, ("flags",)),
    ("W", "interpolated", String.Other, ("modifier",)),
    ("w", "plain", String.Other, ("modifier",)),
    ("[SC]", "interpolated", String.Other, ()),
    ("[A-Za-z]?", "plain", String.Other, ()),
)
"""For each sigil letter: whether it interpolates, its token type, and the state to be in after it."""


def _sigil_states() -> tuple[list[object], Rules]:
    """Return the rules that begin sigils, and their states: one for each kind and bracket."""
    starts: list[object] = []
    states: Rules = {}
    for letter, kind, token, after in _SIGILS:
        for opening, closing in _CLOSING.items():
            state = f"{token[-1]} {kind} {opening}"
            starts.append((rf"~{letter}{re.escape(opening)}", token, (*after, state)))
            special = re.escape(opening + closing)
            rest = (
                [include("interpolation"), (rf"[^{special}\\#]+|#", token)]
                if kind == "interpolated"
                else [(rf"[^{special}]+", token)]
            )
            states[state] = [(re.escape(closing), token, "#pop"), *rest]
    return starts, states


_SIGIL_STARTS, _SIGIL_STATES = _sigil_states()


def _quoted(quote: str, token: _TokenType) -> list[object]:
    return [
        (r"\\(?:x[0-9a-fA-F]{2}|u\{?[0-9]+\}?|[\\abdefnrstv0\"'])", String.Escape),
        include("interpolation"),
        (rf"[^#{quote}\\]+|[#\\]", token),
        (quote, token, "#pop"),
    ]


class ElixirLexer(OwnLexer):
    """Reads Elixir."""

    name = "Elixir"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            include("words"),
            (rf"(?:{_OPERATOR})+", Operator),
            (_SYMBOL, String.Symbol),
            (r':"', String.Symbol, "symbol"),
            include("names"),
            (r"::|[%(){};,:\\\[\]]", Punctuation),
            include("numbers"),
            include("strings"),
            *_SIGIL_STARTS,
        ],
        "words": [
            (rf"(?:{any_of(_KEYWORDS)}){_NO_MARK}|do{_END}", Keyword),
            (rf"(?:{any_of(_NAMESPACE)}){_NO_MARK}", Keyword.Namespace),
            (rf"(?:{any_of(_WORDS)}){_END}", Operator.Word),
        ],
        "names": [
            (rf"(?:nil|true|false){_NO_MARK}|[A-Z]\w*{_END}", Name.Constant),
            (rf"__(?:FILE|LINE|MODULE|MAIN|FUNCTION)__{_NO_MARK}", Name.Builtin.Pseudo),
            (r"[a-zA-Z_!]\w*[!?]?", Name),
            (r"@[a-zA-Z_]\w*|&[0-9]", Name.Variable),
        ],
        "numbers": [
            (rf"[0-9](?:_?[0-9])*\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?{_END}", Number.Float),
            (rf"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*{_END}", Number.Hex),
            (rf"0o[0-7](?:_?[0-7])*{_END}", Number.Oct),
            (rf"0b[01](?:_?[01])*{_END}", Number.Bin),
            (rf"[0-9](?:_?[0-9])*{_END}", Number.Integer),
        ],
        "strings": [
            (r'"""[\s\S]*?"""', String.Doc),
            (r"'''[\s\S]*?'''", String.Doc),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (_CHARACTER, String.Other),
        ],
        "double": _quoted('"', String.Double),
        "single": _quoted("'", String.Single),
        "interpolation": [(r"#\{", String.Interpol, "field")],
        "field": [(r"\}", String.Interpol, "#pop"), include("root")],
        "symbol": [
            (r'"', String.Symbol, "#pop"),
            include("interpolation"),
            (r'[^#"]+', String.Symbol),
        ],
        "flags": [(r"[fgimrsux]*", String.Regex, "#pop")],
        "modifier": [(r"[csa]?", String.Other, "#pop")],
        **_SIGIL_STATES,
    }
