"""Links, images and references to footnotes: what a `]` closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.characters import escape, escape_address, normal_label
from blogengine.markdown.commonmark.delimiters import match_delimiters
from blogengine.markdown.commonmark.inline_nodes import Bracket, FootnoteReference, Markup
from blogengine.markdown.commonmark.references import (
    Target,
    address_at,
    clean_address,
    clean_title,
    label_at,
    title_end,
)

if TYPE_CHECKING:
    from blogengine.markdown.commonmark.inline_nodes import Piece
    from blogengine.markdown.commonmark.inlines import Inlines

_SPACE = re.compile(r"[ \t\v\f\r\n]*+")


def read_open_bracket(inlines: Inlines) -> None:
    """Read a `[`."""
    _push(inlines, image=False, size=1)


def read_exclamation(inlines: Inlines) -> None:
    """Read a `!`, which with a `[` may begin an image."""
    if inlines.text.startswith("[", inlines.position + 1) and not inlines.text.startswith("^", inlines.position + 2):
        _push(inlines, image=True, size=2)
    else:
        inlines.position += 1
        inlines.pieces.append("!")


def _push(inlines: Inlines, *, image: bool, size: int) -> None:
    previous = inlines.last_bracket
    column = inlines.position - inlines.line_start
    inlines.position += size
    bracket = Bracket(
        image=image,
        position=inlines.position,
        index=len(inlines.pieces),
        column=column,
        previous=previous,
        last_delimiter=inlines.last_delimiter,
        in_link=not image or (previous is not None and previous.in_link),
        in_image=image or (previous is not None and previous.in_image),
    )
    if previous is not None:
        previous.bracket_after = True
    inlines.last_bracket = bracket
    inlines.pieces.append(bracket)


def read_close_bracket(inlines: Inlines) -> None:
    """Read a `]`: with its `[` a link, an image, a reference to a footnote, or just a bracket."""
    inlines.position += 1
    opener = inlines.last_bracket
    if opener is None or not opener.active:
        inlines.last_bracket = opener.previous if opener else None
        inlines.pieces.append("]")
        return
    target = _inline_target(inlines) or _defined_target(inlines, opener)
    if target is not None:
        _close(inlines, opener, target)
        return
    inlines.last_bracket = opener.previous
    if not (inlines.footnotes and _close_footnote(inlines, opener)):
        inlines.pieces.append("]")


def _inline_target(inlines: Inlines) -> Target | None:
    """Read `(address "title")`; leave the position where it was if there is none."""
    text = inlines.text
    if not text.startswith("(", inlines.position):
        return None
    address = address_at(text, _skip(text, inlines.position + 1))
    if address is None:
        return None
    written, after_address = address
    start = _skip(text, after_address)
    end = title_end(text, start, inlines.absent) if start > after_address else start
    after = _skip(text, end)
    if not text.startswith(")", after):
        return None
    inlines.position = after + 1
    return Target(clean_address(written), clean_title(text[start:end]))


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _defined_target(inlines: Inlines, opener: Bracket) -> Target | None:
    """Read `[label]`, or take the text in the brackets for one, and return what it is defined as."""
    after = inlines.position
    found = label_at(inlines.text, after)
    label = found[0] if found else ""
    if not label and not opener.bracket_after:
        label = inlines.text[opener.position : after - 1]
    target = inlines.definitions.get(normal_label(label))
    if target is not None and found:
        inlines.position = found[1]
    return target


def _close(inlines: Inlines, opener: Bracket, target: Target) -> None:
    match_delimiters(inlines, opener.last_delimiter)
    inlines.last_bracket = opener.previous
    title = f' title="{escape(target.title)}"' if target.title else ""
    address = escape_address(target.address)
    if opener.image:
        within = inlines.pieces[opener.index + 1 :]
        del inlines.pieces[opener.index :]
        plain = inlines.plain(within)
        html = f'<img src="{address}" alt="{plain}"{title} />'
        inlines.pieces.append(Markup(html, plain, footnotes=tuple(_footnotes(within))))
        return
    inlines.pieces[opener.index] = Markup(f'<a href="{address}"{title}>', links=1)
    inlines.pieces.append(Markup("</a>", links=-1))
    _deactivate(inlines.last_bracket)


def _footnotes(pieces: list[Piece]) -> list[FootnoteReference]:
    found: list[FootnoteReference] = []
    for piece in pieces:
        if isinstance(piece, FootnoteReference):
            found.append(piece)
        elif isinstance(piece, Markup):
            found.extend(piece.footnotes)
    return found


def _deactivate(bracket: Bracket | None) -> None:
    """Keep the brackets around a link from becoming links.

    Images around it may hold one more address that links itself, unless a bracket around them did this before.
    """
    passed = []
    while bracket is not None and not bracket.settled:
        bracket.settled = True
        if bracket.image:
            passed.append(bracket)
        else:
            bracket.active = False
        bracket = bracket.previous
    for image in passed:
        image.in_image = bracket is not None and bracket.in_image


def _close_footnote(inlines: Inlines, opener: Bracket) -> bool:
    """Make a reference to a footnote of `[^label]`; tell whether it was one."""
    first = inlines.pieces[opener.index + 1] if len(inlines.pieces) > opener.index + 1 else None
    if not isinstance(first, str) or not first.startswith("^"):
        return False
    if first == "^" and len(inlines.pieces) == opener.index + 2:
        return False
    match_delimiters(inlines, opener.last_delimiter)
    del inlines.pieces[opener.index :]
    inlines.pieces.append(_footnote_reference(inlines, opener))
    return True


def _footnote_reference(inlines: Inlines, opener: Bracket) -> FootnoteReference:
    """Return the reference, whose label cmark measures from the column of `[` to that of `]`, whatever their lines."""
    written = inlines.text[opener.position + 1 : inlines.position - 1]
    size = inlines.position - inlines.line_start - opener.column - 3
    return FootnoteReference(written[: max(size, 0)], written)
