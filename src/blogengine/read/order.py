"""The order of a collection's documents: by date and path, by a key, or by hand (specs: Jekyll §7)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blogengine.config.config import CollectionSettings
    from blogengine.model.content import Document


def in_order(documents: Sequence[Document], settings: CollectionSettings | None, folder: str) -> list[Document]:
    """Return a collection's documents in its order; `documents` come as they were read, `folder` is the collection's.

    `order:` names files, the others follow; `sort_by:` is a key of front matter, without which a document comes last.
    """
    if settings is not None and settings.order:
        named = {f"{folder}/{name}": place for place, name in reversed([*enumerate(settings.order)])}
        return sorted(by_date(documents), key=lambda document: named.get(document.id, len(named)))
    if settings is not None and settings.sort_by:
        return _by_key(documents, settings.sort_by)
    return by_date(documents)


def by_date(documents: Sequence[Document]) -> list[Document]:
    """Return documents oldest first, of one date by path.

    Jekyll compares two documents by path where one of them has no date, which is no order at all once some have one
    and some have not; what comes out depends on how it sorts, so we sort as it does.
    """
    if len({document.dated for document in documents}) < 2:
        return sorted(documents, key=_key)
    return _merge_sorted(documents, _compare)


def _key(document: Document) -> tuple[bool | dt.datetime, str]:
    return (document.dated and document.date, document.id)


def _compare(one: Document, other: Document) -> int:
    if one.dated and other.dated and one.date != other.date:
        return 1 if one.date > other.date else -1
    return (one.id > other.id) - (one.id < other.id)


def _by_key(documents: Sequence[Document], key: str) -> list[Document]:
    def compare(one: Document, other: Document) -> int:
        first, second = one.front.get(key), other.front.get(key)
        if first is None or second is None:
            return (first is None) - (second is None) or _compare(one, other)
        return _compare_values(first, second) or _compare(one, other)

    return _merge_sorted(documents, compare)


def _compare_values(one: object, other: object) -> int:
    """Return the order of two values of one kind; those of different kinds count as equal."""
    for kinds in ((int, float), (str,), (dt.datetime,), (dt.date,), (list,)):
        if isinstance(one, kinds) and isinstance(other, kinds):
            first, second = (str(one), str(other)) if kinds == (list,) else (one, other)
            return (first > second) - (first < second)  # type: ignore[operator]  # both are of one kind
    return 0


def _merge_sorted(documents: Sequence[Document], compare: Callable[[Document, Document], int]) -> list[Document]:
    """Return the documents sorted by merging halves, the smaller one first, as glibc's `qsort_r` does under Ruby."""
    middle = len(documents) // 2
    if middle == 0:
        return [*documents]
    left = _merge_sorted(documents[:middle], compare)
    right = _merge_sorted(documents[middle:], compare)
    merged: list[Document] = []
    one = other = 0
    while one < len(left) and other < len(right):
        if compare(left[one], right[other]) <= 0:
            merged.append(left[one])
            one += 1
        else:
            merged.append(right[other])
            other += 1
    return merged + left[one:] + right[other:]
