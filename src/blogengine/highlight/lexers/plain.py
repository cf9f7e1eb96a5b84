"""Text in no language, in the tokens of Rouge's `plaintext`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from pygments.lexer import Lexer
from pygments.token import STANDARD_TYPES, Text, string_to_tokentype

from blogengine.highlight.language import option_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType

    from blogengine.highlight.language import Options


class PlainLexer(Lexer):
    """Gives the whole text one token: that of the option `token`, as in `plaintext?token=Generic.Output`."""

    name = "Plain text"

    def __init__(self, kind: _TokenType = Text) -> None:
        super().__init__()
        self._kind = kind

    @classmethod
    def with_options(cls, options: Options) -> Self:
        """Return the lexer for options as a fence gives them."""
        name = option_text(options, "token") or ""
        kind = string_to_tokentype(name) if re.fullmatch(r"[A-Z]\w*(?:\.[A-Z]\w*)*", name) else Text
        return cls(kind if kind in STANDARD_TYPES else Text)

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (position, token type, text)."""
        yield 0, self._kind, text
