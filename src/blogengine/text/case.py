"""Upper and lower case as Ruby maps them: Unicode's full mapping, but without regard to a letter's neighbours."""

from __future__ import annotations


def downcase(text: str) -> str:
    """Return `text` in lower case; a capital sigma becomes `σ` at a word's end too (Python writes `ς` there)."""
    return text.lower() if text.isascii() else text.replace("Σ", "σ").lower()


def upcase(text: str) -> str:
    """Return `text` in upper case; `ß` becomes `SS`."""
    return text.upper()


def capitalize(text: str) -> str:
    """Return `text` with its first letter in title case and the others in lower case."""
    return text[:1].capitalize() + downcase(text[1:])
