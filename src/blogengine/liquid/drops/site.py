"""`site`, and what hangs on it: collections, data, the time of the build."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from blogengine.liquid.dialects import DIALECTS
from blogengine.liquid.drop import BuildTime, Drop, JekyllObject, LazyHash
from blogengine.liquid.drops.subject import drops_of, listed
from blogengine.liquid.filters.json_writer import to_json
from blogengine.liquid.ruby import inspect
from blogengine.model.content import Document
from blogengine.model.site import POSTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.liquid.drops.subject import Drops
    from blogengine.query.tracked import Tracked


_KEYS = (
    "posts", "time", "html_pages", "config", "documents", "pages", "data", "categories", "related_posts", "tags",
    "static_files", "collections",
)  # fmt: skip
"""In the order of Jekyll's command line; Ruby's own order is that in which a process has met the names."""
_OF_COLLECTIONS = ("label", "files", "docs", "output", "relative_directory", "directory")
_LISTS = ("posts", "pages", "html_pages", "static_files", "documents")


class SiteDrop(JekyllObject):
    """`site`: collections by label, then Jekyll's own names, then the configuration."""

    __slots__ = ("_ask", "_known", "_labels", "_reader")

    def __init__(self, ask: Tracked, reader: str) -> None:
        self._ask = ask
        self._reader = reader
        self._known: dict[str, object] = {}
        self._labels: tuple[str, ...] | None = None

    def lookup(self, key: str) -> object:
        """Return a value, the same object each time in one render."""
        known = self._known
        if key in known:
            return known[key]
        value = known[key] = self._find(key)
        return value

    def _find(self, key: str) -> object:
        ask = self._ask
        if key in self._collections() and key != "posts":
            return listed(ask, "collection", key)
        if key not in _KEYS:
            return ask.config(key)
        if key == "pages" and (maps := ask.ids("source_maps", self._reader)):
            return drops_of(ask, (*ask.ids("pages"), *maps))
        if key in _LISTS:
            return listed(ask, key)
        match key:
            case "collections":
                return [CollectionDrop(ask, label) for label in ask.ids("collections")]
            case "categories" | "tags":
                return {name: drops_of(ask, ids) for name, ids in ask.terms(key)}
            case "data":
                return DataDrop(ask)
            case "related_posts":
                return self._related()
            case "time":
                return SiteTime(ask)
        return None

    def _collections(self) -> tuple[str, ...]:
        """Return the labels of all collections, which every name is compared with first."""
        if self._labels is None:
            self._labels = self._ask.ids("collections")
        return self._labels

    def keys(self) -> Iterable[str]:
        """Return Jekyll's names, then the configuration's."""
        return dict.fromkeys((*_KEYS, *self._ask.ids("config_keys")))

    def to_text(self) -> str:
        """Return what Ruby prints."""
        return "Jekyll::Drops::SiteDrop"

    def _related(self) -> Drops | None:
        found = listed(
            self._ask, "related", self._reader
        )  # asked by a page too, so that whose question this is is known
        return found if isinstance(self._ask.subject(self._reader), Document) else None


class CollectionDrop(JekyllObject):
    """One of `site.collections`."""

    __slots__ = ("_ask", "_label")

    def __init__(self, ask: Tracked, label: str) -> None:
        self._ask = ask
        self._label = label

    def lookup(self, key: str) -> object:
        """Return the documents, the files, or a value of the collection's settings."""
        if key == "docs":
            return listed(self._ask, "collection", self._label)
        value = self._ask.ask("collection_field", self._label, key)
        return drops_of(self._ask, value) if key == "files" and isinstance(value, tuple) else value

    def keys(self) -> Iterable[str]:
        """Return the names that Jekyll gives a collection, then those of its settings."""
        own = next((each.metadata for each in self._ask.settings().collections if each.label == self._label), ())
        posts = ("permalink",) if self._label == POSTS else ()
        return dict.fromkeys((*_OF_COLLECTIONS, *own, *posts))

    def to_text(self) -> str:
        """Return the documents as a list of them is inspected."""
        return inspect(self.lookup("docs"))

    def inspect(self) -> str:
        """Return the collection as JSON."""
        return to_json(self, pretty=True)


class DataDrop(LazyHash):
    """`site.data`, one file or folder at a time."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Tracked) -> None:
        self._ask = ask

    def lookup(self, key: str) -> object:
        """Return what a data file or folder holds."""
        return self._ask.ask("data", key)

    def keys(self) -> Iterable[str]:
        """Return the names of the data files and folders."""
        return self._ask.ids("data_keys")

    def to_text(self) -> str:
        """Return all data as Ruby shows a hash."""
        return inspect({key: self.lookup(key) for key in self.keys()})

    def inspect(self) -> str:
        """Return all data as Ruby shows a hash."""
        return self.to_text()


class SiteTime(BuildTime):
    """The build's time, asked for piece by piece."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Tracked) -> None:
        self._ask = ask

    def format(self, pattern: str) -> str:
        """Return the time as `pattern` shows it."""
        return str(self._ask.now(pattern))

    def value(self) -> dt.datetime:
        """Return the whole time."""
        value = self._ask.now()
        assert isinstance(value, dt.datetime)
        return value


class ThemeDrop(JekyllObject):
    """`theme`: what the gem of the site's theme says of itself. Where it lies is the machine's, and not told."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Tracked) -> None:
        self._ask = ask

    def lookup(self, key: str) -> object:
        """Return the `version`, `metadata`, `dependencies`, `authors` or `description`."""
        return self._ask.ask("theme", key)

    def keys(self) -> Iterable[str]:
        """Return the names in the order of Jekyll's command line."""
        return ("version", "metadata", "root", "dependencies", "authors", "description")

    def to_text(self) -> str:
        """Return what Ruby prints."""
        return "Jekyll::Drops::ThemeDrop"

    def inspect(self) -> str:
        """Return the theme as JSON."""
        return to_json(self, pretty=True)


def theme_of(ask: Tracked) -> ThemeDrop | None:
    """Return the `theme` of a site: none for native blogs, for a theme that is no gem's, and in Jekyll 3."""
    config = ask.settings()
    told = config.theme and not config.native and DIALECTS[config.dialect].theme_object
    return ThemeDrop(ask) if told else None


class JekyllDrop(Drop):
    """`jekyll`: the version whose behaviour is followed, and the environment."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Tracked) -> None:
        self._ask = ask

    def lookup(self, key: str) -> object:
        """Return `version` or `environment`."""
        if key == "environment":
            return self._ask.ask("environment")
        return self._ask.settings().jekyll_version if key == "version" else None

    def keys(self) -> Iterable[str]:
        """Return both names."""
        return ("version", "environment")

    def to_text(self) -> str:
        """Return what Ruby prints."""
        return "Jekyll::Drops::JekyllDrop"

    def as_json(self, depth: int) -> Mapping[str, object] | str:
        """Return both values."""
        del depth
        return {key: self.lookup(key) for key in self.keys()}
