"""Pygments' tokens, told in Rouge's classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.token import STANDARD_TYPES, string_to_tokentype

from blogengine.highlight.alternation import alternation_of
from blogengine.highlight.dialect import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

    from blogengine.highlight.dialect import Dialect

Tokens = list[tuple[str, str]]
"""(Rouge class, text), in the order of the text; "" is plain text; neighbours differ in class."""

_COMMON = {"w": "", "pm": "p", "vm": "n", "sd": "cd"}
"""Rouge classes of Pygments classes that Rouge's lexers seldom or never write."""
_ROUGE_ONLY = {
    "Token.Comment.Doc": "cd",
    "Token.Literal.Number.Other": "mx",
    "Token.Name.Property": "py",
    "Token.Punctuation.Indicator": "pi",
}
_KINDS = {
    **{short: kind for kind, short in STANDARD_TYPES.items()},
    **{short: string_to_tokentype(name.removeprefix("Token.")) for name, short in _ROUGE_ONLY.items()},
}
_LINE_COMMENTS = frozenset({"c", "c1", "ch"})
"""Rouge classes of comments that end with their line."""


class Reader:
    """One language's lexer, and how its tokens are named; made once a process."""

    def __init__(self, lexer: Lexer, dialect: Dialect) -> None:
        self._lexer = lexer
        self._dialect = dialect
        self._alternation = alternation_of(lexer)
        self._names = _Names(dialect.classes)

    def tokens(self, code: str) -> Tokens:
        """Return the tokens of `code`; their texts joined are `code`, whatever the lexer does."""
        tokens = merged(self._named(code)) if self._dialect is OWN else self._of_lines(code)
        return tokens if "".join([text for _, text in tokens]) == code else [("", code)]

    def _of_lines(self, code: str) -> Tokens:
        """Pygments' own lexers expect a line end at the end."""
        line_ends = code.endswith("\n")
        named = self._named(code if line_ends else code + "\n")
        tokens = merged(_line_ends(named, self._dialect.takes_newline))
        if not line_ends and tokens:
            cls, text = tokens.pop()
            if text != "\n":
                tokens.append((cls, text.removesuffix("\n")))
        return tokens

    def resume(self, piece: str, stack: list[str]) -> Iterable[tuple[str, str]]:
        """Return the tokens of the next piece of a text, empty ones and neighbours of one class among them.

        `stack` holds the states that the lexer is in, ["root"] at first; afterwards, those for the next piece. A lexer
        that reads in a way of its own begins each piece anew.
        """
        return self._named(piece, stack)

    def _named(self, code: str, stack: list[str] | None = None) -> Iterable[tuple[str, str]]:
        lexed = self._lexed(code, stack)
        words, names = self._dialect.words, self._names
        if words:
            named = ((names[kind], text) for kind, text in lexed)
            return ((words.get((short, text), cls), text) for (short, cls), text in named)
        return [(names[kind][1], text) for kind, text in lexed]

    def _lexed(self, code: str, stack: list[str] | None) -> Iterable[tuple[_TokenType, str]]:
        if self._alternation is not None:
            return self._alternation.tokens(code, stack)
        return [(kind, text) for _, kind, text in self._lexer.get_tokens_unprocessed(code)]


class _Names(dict["_TokenType", tuple[str, str]]):
    """Pygments' short class of each token type, and the Rouge class that it has where no word says otherwise."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, kind: _TokenType) -> tuple[str, str]:
        short = short_class(kind)
        named = self[kind] = short, self._classes.get(short, _COMMON.get(short, short))
        return named


def merged(tokens: Iterable[tuple[str, str]]) -> Tokens:
    """Return the tokens without empty ones, neighbours of one class joined."""
    out: Tokens = []
    last, parts = "", [""]
    for cls, text in tokens:
        if cls == last:
            parts.append(text)
        elif text:
            out.append((last, "".join(parts)))
            last, parts = cls, [text]
    out.append((last, "".join(parts)))
    return out if out[0][1] else out[1:]


def short_class(kind: _TokenType) -> str:
    """Return Rouge's short name for a Pygments token type, or for its nearest ancestor that has one."""
    special = _ROUGE_ONLY.get(str(kind))
    if special:
        return special
    known: _TokenType | None = kind
    while known is not None and known not in STANDARD_TYPES:
        known = known.parent
    return STANDARD_TYPES[known] if known is not None else ""


def kind_of(cls: str) -> _TokenType:
    """Return the Pygments token type that has this Rouge class in lexers of our own."""
    return _KINDS[cls]


def _line_ends(tokens: Iterable[tuple[str, str]], takers: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Give each newline after a comment, which Pygments puts now inside, now outside, to where Rouge has it."""
    taker = ""
    for cls, text in tokens:
        rest = text
        if taker and text.startswith("\n"):
            yield taker, "\n"
            rest = text[1:]
        taker = cls if cls in takers and rest and not rest.endswith("\n") else ""
        if cls in _LINE_COMMENTS and cls not in takers and rest.endswith("\n"):
            yield cls, rest[:-1]
            yield "", "\n"
        else:
            yield cls, rest
