"""Front matter's words made into values: categories, tags, layout, booleans (specs: Jekyll's front matter)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def categories(front: Mapping[str, object], directories: Iterable[str] = (), inherited: object = None) -> list[object]:
    """Return a document's categories as templates see them: directories, then its defaults' list, then its own.

    A string under `categories` is split on white space, one under `category` is a single name; where both are given,
    `categories` come first. As in Jekyll, a value that is not text stands twice: as itself, and as text.
    """
    given = _unique([*directories, *_words(inherited), *_words(front.get("categories"))])
    named = _single(front.get("category")) or _known(given)
    return _unique([*given, *map(text, given), *map(text, named)])


def tags(front: Mapping[str, object]) -> list[object]:
    """Return a document's tags as templates see them: `tag` beats `tags`; duplicates stay, null is dropped."""
    value = front.get("tags")
    return _single(front.get("tag")) or (_known(_words(value)) if isinstance(value, str | list) else [])


def names(values: Iterable[object]) -> tuple[str, ...]:
    """Return categories or tags as text, each once, without empty ones."""
    return tuple(dict.fromkeys(name for value in values if (name := text(value))))


def _words(value: object) -> list[object]:
    if isinstance(value, str):
        return [*value.split()]
    if isinstance(value, list):
        flat = (item for each in value for item in (each if isinstance(each, list) else [each]))
        return [str(item) if isinstance(item, dict | list) else item for item in flat]
    return _known([text(value) if isinstance(value, dict) else value])


def _single(value: object) -> list[object]:
    """Return what `category` or `tag` names: a string is one name, spaces and all."""
    return _known(_words(value) if isinstance(value, list) else [value])


def _known(values: Iterable[object]) -> list[object]:
    return [value for value in values if not is_false(value)]


def _unique(values: Iterable[object]) -> list[object]:
    """Return each value once; `1`, `"1"`, `1.0` and `true` differ."""
    seen: dict[tuple[type, str], object] = {}
    for value in values:
        seen.setdefault((type(value), text(value)), value)
    return list(seen.values())


def text(value: object) -> str:
    """Return a scalar as Ruby's `to_s` shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def is_false(value: object) -> bool:
    """Say whether Ruby takes a value for false: only null and false are."""
    return value is None or value is False


def permalink(front: Mapping[str, object]) -> str | None:
    """Return the permalink that front matter gives; None where it gives none (absent, null or false)."""
    value = front.get("permalink")
    return None if is_false(value) else text(value)


def layout(front: Mapping[str, object]) -> str | None:
    """Return the layout's name; None for no layout (absent, null or `none`)."""
    value = front.get("layout")
    return None if is_false(value) or value == "none" else text(value)
