"""Front matter's words made into values: categories, tags, layout, booleans (specs: Jekyll's front matter)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def categories(
    front: Mapping[str, object], directories: Iterable[str] = (), inherited: object = None
) -> tuple[str, ...]:
    """Return a document's categories: directories, then its defaults' list, then front matter's; each once.

    A string under `categories` is split on white space, one under `category` is a single name; where both are given,
    `categories` come first.
    """
    named = [*_names(front.get("categories")), *_single(front.get("category"))]
    return tuple(dict.fromkeys([*directories, *_names(inherited), *named]))


def tags(front: Mapping[str, object]) -> tuple[str, ...]:
    """Return a document's tags: `tag` beats `tags`; duplicates stay, nothing is dropped but null."""
    single = _single(front.get("tag"))
    return tuple(single or _names(front.get("tags")))


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list | tuple):
        return [
            text(item)
            for each in value
            for item in (each if isinstance(each, list | tuple) else [each])
            if item is not None
        ]
    return [] if value is None or value is False else [text(value)]


def _single(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return _names(value)
    return [] if value is None or value is False else [text(value)]


def text(value: object) -> str:
    """Return a scalar as Ruby's `to_s` shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def layout(front: Mapping[str, object]) -> str | None:
    """Return the layout's name; None for no layout (absent, null or `none`)."""
    value = front.get("layout")
    return None if value is None or value is False or value == "none" else text(value)
