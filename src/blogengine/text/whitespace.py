"""The words of a text: split at ASCII white space, and counted as Jekyll's `number_of_words` does."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from blogengine.text.patterns import compiled_later

_SPACES = compiled_later(r"[ \t\n\v\f\r]+")
_OTHER_SPACE = compiled_later("[\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""What splits words for Python and not for Ruby."""
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")
"""What is white space for Python and not in Unicode."""
_CJK = (
    "\u1100-\u11ff\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u302e\u302f\u3038-\u303b\u3041-\u3096"
    "\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3131-\u318e\u31f0-\u321e\u3260-\u327e\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf"
    "\u4e00-\u9ffc\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7c6\ud7cb-\ud7fb\uf900-\ufa6d\ufa70-\ufad9\uff66-\uff6f\uff71-\uff9d"
    "\uffa0-\uffbe\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc\U00016ff0\U00016ff1\U0001b000-\U0001b11e"
    "\U0001b150-\U0001b152\U0001b164-\U0001b167\U0001f200\U00020000-\U0002a6dd\U0002a700-\U0002b734\U0002b740-\U0002b81d"
    "\U0002b820-\U0002cea1\U0002ceb0-\U0002ebe0\U0002f800-\U0002fa1d\U00030000-\U0003134a"
)
"""Unicode's scripts Han, Katakana, Hiragana and Hangul, as Ruby 3.1 knows them."""


def split_words(text: str, most: int = 0) -> list[str]:
    """Return the words of `text`; with `most`, the rest of the text follows the first `most` words as it stands.

    A space that ends the text leaves an empty rest behind the `most`th word.
    """
    if not most and not _has_other_space(text):
        return text.split()
    words = _SPACES.split(text.lstrip(" \t\n\v\f\r"), most)
    return words if most and words != [""] else [word for word in words if word]


def split_bytes(text: str) -> list[bytes]:
    """Return the words of `text` as bytes, which are split sooner than characters: for `join_bytes`."""
    return text.encode("utf-8", "surrogatepass").split()


def join_bytes(words: list[bytes], glue: str) -> str:
    """Return the text that `split_bytes` split, with `glue` between its words."""
    return glue.encode("utf-8", "surrogatepass").join(words).decode("utf-8", "surrogatepass")


@cache
def _cjk_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a character of these scripts, and a word of others: compiled when first asked for."""
    return re.compile(f"[{_CJK}]"), re.compile(rf"[^{_CJK} \t\n\v\f\r]+")


def is_space(text: str) -> bool:
    """Say whether there is nothing but white space in a text, or nothing at all: Unicode's, as Ruby's `[[:space:]]` is."""
    return not text.strip() and _SEPARATORS.isdisjoint(text)


def _has_other_space(text: str) -> bool:
    if text.isascii():
        return "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text
    return _OTHER_SPACE.search(text) is not None


@lru_cache(maxsize=8)
def count_words(text: str, mode: str | None = None) -> int:
    """Return the number of words; `cjk` counts each CJK character as one, `auto` does so where there is any.

    The last results are kept: a theme asks several times for one page's.
    """
    if mode in ("cjk", "auto"):
        characters, words = (len(each.findall(text)) for each in _cjk_patterns())
        if characters or mode == "cjk":
            return characters + words
    return len(split_words(text))
