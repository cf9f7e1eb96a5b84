"""Which documents a template shows, and in which order."""

from __future__ import annotations

import datetime as dt
from functools import cmp_to_key
from typing import TYPE_CHECKING

from blogengine.errors import FeatureError
from blogengine.features.paginate_v2.settings import names, wanted, whole
from blogengine.liquid.ruby import inspect, is_truthy, to_s
from blogengine.model.site import POSTS
from blogengine.text.case import downcase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blogengine.model.content import Document
    from blogengine.model.site import Site

ALL = "all"
"""Stands for every collection but the posts."""
_FILTERS = (("category", "categories"), ("tag", "tags"), ("locale", "locale"))


def documents_of(site: Site, label: str) -> list[Document]:
    """Return a collection's documents but those that are templates themselves, in its order."""
    found = site.collection(label)
    documents = [site.documents[each] for each in found.ids] if found else []
    return [document for document in documents if "pagination" not in document.front]


def labels(site: Site) -> tuple[str, ...]:
    """Return the names of all collections: the posts, then the others as they are configured."""
    return tuple(dict.fromkeys((POSTS, *(each.label for each in site.config.collections))))


class Documents:
    """The documents of a site; what several templates ask for is found once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pools: dict[tuple[str, ...], list[str]] = {}
        self._indexes: dict[tuple[tuple[str, ...], str], Mapping[str, list[str]]] = {}

    def chosen(self, settings: Mapping[str, object]) -> list[str]:
        """Return the ids of the documents that a template's settings ask for. Raises FeatureError (without a span)."""
        ids = self._filtered(tuple(wanted(settings["collection"], spaced=True)), settings)
        if not is_truthy(settings["sort_field"]):
            return ids
        ids = self._sorted(ids, to_s(settings["sort_field"]))
        ids = ids[: max(len(ids) - max(whole(settings, "offset"), 0), 0)]
        return ids[::-1] if is_truthy(settings["sort_reverse"]) else ids

    def _filtered(self, collections: tuple[str, ...], settings: Mapping[str, object]) -> list[str]:
        ids = self._pool(collections)
        for key, field in _FILTERS:
            if settings.get(key) is None:
                continue
            index = self._index(collections, field)
            for name in wanted(settings[key]):
                allowed = index.get(name, [])
                ids = [*dict.fromkeys(allowed)] if ids is self._pool(collections) else _common(ids, allowed)
        return ids

    def _pool(self, collections: tuple[str, ...]) -> list[str]:
        known = self._pools.get(collections)
        if known is None:
            found = [each for name in collections for each in self._collection(name)]
            shown = [document.id for document in found if not is_truthy(document.front.get("hidden"))]
            known = self._pools[collections] = shown
        return known

    def _collection(self, name: str) -> list[Document]:
        chosen = [label for label in labels(self._site) if label != POSTS] if name == ALL else [name]
        return [document for label in chosen for document in documents_of(self._site, label)]

    def _index(self, collections: tuple[str, ...], field: str) -> Mapping[str, list[str]]:
        known = self._indexes.get((collections, field))
        if known is None:
            found: dict[str, list[str]] = {}
            pool = self._pool(collections)
            for each in pool:
                value = self._site.documents[each].front.get(field)
                for name, _ in names(value) if value is not None else ():
                    found.setdefault(name, []).append(each)
            if field == "categories":
                found["posts"] = pool
            known = self._indexes[collections, field] = found
        return known

    def _sorted(self, ids: list[str], field: str) -> list[str]:
        """Return documents in the order of a field, those without it first, equal ones as they came."""
        keys = [part.strip().lower() for part in field.split(":")]
        values = {each: _value(self._site.documents[each].front, keys) for each in ids}
        if all(isinstance(value, dt.datetime) for value in values.values()):
            return sorted(ids, key=lambda each: values[each])  # type: ignore[arg-type, return-value]  # all are times
        try:
            return sorted(ids, key=lambda each: cmp_to_key(_compare)(values[each]))
        except TypeError as error:
            raise FeatureError(f"the documents cannot be sorted by `{field}`: {error}",
                               hint="give every document a value of one kind, or none") from None  # fmt: skip


def _common(ids: list[str], others: list[str]) -> list[str]:
    allowed = set(others)
    return [each for each in dict.fromkeys(ids) if each in allowed]


def _value(front: object, keys: Sequence[str]) -> object:
    """Return what stands under keys of keys; a mapping is no value."""
    for key in keys:
        if not isinstance(front, dict):
            return None
        front = front.get(key)
    return None if isinstance(front, dict) else front


def _compare(one: object, other: object) -> int:
    """Return how two values stand to each other, as Ruby compares them. Raises TypeError."""
    if one is None or other is None:
        return (one is not None) - (other is not None)
    if isinstance(one, str) and isinstance(other, str):
        one, other = downcase(one), downcase(other)
    elif isinstance(one, dt.date) and isinstance(other, dt.date):
        one, other = _moment(one), _moment(other)
    elif isinstance(one, list) and isinstance(other, list):
        return next(
            (order for pair in zip(one, other, strict=False) if (order := _compare(*pair))), len(one) - len(other)
        )
    elif not _have_order(one, other):
        if one == other and type(one) is type(other):
            return 0
        raise TypeError(f"{inspect(one)} is neither more nor less than {inspect(other)}")
    is_more: bool = one > other  # type: ignore[operator]  # both are numbers, texts or moments
    is_less: bool = one < other  # type: ignore[operator]  # as above
    return is_more - is_less


def _have_order(one: object, other: object) -> bool:
    return all(isinstance(each, int | float) and not isinstance(each, bool) for each in (one, other))


def _moment(value: dt.date) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    return dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
