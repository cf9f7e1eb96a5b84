"""HTML tags as kramdown reads them, within lines and as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.characters import S
from blogengine.markdown.kramdown.grammar import CLOSE_TAG, NAME, TAG
from blogengine.markdown.kramdown.html_elements import KNOWN
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.kramdown.block import BlockState
    from blogengine.markdown.kramdown.inline import InlineState

STARTING = compiled_later(rf"<(?:{NAME}|!--|/)")
OPENING = compiled_later(TAG)
CLOSING = compiled_later(CLOSE_TAG)
_ATTRIBUTE = compiled_later(rf"{S}*({NAME})(?:{S}*={S}*(?:(\w+)|([\"'])((?s:.*?))\3))?")

MARKDOWN_MODES = {"0": "raw", "1": "default", "span": "span", "block": "block"}
"""What the attribute `markdown` asks for."""


def comment_end(state: BlockState | InlineState, pos: int) -> int:
    """Return where the comment at `pos` ends, 0 if there is none."""
    return _markup_end(state, pos, "<!--", "-->")


def instruction_end(state: BlockState | InlineState, pos: int) -> int:
    """Return where the processing instruction at `pos` ends, 0 if there is none."""
    return _markup_end(state, pos, "<?", "?>")


def _markup_end(state: BlockState | InlineState, pos: int, opening: str, closing: str) -> int:
    text, start = state.text, pos + len(opening)
    if not text.startswith(opening, pos) or state.unclosed.knows(closing, start):
        return 0
    end = text.find(closing, start)
    if end < 0:
        state.unclosed.note(closing, start)
        return 0
    return end + len(closing)


def element_name(written: str) -> str:
    """Return the name of a tag: in lower case if HTML has it, else as it is written."""
    lowered = written.lower()
    return lowered if lowered in KNOWN else written


def read_attributes(written: str, name: str, warn: Callable[[str], None]) -> dict[str, str]:
    """Return the attributes of a tag of element `name`; of two with one name the last holds, which `warn` is told."""
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        key, bare, _, quoted = match.groups()
        if name in KNOWN:
            key = key.lower()
        if key in attributes:
            warn(f"<{name}> has the attribute {key} twice: the last one holds")
        attributes[key] = bare or quoted or ""
    return attributes
