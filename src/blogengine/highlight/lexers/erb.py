"""ERB, in the tokens of Rouge's `erb`: Ruby in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment

from blogengine.highlight.lexers.guests import HostLexer, guest
from blogengine.highlight.lexers.html import HtmlLexer
from blogengine.highlight.lexers.ruby import BEGINNING, RubyLexer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.highlight.lexers.guests import Unprocessed
    from blogengine.highlight.lexers.rules import Rules

_CLOSE = r"%%>|-%>|%>"
_INNER = r"(?:[^%-]+|-(?!%>)|%(?!%?>))+"


class ErbLexer(HostLexer):
    """Reads ERB; the HTML goes on behind a tag, and so does the Ruby in the next."""

    name = "ERB"
    flags = re.MULTILINE
    guest_lexers: ClassVar = {"html": HtmlLexer}

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._ruby = RubyLexer()
        self._ruby_stack = [*BEGINNING]

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Unprocessed:
        """Yield (0, token type, text)."""
        self._ruby_stack = [*BEGINNING]
        yield from super().get_tokens_unprocessed(text, stack)

    def _read_ruby(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        return self._ruby.resume(match.group(), self._ruby_stack)

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%#", Comment, "comment"),
            (r"<%[%=-]?", Comment.Preproc, "ruby"),
            (r"(?:[^<]+|<(?!%))+", guest("html")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (_INNER, Comment)],
        "ruby": [(_CLOSE, Comment.Preproc, "#pop"), (_INNER, _read_ruby)],
    }
