"""Words for messages: the nearest known name, and plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like `name`, capitals aside, or is it with an ending; None where none is near."""
    import difflib  # noqa: PLC0415 - only mistakes need it

    spellings = {each.lower(): each for each in sorted(known)}
    near = difflib.get_close_matches(name.lower(), spellings, n=1, cutoff=0.75)
    near = near or [each for each in spellings if name and each.startswith(f"{name.lower()}.")]
    return spellings[near[0]] if near else None


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return the hint ``did you mean `x`?`` for the nearest known name, or None."""
    near = nearest(name, known)
    return f"did you mean `{near}`?" if near else None


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return `1 post`, `2 posts`, or with `nouns` its own plural: `3 categories`."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"
