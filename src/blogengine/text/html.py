"""HTML and XML text: escaping, stripping tags, squeezing white space, as Liquid's and Jekyll's filters do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from blogengine.text.patterns import compiled_later

SPACE: Final = " \t\n\v\f\r"
"""Ruby's `\\s`: ASCII white space only."""

_RECENT: Final = 100
"""Texts whose result is kept: a theme asks several times for one page's, and each page for all posts'."""
_LONG: Final = 100_000
"""Characters of a text whose result is not kept."""

_SPACES = compiled_later(f"[{SPACE}]+")
_ENTITY_OR_SPECIAL = compiled_later(r"""["'<>]|&(?!(?:[a-zA-Z]+|#[0-9]+);)""")
_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_BLOCK_START = compiled_later("|".join(map(re.escape, _BLOCKS)))
_TAG = compiled_later("<[^>]*>")


def escape(text: str) -> str:
    """Return `text` with `& < > " '` as entities; the apostrophe is `&#39;`."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&quot;").replace("'", "&#39;")
    return text


def escape_once(text: str) -> str:
    """Return `text` escaped, but for what is an entity already; hexadecimal ones do not count."""
    return _ENTITY_OR_SPECIAL.sub(lambda match: _SPECIAL[match[0]], text)


def xml_escape(text: str) -> str:
    """Return `text` with `& < > " '` as XML's own entities; the apostrophe is `&apos;`."""
    return escape(text).replace("&#39;", "&apos;") if "'" in text else escape(text)


def strip_html(text: str) -> str:
    """Return `text` without scripts, styles and comments, whole, and without tags; entities stay.

    Takes linear time; what is opened and never closed stays as written.
    """
    return _stripped(text) if len(text) < _LONG else _strip(text)


def _strip(text: str) -> str:
    if "<script" in text or "<!--" in text or "<style" in text:
        text = _cut_blocks(text)
    closed = text.rfind(">") + 1  # before it, every `<` finds an end: no search runs in vain
    return _TAG.sub("", text[:closed]) + text[closed:]


_stripped = lru_cache(maxsize=_RECENT)(_strip)


def _cut_blocks(text: str) -> str:
    """Cut out everything from the start of a block to its nearest end."""
    out: list[str] = []
    kept = at = 0
    unclosed: set[str] = set()
    while opened := _BLOCK_START.search(text, at):
        kind = opened[0]
        at = opened.end()
        end = -1 if kind in unclosed else text.find(_BLOCKS[kind], at)
        if end < 0:
            unclosed.add(kind)
            continue
        out.append(text[kept : opened.start()])
        kept = at = end + len(_BLOCKS[kind])
    out.append(text[kept:])
    return "".join(out)


def normalize_whitespace(text: str) -> str:
    """Return `text` with runs of white space as one space, trimmed."""
    return _SPACES.sub(" ", text).strip(" \0")
