"""Filters on strings, as Liquid 5.4 has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.filters.support import is_list, text_of
from blogengine.liquid.limits import PIECES, LimitError
from blogengine.liquid.ruby import SPACE, check_length, to_i, to_integer, to_s
from blogengine.text import case
from blogengine.text.patterns import compiled_later
from blogengine.text.whitespace import count_words, split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END = compiled_later(r"\r?\n")
_ESCAPE = compiled_later(r"\\(?:k<[^>]*>|[0-9&`'\\])")
_MOST_WORDS = 2**31 - 1


def upcase(value: object) -> object:
    """Upper case."""
    return case.upcase(value if value.__class__ is str else to_s(value))


def downcase(value: object) -> object:
    """Lower case."""
    return case.downcase(value if value.__class__ is str else to_s(value))


def capitalize(value: object) -> object:
    """First letter in upper case, the others in lower case."""
    return case.capitalize(to_s(value))


def append(value: object, suffix: object) -> object:
    """Put `suffix` behind."""
    return to_s(value) + to_s(suffix)


def prepend(value: object, prefix: object) -> object:
    """Put `prefix` before."""
    return to_s(prefix) + to_s(value)


def strip(value: object) -> object:
    """Drop white space at both ends."""
    return to_s(value).strip(SPACE)


def lstrip(value: object) -> object:
    """Drop white space at the beginning."""
    return to_s(value).lstrip(SPACE)


def rstrip(value: object) -> object:
    """Drop white space at the end."""
    return to_s(value).rstrip(SPACE)


def strip_newlines(value: object) -> object:
    """Drop line ends."""
    return _LINE_END.sub("", to_s(value))


def newline_to_br(value: object) -> object:
    """Put `<br />` before line ends."""
    return _LINE_END.sub("<br />\n", to_s(value))


def replace(value: object, pattern: object, replacement: object = "") -> object:
    r"""Replace `pattern` wherever it stands; in the replacement `\0` is what was found, as in Ruby's `gsub`."""
    text, old, new = to_s(value), to_s(pattern), to_s(replacement)
    if len(new) > len(old):
        check_length(len(text) + text.count(old) * len(new))
    if "\\" not in new:
        return text.replace(old, new)
    around = len(text) if "\\`" in new or "\\'" in new else len(old)
    check_length(text.count(old) * new.count("\\") * around)
    return re.sub(re.escape(old), lambda match: _expand(new, match), text)


def replace_first(value: object, pattern: object, replacement: object = "") -> object:
    """Replace `pattern` where it first stands, as `replace` does."""
    text, old, new = to_s(value), to_s(pattern), to_s(replacement)
    if "\\" not in new:
        return text.replace(old, new, 1)
    return re.sub(re.escape(old), lambda match: _expand(new, match), text, count=1)


def replace_last(value: object, pattern: object, replacement: object) -> object:
    """Replace `pattern` where it last stands; the replacement is taken as it is."""
    text, old = to_s(value), to_s(pattern)
    at = text.rfind(old)
    return text if at < 0 else text[:at] + to_s(replacement) + text[at + len(old) :]


def remove(value: object, pattern: object) -> object:
    """Drop `pattern` wherever it stands."""
    return to_s(value).replace(to_s(pattern), "")


def remove_first(value: object, pattern: object) -> object:
    """Drop `pattern` where it first stands."""
    return to_s(value).replace(to_s(pattern), "", 1)


def remove_last(value: object, pattern: object) -> object:
    """Drop `pattern` where it last stands."""
    return replace_last(value, pattern, "")


def _expand(replacement: str, match: re.Match[str]) -> str:
    """What Ruby's `gsub` makes of back-references in a replacement; there are no groups, so most are empty."""
    found = {"\\0": match[0], "\\&": match[0], "\\\\": "\\"}

    def reference(escape: re.Match[str]) -> str:
        name = escape[0]
        if name == "\\`":
            return match.string[: match.start()]
        if name == "\\'":
            return match.string[match.end() :]
        if name.startswith("\\k"):
            raise FilterError(f"the replacement refers to a group that the pattern has not: {name}")
        return found.get(name, "")

    return _ESCAPE.sub(reference, replacement)


def slice_(value: object, offset: object, length: object = None) -> object:
    """Return `length` characters or items (one, if not given) from `offset`, which counts from the end if negative."""
    whole: str | Sequence[object] = value if is_list(value) else to_s(value)
    start = to_integer(offset)
    count = 1 if length is None or length is False else to_integer(length)
    if start < 0:
        start += len(whole)
    if start < 0 or count < 0:
        return [] if is_list(value) else ""
    return whole[start : start + count]


def split(value: object, pattern: object) -> object:
    """Cut at `pattern`; one space stands for any white space, nothing cuts between all characters."""
    text, separator = to_s(value), to_s(pattern)
    if separator == " ":
        return _few(split_words(text))
    pieces = _few(text.split(separator, PIECES + 1) if separator else list(text[: PIECES + 1]))
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _few(pieces: list[str]) -> list[str]:
    """Return the pieces of a text, of which there must not be too many."""
    if len(pieces) > PIECES:
        raise LimitError(f"a list has more than {PIECES} items")
    return pieces


def truncate(value: object, length: object = 50, ellipsis: object = "...") -> object:
    """Shorten to `length` characters, the ellipsis among them."""
    if value is None:
        return None
    text, most, mark = to_s(value), to_integer(length), to_s(ellipsis)
    return text if len(text) <= most else text[: max(most - len(mark), 0)] + mark


def truncatewords(value: object, words: object = 15, ellipsis: object = "...") -> object:
    """Keep the first `words` words, one at least; a text that has no more is left as it is."""
    if value is None:
        return None
    text, most = to_s(value), max(to_integer(words), 1)
    if most >= _MOST_WORDS:
        raise FilterError(f"integer {most} too big for truncatewords")
    found = split_words(text, most)
    return text if len(found) <= most else " ".join(found[:most]) + to_s(ellipsis)


def number_of_words(value: object, mode: object = None) -> object:
    """Count words: runs between white space; in mode `cjk`, or in `auto` where there are any, CJK characters too."""
    return count_words(text_of(value, "number_of_words"), mode if isinstance(mode, str) else None)


def to_integer_(value: object) -> object:
    """Return the integer that a value begins with; true is 1, false 0."""
    return int(value) if isinstance(value, bool) else to_i(value)
