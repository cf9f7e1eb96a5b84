"""Labels, addresses and titles of links, and their definitions."""

from __future__ import annotations

import re

from blogengine.markdown.commonmark.characters import MAX_LABEL, SPACES, normal_label, size_of, unescape
from blogengine.records import dataclass

MAX_PARENTHESES = 32

_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\[!-/:-@\[-`{-~]?)*+)\]")
_POINTED = re.compile(r"<((?:[^>\\\n<]|\\(?s:.))*+)>")
_PLAIN = re.compile(r"(?:[^\\() \t\n\r]|\\[!-/:-@\[-`{-~]?)++")
_PARENTHESIS = re.compile(r"[()]")
_ONE_LINE_END = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_TITLE_MARKS = {'"': re.compile('"'), "'": re.compile("'"), "(": re.compile("[()]")}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link goes; `title` may be empty."""

    address: str
    title: str


def label_at(text: str, position: int) -> tuple[str, int] | None:
    """Return the label in brackets at `position`, stripped, and where it ends."""
    match = _LABEL.match(text, position)
    if match is None or size_of(match[1]) > MAX_LABEL:
        return None
    return match[1].strip(SPACES), match.end()


def address_at(text: str, position: int) -> tuple[str, int] | None:
    """Return the address at `position` as written, and where it ends; what ends `text` is none."""
    if text.startswith("<", position):
        match = _POINTED.match(text, position)
        return (match[1], match.end()) if match and match.end() < len(text) else None
    end, depth = position, 0
    while match := _PLAIN.match(text, end) or _PARENTHESIS.match(text, end):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            if depth == 0:
                break
            depth -= 1
        if depth > MAX_PARENTHESES:
            return None
        end = match.end()
    if end >= len(text) or (end == position and text[end] in SPACES):
        return None
    return text[position:end], end


def title_end(text: str, position: int, absent: set[str]) -> int:
    """Return where the title ends whose opening quote stands at `position`; `position` where there is none.

    A quote after a backslash ends it only if no later quote does, and parentheses hold no others. `absent` keeps the
    quotes that `text` has no more of.
    """
    marks = _TITLE_MARKS.get(text[position : position + 1])
    if marks is None or marks.pattern in absent:
        return position
    end = position
    for mark in marks.finditer(text, position + 1):
        if mark[0] != "(":
            end = mark.end()
        if text[mark.start() - 1] != "\\":
            return end
    if end == position:
        absent.add(marks.pattern)
    return end


def clean_address(written: str) -> str:
    """Return an address without its escapes."""
    return unescape(written.strip(SPACES))


def clean_title(written: str) -> str:
    """Return a title without its quotes and escapes."""
    return unescape(written[1:-1])


def take_definitions(text: str, into: dict[str, Target]) -> str:
    """Return `text`, a paragraph's, without the definitions it begins with, which go `into` unless defined before."""
    position = 0
    while text.startswith("[", position):
        end = _take_definition(text, position, into)
        if end == 0:
            break
        position = end
    return text[position:]


def _take_definition(text: str, position: int, into: dict[str, Target]) -> int:
    """Return where the definition at `position` ends, 0 where there is none."""
    label = label_at(text, position)
    if label is None or not label[0] or not text.startswith(":", label[1]):
        return 0
    address = address_at(text, _after(_ONE_LINE_END, text, label[1] + 1))
    if address is None:
        return 0
    written, after_address = address
    start = _after(_ONE_LINE_END, text, after_address)
    after_title = title_end(text, start, set()) if start > after_address else start
    title = text[start:after_title]
    match = _LINE_ENDS.match(text, after_title if title else after_address)
    if match is None and title:
        match = _LINE_ENDS.match(text, after_address)  # the title counts, and stays in the text as well
    if match is None:
        return 0
    name = normal_label(label[0])
    if name:
        into.setdefault(name, Target(clean_address(written), clean_title(title)))
    return match.end()


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
