r"""Typographic quotes, as SmartyPants sets them: each is judged by the character before it and those after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S, W, joins_word
from blogengine.markdown.kramdown.nodes import Node

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineState

_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^`{|}~]"
_QUOTE = "[\"']"
_RULES = re.compile(
    rf"({_QUOTE})(?:(?=[_*]{{1,2}}[^ \t\n\v\f\r])(?P<opens>)"
    rf"|(?={_PUNCTUATION}(?!\.\.)(?!\w)|_(?!\.\.)\w)(?P<closes>))"
    rf"|({S}?)(?:\"'(?={W})(?P<double_single>)|'\"(?={W})(?P<single_double>)|'(?=[0-9][0-9]s)(?P<decade>))"
    rf"|({S})({_QUOTE})(?={W})(?P<opens_word>)"
    rf"|([^ \\\t\r\n\[{{(-])({_QUOTE})(?P<closes_after>)"
    rf"|({_QUOTE})(?={S}|s\b|\Z)(?P<ends>)"
    rf"|((?s:.?))({_QUOTE})(?P<other>)"
)
_LONGEST = 8
"""More characters than any of the rules looks at."""


def quotes(state: InlineState) -> bool:
    """Read the quote at `pos`, or the character at `pos` with the quote behind it."""
    text, pos = state.text, state.pos
    if text[pos] not in "\"'" and text[pos + 1 : pos + 2] not in {'"', "'"}:
        return False
    near = text[pos : pos + _LONGEST]
    if not near.isascii():
        near = "".join(map(_stand_in, near))
    match = _RULES.match(near)
    assert match is not None
    end = match.end()
    state.pos = pos + end
    rule = match.lastgroup
    names: tuple[str, ...]
    if rule in {"double_single", "single_double"}:
        names = ("ldquo", "lsquo") if rule == "double_single" else ("lsquo", "ldquo")
        size = 2
    else:
        side = "r" if rule in {"closes", "closes_after", "ends", "decade"} else "l"
        names = (side + ("dquo" if near[end - 1] == '"' else "squo"),)
        size = 1
    if end > size:
        state.element.parts.append(text[pos])
    for name in names:
        state.element.add(Node("smart_quote", name))
    return True


def _stand_in(char: str) -> str:
    """Return a character that Python's classes put where Ruby's put `char`."""
    return char if char < "\x80" else "é" if joins_word(char) else "·"
