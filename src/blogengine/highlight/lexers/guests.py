"""Lexers that give pieces of a text to other lexers, which go on in each piece where they stood after the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from blogengine.highlight.alternation import Alternation
from blogengine.highlight.lexers.rules import OwnLexer

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pygments.lexer import RegexLexer
    from pygments.token import _TokenType

    Unprocessed = Iterator[tuple[int, _TokenType, str]]
    Action = Callable[["HostLexer", re.Match[str], object], Unprocessed]


class Guest:
    """A lexer that reads pieces; what a piece leaves open, the next one finds open."""

    def __init__(self, lexer: RegexLexer) -> None:
        self._alternation = Alternation(lexer)
        self.stack = ["root"]

    def reset(self) -> None:
        """Forget what was read."""
        self.stack = ["root"]

    def read(self, piece: str) -> Unprocessed:
        """Yield (0, token type, text) of the next piece."""
        for kind, value in self._alternation.tokens(piece, self.stack):
            yield 0, kind, value


class HostLexer(OwnLexer):
    """A lexer with guests, by name; they are reset before each text."""

    guest_lexers: ClassVar[Mapping[str, type[RegexLexer]]] = {}

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._alternation = Alternation(self)
        self.guests = {name: Guest(lexer()) for name, lexer in self.guest_lexers.items()}

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Unprocessed:
        """Yield (0, token type, text); positions are not kept, as nothing of ours reads them."""
        for guest in self.guests.values():
            guest.reset()
        for kind, value in self._alternation.tokens(text, list(stack)):
            yield 0, kind, value


def guest(name: str) -> Action:
    """Return a callback that gives the match to a guest."""

    def read(lexer: HostLexer, match: re.Match[str], _context: object = None) -> Unprocessed:
        return lexer.guests[name].read(match.group())

    return read


def reset_guest(name: str, kind: _TokenType) -> Action:
    """Return a callback that gives the match a token type, and lets a guest forget what it read."""

    def reset(lexer: HostLexer, match: re.Match[str], _context: object = None) -> Unprocessed:
        lexer.guests[name].reset()
        yield 0, kind, match.group()

    return reset
