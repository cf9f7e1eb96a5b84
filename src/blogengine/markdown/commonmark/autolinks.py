"""GitHub's extended autolinks: `www.`, `http://` and mail addresses that stand bare in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.characters import SPACES, escape, escape_address, is_punctuation, is_space
from blogengine.markdown.commonmark.inline_nodes import Markup

if TYPE_CHECKING:
    from blogengine.markdown.commonmark.inline_nodes import Piece
    from blogengine.markdown.commonmark.inlines import Inlines

SCHEMES = ("http", "https", "ftp")
MAX_SIGNS = 1001
"""How many `@` of one text are looked at."""

_LETTERS_BEFORE = re.compile(r"[A-Za-z]*\Z")
_WORD = re.compile(r"[^ \t\n\r]*+")
_ENTITY_END = re.compile(r"&[A-Za-z]+;\Z")
_TRAILING = "?!.,:*_~'\""
_MAIL_END = re.compile(r"@(?:[A-Za-z0-9@_-]|\.(?=[A-Za-z0-9]))*+")
_CHAT_END = re.compile(r"@(?:[A-Za-z0-9@_/-]|\.(?=[A-Za-z0-9]))*+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


def read_www(inlines: Inlines) -> None:
    """Read an address that begins with `www.`."""
    text, start = inlines.text, inlines.position
    if _in_bracket(inlines) or not text.startswith("www.", start):
        return
    if start > 0 and text[start - 1] not in "*_~(" and text[start - 1] not in SPACES:
        return
    if _domain_end(text, start, dots=True):
        _link(inlines, start, start, "http://")


def read_url(inlines: Inlines) -> None:
    """Read an address at the `:` after its scheme, which has been taken for text."""
    text, colon = inlines.text, inlines.position
    if _in_bracket(inlines) or not text.startswith("://", colon):
        return
    start = colon
    while start > 0 and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    host = colon + 3
    if text[start:colon].lower() not in SCHEMES or host >= len(text) or not _is_host(text[host]):
        return
    if _domain_end(text, host, dots=False):
        _link(inlines, start, colon, "")


def _in_bracket(inlines: Inlines) -> bool:
    bracket = inlines.last_bracket
    return bracket is not None and (bracket.in_link or bracket.in_image)


def _link(inlines: Inlines, start: int, position: int, scheme: str) -> None:
    """Link the word that begins at `start`, of which what stands before `position` has become text."""
    match = _WORD.match(inlines.text, position)
    end = trimmed_end(inlines.text, position, match.end() if match else position)
    if end <= position:
        return
    _take_back(inlines.pieces, position - start)
    written = inlines.text[start:end]
    words = escape(written)
    inlines.pieces.append(Markup(f'<a href="{escape_address(scheme + written)}">{words}</a>', words))
    inlines.position = end


def _take_back(pieces: list[Piece], count: int) -> None:
    """Take `count` characters off the end of the text that was read last."""
    while count > 0 and pieces and isinstance(last := pieces[-1], str):
        kept = last[: max(len(last) - count, 0)]
        count -= len(last) - len(kept)
        pieces[-1:] = [kept] if kept else []


def _is_host(character: str) -> bool:
    return not is_space(character) and not is_punctuation(character)


def _domain_end(text: str, start: int, *, dots: bool) -> bool:
    """Tell whether a domain begins at `start`: with a dot if it needs `dots`, and no `_` in its last two parts.

    It ends before what no host may hold and within a character beyond ASCII, because cmark looks at bytes.
    """
    position, parts, before, last = start, 0, 0, 0
    while position < len(text) - 2 and text[position].isascii():
        position += 1
        character = text[position]
        if character == "_":
            last += 1
        elif character == ".":
            before, last = last, 0
            parts += 1
        elif character != "-" and not _is_host(character):
            break
    return before == 0 and last == 0 and (parts > 0 or not dots)


def trimmed_end(text: str, start: int, end: int) -> int:
    """Return where an address ends that may reach to `end`: without the punctuation that belongs to the sentence."""
    pointed = text.find("<", start, end)
    end = pointed if pointed >= 0 else end
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(text, max(start, text.rfind("&", start, end)), end)
            end = entity.start() if entity and entity.start() >= start else end - 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        else:
            break
    return end


def link_mails(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces`, whose texts are joined, with the mail addresses in them linked where no link is open."""
    linked: list[Piece] = []
    depth = 0
    for piece in pieces:
        if isinstance(piece, Markup):
            depth += piece.links
        if isinstance(piece, str) and depth == 0 and "@" in piece:
            linked.extend(_with_mails(piece))
        else:
            linked.append(piece)
    return linked


def _with_mails(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    done = offset = 0
    for _ in range(MAX_SIGNS):
        sign = text.find("@", offset)
        if sign < 0:
            break
        start, scheme, chat = _mail_start(text, offset, sign)
        end = _mail_end(text, sign, chat=chat) if start < sign else 0
        if not end:
            offset = sign + 1
            continue
        written = text[start:end]
        words = escape(written)
        pieces += [text[done:start], Markup(f'<a href="{escape_address(scheme + written)}">{words}</a>', words)]
        done = offset = end
    pieces.append(text[done:])
    return pieces


def _mail_start(text: str, lowest: int, sign: int) -> tuple[int, str, bool]:
    """Return where the address begins whose `@` is at `sign`, the scheme it lacks, and whether it is one for a chat."""
    start, scheme, chat = sign, "mailto:", False
    while start > lowest:
        character = text[start - 1]
        if not (_ASCII_WORD.match(character) or character in ".+-_"):
            named = next((name for name in ("mailto:", "xmpp:") if _scheme_ends(text, name, start)), None)
            if named is None:
                break
            scheme, chat = "", chat or named == "xmpp:"
        start -= 1
    return start, scheme, chat


def _scheme_ends(text: str, name: str, end: int) -> bool:
    start = end - len(name)
    return start >= 0 and text.startswith(name, start) and not (start > 0 and _ASCII_WORD.match(text[start - 1]))


def _mail_end(text: str, sign: int, *, chat: bool) -> int:
    """Return where the address ends whose `@` is at `sign`; 0 where it is none."""
    match = (_CHAT_END if chat else _MAIL_END).match(text, sign)
    end = match.end() if match else sign
    host = text[sign:end]
    if host.count("@") != 1 or "." not in host or not (host[-1].isalpha() or host[-1] == "."):
        return 0
    trimmed = trimmed_end(text, sign, end)
    return trimmed if trimmed > sign else 0
