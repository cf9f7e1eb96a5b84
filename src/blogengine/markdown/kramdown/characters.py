r"""Ruby's character classes, where Python's differ.

In Ruby's regular expressions `\s`, `\w` and `\d` are ASCII, `\b` and the POSIX classes are Unicode; `strip` also takes
NUL. In patterns, spell the classes with the constants here; for single characters ask the functions.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from blogengine.markdown.kramdown.unicode_ranges import ALPHA, DIGIT, WORD
from blogengine.text.case import downcase

SPACE_SET = frozenset(" \t\n\v\f\r")
S = r"[ \t\n\v\f\r]"
r"""`\s`."""
NOT_S = r"[^ \t\n\v\f\r]"
r"""`\S`."""
BLANK = r"[ \t\v\f\r]"
r"""`\s` within a line."""
W = r"[A-Za-z0-9_]"
r"""`\w`."""
NOT_W = r"[^A-Za-z0-9_]"
r"""`\W`."""
UNICODE_LETTER = r"[^\W\d²³¹¼½¾]"
"""`[[:alpha:]_]` in names, where Python's idea of a letter is near enough."""
UNICODE_NAME = r"[-\w.]"
"""`[-[:alnum:]._]` in names."""

_STRIP = "\0 \t\n\v\f\r"
_LATIN_1_NUMERALS = frozenset("²³¹¼½¾")
_SPACES = re.compile(f"{S}+")


def strip(text: str) -> str:
    """Return `text` as `String#strip` leaves it."""
    return text.strip(_STRIP)


def lstrip(text: str) -> str:
    """Return `text` as `String#lstrip` leaves it."""
    return text.lstrip(_STRIP)


def rstrip(text: str) -> str:
    """Return `text` as `String#rstrip` leaves it."""
    return text.rstrip(_STRIP)


def joins_word(char: str) -> bool:
    r"""Tell whether there is no `\b` between a letter and `char`: some Latin-1 numerals are taken for letters there."""
    return is_word(char) or char in _LATIN_1_NUMERALS


def is_alpha(char: str) -> bool:
    """Tell whether `char` is in `[[:alpha:]]`."""
    return char.isalpha() if char < "\x80" else bisect_right(ALPHA, char) & 1 == 1


def is_alnum(char: str) -> bool:
    """Tell whether `char` is in `[[:alnum:]]`."""
    if char < "\x80":
        return char.isalnum()
    return bisect_right(ALPHA, char) & 1 == 1 or bisect_right(DIGIT, char) & 1 == 1


def is_word(char: str) -> bool:
    r"""Tell whether `char` is in `\p{Word}`."""
    return char.isalnum() or char == "_" if char < "\x80" else bisect_right(WORD, char) & 1 == 1


def normalize_id(name: str) -> str:
    """Return a link id as references and definitions are compared: case and runs of white space do not matter."""
    return downcase(_SPACES.sub(" ", name))
