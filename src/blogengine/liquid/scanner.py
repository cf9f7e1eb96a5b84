"""Template text cut into tokens: plain text, `{{ … }}` and `{% … %}`."""

from __future__ import annotations

import re
from bisect import bisect_right

from blogengine.records import NamedTuple
from blogengine.text.patterns import compiled_later

_OPENING = compiled_later(r"\{[%{]")


class Token(NamedTuple):
    """A piece of a template as it was written, and its offset in the text; delimiters included, closed or not."""

    text: str
    offset: int


def scan(text: str) -> list[Token]:
    """Return the tokens of a template, which together are the whole text; takes linear time.

    A tag ends at the first `%}`. An output ends at its first `}`, and takes one more `}` with it: `{{ '}' }}` is cut
    in two, as in Liquid. An opening that nothing closes is a token by itself.
    """
    tokens: list[Token] = []
    position, last_tag_end, last_brace = 0, text.rfind("%}"), text.rfind("}")
    while opening := _OPENING.search(text, position):
        start = opening.start()
        if start > position:
            tokens.append(Token(text[position:start], position))
        after = start + 2
        if opening[0] == "{%":
            end = text.index("%}", after) + 2 if last_tag_end >= after else after
        elif last_brace >= after:
            end = text.index("}", after) + 1
            end += text.startswith("}", end)
        else:
            end = after
        tokens.append(Token(text[start:end], start))
        position = end
    if position < len(text):
        tokens.append(Token(text[position:], position))
    return tokens


class Places:
    """Turns offsets in a text into lines and columns, both 1-based."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        """Return the line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
