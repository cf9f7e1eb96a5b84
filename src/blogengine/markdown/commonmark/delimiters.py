"""Emphasis, strikethrough and typographic quotes: runs of marks, matched as the specification's appendix describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.characters import is_punctuation, is_space
from blogengine.markdown.commonmark.inline_nodes import Delimiter
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.commonmark.inlines import Inlines

QUOTES = {"'": ("‘", "’"), '"': ("“", "”")}
QUOTE_LENGTH = 3
"""Of a run that is a quote: cmark counts the bytes of the typographic one."""
MAX_TILDES = 100


def read_emphasis(inlines: Inlines) -> None:
    """Read a run of `*` or `_`."""
    text, start = inlines.text, inlines.position
    character = text[start]
    end = start + 1
    while text.startswith(character, end):
        end += 1
    left, right, before, after = flanks(inlines, start, end, inlines.skipped)
    if character == "_":
        left, right = left and (not right or is_punctuation(before)), right and (not left or is_punctuation(after))
    inlines.position = end
    _push(inlines, Delimiter(character, end - start, left, right, text[start:end], start, inlines.last_delimiter))


def read_quote(inlines: Inlines) -> None:
    """Read a straight quote that is to be set as a typographic one."""
    start = inlines.position
    character = inlines.text[start]
    left, right, before, _ = flanks(inlines, start, start + 1, inlines.skipped)
    opens = left and not right and before not in "])"
    opening, closing = QUOTES[character]
    text = closing if right or character == "'" else opening
    inlines.position = start + 1
    _push(inlines, Delimiter(character, QUOTE_LENGTH, opens, right, text, start, inlines.last_delimiter))


def read_tildes(inlines: Inlines, *, single: bool) -> None:
    """Read a run of `~`: two strike out, and one where `single`."""
    text, start = inlines.text, inlines.position
    end = start + 1
    while text.startswith("~", end) and end - start < MAX_TILDES:
        end += 1
    left, right, _, _ = flanks(inlines, start, end, "")
    inlines.position = end
    size = end - start
    strikes = size == 2 or (size == 1 and single)
    run = Delimiter("~", size, left and strikes, right and strikes, text[start:end], start, inlines.last_delimiter)
    _push(inlines, run)


def _push(inlines: Inlines, delimiter: Delimiter) -> None:
    if not (delimiter.opens or delimiter.closes):
        inlines.pieces.append(delimiter.text)
        return
    inlines.pieces.append(delimiter)
    if delimiter.previous is not None:
        delimiter.previous.next = delimiter
    inlines.last_delimiter = delimiter


def flanks(inlines: Inlines, start: int, end: int, skipped: str) -> tuple[bool, bool, str, str]:
    """Return whether the run is left-flanking and right-flanking, and the characters around it.

    Characters in `skipped` are looked through; a line end stands for the ends of the text.
    """
    text = inlines.text
    while skipped and start > 0 and text[start - 1] in skipped:
        start -= 1
    before = text[start - 1] if start > 0 else "\n"
    while skipped and end < len(text) and text[end] in skipped:
        end += 1
    after = text[end] if end < len(text) else "\n"
    space_before, space_after = is_space(before), is_space(after)
    mark_before, mark_after = is_punctuation(before), is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    return left, right, before, after


@dataclass(slots=True)
class _Seen:
    """What matching has learnt. Keys are a run's character and its length modulo 3, on which it depends what matches."""

    floor: dict[tuple[str, int], int] = field(default_factory=dict)
    """At and below these positions nothing is looked for any more, because nothing was found."""
    openers: dict[tuple[str, int, bool], tuple[int, Delimiter]] = field(default_factory=dict)
    """Which opener is the first at or below a position, for runs that open as well and for those that do not."""


def match_delimiters(inlines: Inlines, bottom: Delimiter | None) -> None:
    """Match the runs above `bottom` with each other and take them off the stack."""
    current = inlines.last_delimiter
    if current is None or current is bottom:
        return
    while current.previous is not bottom and current.previous is not None:
        current = current.previous
    seen = _Seen()
    following: Delimiter | None = current
    while following is not None:
        following = _match(inlines, following, bottom, seen) if following.closes else following.next
    inlines.last_delimiter = bottom
    if bottom is not None:
        bottom.next = None


def _match(inlines: Inlines, closer: Delimiter, bottom: Delimiter | None, seen: _Seen) -> Delimiter | None:
    """Match one run with one before it, if there is one to match, and return the run to go on with."""
    key = closer.character, closer.length % 3
    opener = _opener(closer, bottom, seen)
    before = closer.previous
    after = _JOIN[closer.character](inlines, opener, closer)
    if opener is None:
        seen.floor[key] = before.position if before else -1
    elif opener.text and before is not None:
        seen.openers[(*key, closer.opens)] = before.position, opener
    if after is not closer and not closer.opens and closer.in_list:
        _remove(inlines, closer)
    return after


def _opener(closer: Delimiter, bottom: Delimiter | None, seen: _Seen) -> Delimiter | None:
    """Return the nearest run above `bottom` that `closer` matches."""
    key = closer.character, closer.length % 3
    floor = seen.floor.get(key, -1)
    reached, known = seen.openers.get((*key, closer.opens), (-1, None))
    opener = closer.previous
    while opener is not None and opener is not bottom and opener.position > floor:
        if known is not None and known.in_list and opener.position <= reached:
            return known if known.position > floor else None
        if _matches(opener, closer):
            return opener
        opener = opener.previous
    return None


def _matches(opener: Delimiter, closer: Delimiter) -> bool:
    return (
        opener.opens
        and opener.character == closer.character
        and (not (closer.opens or opener.closes) or closer.length % 3 == 0 or (opener.length + closer.length) % 3 != 0)
    )


def _emphasize(inlines: Inlines, opener: Delimiter | None, closer: Delimiter) -> Delimiter | None:
    if opener is None:
        return closer.next
    used = 2 if len(opener.text) >= 2 and len(closer.text) >= 2 else 1
    tag = "strong" if used == 2 else "em"
    opener.text = opener.text[used:]
    closer.text = closer.text[used:]
    opener.opening_tags.append(f"<{tag}>")
    closer.closing_tags.append(f"</{tag}>")
    opener.next, closer.previous = closer, opener
    if not opener.text:
        _remove(inlines, opener)
    if closer.text:
        return closer
    _remove(inlines, closer)
    return closer.next


def _strike(inlines: Inlines, opener: Delimiter | None, closer: Delimiter) -> Delimiter | None:
    if opener is None or opener.text != closer.text:
        return closer.next
    opener.text = closer.text = ""
    opener.opening_tags.append("<del>")
    closer.closing_tags.append("</del>")
    opener.next, closer.previous = closer, opener
    _remove(inlines, opener)
    _remove(inlines, closer)
    return closer.next


def _typeset(_inlines: Inlines, opener: Delimiter | None, closer: Delimiter) -> Delimiter | None:
    closer.text = QUOTES[closer.character][1]
    if opener is not None:
        opener.text = QUOTES[opener.character][0]
    return closer.next


def _remove(inlines: Inlines, delimiter: Delimiter) -> None:
    delimiter.in_list = False
    if delimiter.next is None:
        inlines.last_delimiter = delimiter.previous
    else:
        delimiter.next.previous = delimiter.previous
    if delimiter.previous is not None:
        delimiter.previous.next = delimiter.next


_JOIN: dict[str, Callable[[Inlines, Delimiter | None, Delimiter], Delimiter | None]] = {
    "*": _emphasize,
    "_": _emphasize,
    "~": _strike,
    "'": _typeset,
    '"': _typeset,
}
