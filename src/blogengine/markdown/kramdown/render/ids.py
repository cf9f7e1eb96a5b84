"""Ids made by kramdown itself, where GitHub's were not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.render.writer import Writer

_BEFORE_LETTER = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_IN_ID = re.compile(r"[^a-zA-Z0-9 -]")


def bare_id(text: str) -> str:
    """Return `text` in lower-case ASCII letters, digits and hyphens, beginning with a letter."""
    return _NOT_IN_ID.sub("", _BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()


def automatic_id(writer: Writer, text: str) -> str:
    """Return an id for `text` that is not used yet."""
    name = bare_id(text) or "section"
    used = writer.used_ids
    if name in used:
        used[name] += 1
        name = f"{name}-{used[name]}"
    else:
        used[name] = 0
    return writer.options.auto_id_prefix + name
