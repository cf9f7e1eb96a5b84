"""Categories and tags: which posts carry which name, and the slug that each name's page gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from blogengine.text.slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from blogengine.model.content import Document

_Name = TypeVar("_Name")
_SPELLED = str.maketrans({"+": " plus ", "#": " sharp ", "&": " and ", "@": " at ", "%": " percent ", "*": " star "})


def by_name(
    posts: Sequence[Document], names: Callable[[Document], Iterable[_Name]]
) -> Mapping[_Name, tuple[Document, ...]]:
    """Return each name with its posts, newest first; names in the order in which posts first used them.

    `posts` are newest first, as `site.posts`; the order of names is Jekyll's, and so is that a post which says a name
    twice is listed twice.
    """
    found: dict[_Name, list[Document]] = {}
    for post in reversed(posts):
        for name in names(post):
            found.setdefault(name, []).append(post)
    return {name: tuple(reversed(documents)) for name, documents in found.items()}


def slugs(names: Iterable[str]) -> Mapping[str, str]:
    """Return a slug for every name, no two alike, whatever order they come in.

    Signs that a slug would lose are spelled out (`C++` is `c-plus-plus`, `C#` is `c-sharp`), so that a name keeps its
    slug when others are added; names that still collide (`Go`, `go`) are numbered in their own order.
    """
    out: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        out[name] = _free(slugify(name.translate(_SPELLED)) or "name", taken)
        taken.add(out[name])
    return out


def _free(slug: str, taken: set[str]) -> str:
    candidate, number = slug, 2
    while candidate in taken:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
