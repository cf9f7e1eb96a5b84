"""Characters as cmark classes them, and text as it escapes, unescapes and folds it.

White space is what `SPACES` holds unless a name says otherwise: Python's `strip()` would take much more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5
from unicodedata import category
from urllib.parse import quote

SPACES = " \t\n\r"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
MAX_LABEL = 1000
"""Bytes that a label may have: a longer one names no link and no footnote."""

ENTITY = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII)
_ESCAPED = re.compile(rf"\\([{re.escape(PUNCTUATION)}])")
_RUNS_OF_SPACE = re.compile(r"[ \t\n\r]+")
_UNICODE_SPACES = frozenset(
    "\t\n\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_SAFE_IN_ADDRESS = "!#$%()*+,/:;=?@&'"


def is_space(character: str) -> bool:
    """Tell whether Unicode calls it white space."""
    return character in _UNICODE_SPACES


@lru_cache(4096)
def is_punctuation(character: str) -> bool:
    """Tell whether it is ASCII punctuation, or in one of Unicode's punctuation categories."""
    return character in PUNCTUATION if character < "\x80" else category(character).startswith("P")


def size_of(text: str) -> int:
    """Return how many bytes of UTF-8 `text` takes."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def escape(text: str) -> str:
    """Return `text` as HTML text, or as the value of an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_address(address: str) -> str:
    """Return `address` as the value of `href` or `src`: percent-encoded where it must be, `%` left alone."""
    quoted = quote(address, safe=_SAFE_IN_ADDRESS, errors="surrogatepass")
    return quoted.replace("&", "&amp;").replace("'", "&#x27;")


def character_of(entity: str) -> str | None:
    """Return what `entity` (`&amp;`, `&#8212;`, `&#x2014;`) stands for; None for an unknown name."""
    if entity[1] != "#":
        return html5.get(entity[1:])
    number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    if number == 0 or 0xD800 <= number < 0xE000 or number >= 0x110000:
        return "\ufffd"
    return chr(number)


def unescape_entities(text: str) -> str:
    """Return `text` with its entities as characters."""
    return ENTITY.sub(lambda match: character_of(match[0]) or match[0], text) if "&" in text else text


def unescape(text: str) -> str:
    """Return `text` with its entities as characters, then without the backslashes before punctuation."""
    return unescape_backslashes(unescape_entities(text))


def unescape_backslashes(text: str) -> str:
    """Return `text` without the backslashes before punctuation."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def normal_label(label: str) -> str:
    """Return the form in which labels are compared; empty for one that names nothing."""
    if size_of(label) > MAX_LABEL:
        return ""
    return _RUNS_OF_SPACE.sub(" ", label.casefold().strip(SPACES))
