"""Who wrote a page: a name or a mapping in front matter or config, and the entry of that name in `_data/authors`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.features.seo.values import lookup, pick
from blogengine.liquid.ruby import to_s
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from blogengine.liquid.drop import Drop


@dataclass(frozen=True, slots=True)
class Author:
    """An author by whatever keys front matter or data give; empty where there is none."""

    record: Mapping[object, object] = field(default_factory=dict)

    @property
    def name(self) -> object:
        """The author's name."""
        return self.record.get("name")

    @property
    def twitter(self) -> str | None:
        """The account, or else the name, without an `@` before it."""
        account = pick(self.record.get("twitter"), self.name)
        return account.removeprefix("@") if isinstance(account, str) else None


def find_author(page: Drop, site: Drop) -> Author:
    """Return the page's `author`, the first of its list `authors`, or the site's `author`: the first that is not empty."""
    several = page.lookup("authors")
    first = several[0] if isinstance(several, list | tuple) and several else None
    found = next((each for each in (page.lookup("author"), first, site.lookup("author")) if to_s(each)), None)
    if isinstance(found, Mapping):
        return Author(found)
    if not isinstance(found, str):
        return Author()
    record = lookup(lookup(site.lookup("data"), "authors"), found)
    return Author({"name": found, **(record if isinstance(record, Mapping) else {})})
