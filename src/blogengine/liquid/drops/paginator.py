"""`paginator`: what a page of a paginated list shows of the list and of the pages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.drop import LazyHash
from blogengine.liquid.drops.subject import drops_of
from blogengine.liquid.ruby import inspect
from blogengine.model.content import Refs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.query.tracked import Tracked


class PaginatorDrop(LazyHash):
    """The paginator of one page, each value a question of its own: a page depends on its own documents alone."""

    __slots__ = ("_ask", "_keys", "_known", "_page")

    def __init__(self, ask: Tracked, page_id: str, keys: tuple[str, ...]) -> None:
        self._ask = ask
        self._page = page_id
        self._keys = keys
        self._known: dict[str, object] = {}

    def lookup(self, key: str) -> object:
        """Return a value, the same object each time in one render; the documents as drops."""
        known = self._known
        if key not in known:
            value = self._ask.ask("paginator", self._page, key)
            known[key] = drops_of(self._ask, value.ids) if isinstance(value, Refs) else value
        return known[key]

    def keys(self) -> Iterable[str]:
        """Return the names in Jekyll's order."""
        return self._keys

    def to_text(self) -> str:
        """Return the hash as Ruby shows it."""
        return inspect({key: self.lookup(key) for key in self._keys})

    def inspect(self) -> str:
        """Return the hash as Ruby shows it."""
        return self.to_text()


def paginator_of(ask: Tracked, page_id: str) -> PaginatorDrop | None:
    """Return a page's paginator, None where it has none."""
    keys = ask.ask("paginator", page_id)
    return PaginatorDrop(ask, page_id, keys) if isinstance(keys, tuple) else None
