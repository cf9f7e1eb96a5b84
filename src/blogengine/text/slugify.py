"""Slugs as Jekyll makes them from titles, tags and file names (`slugify` filter, `:title`, `:slug`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from blogengine.text.case import downcase

MODES = ("raw", "default", "pretty", "ascii", "latin")
"""The modes that change characters; any other (`none`) only changes the case."""

_PRETTY = "._~!$&'()+,;=@"
_GAPS = {
    "raw": re.compile(r"[ \t\r\n\f\v]+"),
    "default": re.compile(r"[^A-Za-z0-9]+"),
    "pretty": re.compile(rf"[^A-Za-z0-9{re.escape(_PRETTY)}]+"),
    "ascii": re.compile(r"[^A-Za-z0-9]+"),
    "latin": re.compile(r"[^A-Za-z0-9]+"),
}
"""What becomes one hyphen; for `default` and `pretty`, in ASCII text."""

_SPELLED_OUT = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "×": "x", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "ß": "ss",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip


@lru_cache(maxsize=8192)
def slugify(text: str, mode: str | None = None, *, cased: bool = False) -> str:
    """Return the slug of `text`: `default` where `mode` is None, in lower case unless `cased`.

    Runs of what the mode does not keep become one hyphen, one hyphen at each end is dropped. May be empty.
    """
    mode = mode or "default"
    if mode in MODES:
        if mode == "latin":
            text = transliterate(text)
        text = _hyphenate(text, mode).removeprefix("-").removesuffix("-")
    return text if cased else downcase(text)


def transliterate(text: str) -> str:
    """Return `text` with the accented letters of Latin-1 and Latin Extended-A in ASCII, and `?` for all other non-ASCII."""
    return text if text.isascii() else "".join(map(_to_ascii, text))


def _to_ascii(char: str) -> str:
    if char.isascii():
        return char
    if char in _SPELLED_OUT:
        return _SPELLED_OUT[char]
    base = unicodedata.normalize("NFD", char)[0] if "À" <= char <= "ž" else ""
    return base if base.isascii() and base.isalpha() else "?"


def _hyphenate(text: str, mode: str) -> str:
    if mode in ("default", "pretty") and not text.isascii():
        extra = _PRETTY if mode == "pretty" else ""
        runs = groupby(text, lambda char: char in extra or _is_letter_or_digit(char))
        return "".join("".join(run) if kept else "-" for kept, run in runs)
    return _GAPS[mode].sub("-", text)


def _is_letter_or_digit(char: str) -> bool:
    """Unicode's letters, marks and decimal digits: `ⅷ` and `²` are none."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"
