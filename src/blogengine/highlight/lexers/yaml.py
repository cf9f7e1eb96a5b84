"""YAML, in the tokens of Rouge's `yaml`: Pygments reads it the same way, and names it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pygments.lexer import Lexer
from pygments.lexers.data import YamlLexer as PygmentsYamlLexer
from pygments.token import Error, Literal, Name, Number, Punctuation, String, Text, Whitespace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType

_NAMES: dict[_TokenType, _TokenType] = {
    Name.Tag: Name.Attribute,
    Name.Constant: String,
    Punctuation: Punctuation.Indicator,
    Literal.Scalar.Plain: String,
    Whitespace: Text,
}
_CONSTANT = re.compile(r"true|false|null")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=[ ]*(?:\n|\Z)|[ ]+#)")
_OPEN, _CLOSED = "{[", "}]"
_OPENING = {'"': String.Double, "'": String.Single}


class YamlLexer(Lexer):
    """Tells constants, numbers, opening quotes and escapes apart, where Pygments has one kind of scalar."""

    name = "YAML"

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._reader: Lexer = PygmentsYamlLexer()

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (position, token type, text)."""
        quote, depth = "", 0
        for start, kind, value in self._reader.get_tokens_unprocessed(text):
            if value in _OPENING and kind is String and quote in ("", value):
                yield start, String if quote else _OPENING[value], value
                quote = "" if quote else value
            elif quote:
                yield from _quoted(start, kind, value)
            elif kind is Name.Tag and depth:
                key = value.lstrip()
                yield start, Text, value[: len(value) - len(key)]
                yield start, Name.Variable, key
            elif kind is Literal.Scalar.Plain:
                yield from _plain(start, value, text)
            else:
                if kind is Punctuation.Indicator:
                    depth += (value in _OPEN) - (value in _CLOSED)
                    kind = kind if depth or value != ":" or _begins_line(text, start) else Error  # noqa: PLW2901
                directive = kind is Name.Tag and value.startswith("%")
                yield start, kind if directive else _NAMES.get(kind, kind), value


def _begins_line(text: str, position: int) -> bool:
    """Say whether only white space stands before; a colon elsewhere, after a key in quotes, is an error to Rouge."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _quoted(start: int, kind: _TokenType, value: str) -> Iterator[tuple[int, _TokenType, str]]:
    """A doubled quote ends a scalar and begins the next."""
    if value == "''":
        yield start, String, "'"
        yield start + 1, String.Single, "'"
    elif kind is String and value.startswith("\\"):
        yield start, String.Escape, value
    else:
        yield start, _NAMES.get(kind, kind), value


def _plain(start: int, value: str, text: str) -> Iterator[tuple[int, _TokenType, str]]:
    constant = _CONSTANT.match(value)
    if constant:
        yield start, Name.Constant, constant[0]
        yield start + constant.end(), String, value[constant.end() :]
        return
    number = _NUMBER.match(text, start)
    yield start, Number if number and number[0] == value else String, value
