"""What a template may be given besides plain data: objects that answer lazily, and the time of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

T = TypeVar("T")


class Drop:
    """An object that answers `{{ object.key }}` when it is asked, and no earlier; otherwise it is opaque.

    `for` finds nothing in it, it contains nothing and has no size; how it prints is up to it. Equality is Python's
    `==`. What may be walked is a `JekyllObject` or a `LazyHash`.

    No abstract base class: every look-up asks whether its object is a Drop, and `isinstance` is slow for those.
    """

    __slots__ = ()

    is_of_the_site = False
    """Whether this is a document, page or file, which Ruby's lists hold as what it is, not as what templates see."""

    def lookup(self, key: str) -> object:
        """Return the value of `key`, or None where there is none."""
        raise NotImplementedError

    def has_key(self, key: str) -> bool:
        """Say whether `key` is known, whatever its value; asked under `strict_variables`."""
        return key in self.keys()

    def keys(self) -> Iterable[str]:
        """Return the keys in the order in which a template sees them."""
        return ()

    def command(self, key: str) -> object:
        """Return `object.size`, `object.first` or `object.last`."""
        return self.lookup(key)

    def walk(self) -> list[object]:
        """Return what a `for` runs over."""
        return []

    def pairs(self) -> list[list[object]]:
        """Return lists of a key and its value, if the object shows what it holds."""
        return []

    def first(self) -> object:
        """Return the first of the `pairs`, or None; the others are not looked at."""
        return None

    def contains(self, key: object) -> bool:
        """Say whether `object contains key` holds."""
        del key
        return False

    def to_text(self) -> str:
        """Return what `{{ object }}` writes, and what a filter gets that wants a string."""
        return ""

    def printed(self) -> str:
        """Return what it writes where a list is written that holds it."""
        return self.to_text()

    def inspect(self) -> str:
        """Return what it looks like inside a list or a hash that is inspected."""
        return self.to_text()

    def as_json(self, depth: int) -> Mapping[str, object] | str:
        """Return what `jsonify` writes, at a depth of objects and lists that are written already."""
        del depth
        return self.to_text()


class _Open(Drop):
    """What shows all that it holds."""

    __slots__ = ()

    def pairs(self) -> list[list[object]]:
        """Return all keys and their values."""
        return [[key, self.lookup(key)] for key in self.keys()]

    def first(self) -> object:
        """Return the first key and its value."""
        return next(([key, self.lookup(key)] for key in self.keys()), None)

    def as_json(self, depth: int) -> Mapping[str, object] | str:
        """Return all keys and their values."""
        del depth
        return {key: self.lookup(key) for key in self.keys()}


class JekyllObject(_Open):
    """What Jekyll calls a drop: `for` runs over its keys, `inspect` shows it as JSON."""

    __slots__ = ()

    def command(self, key: str) -> object:
        """Return the key of that name; of the others there is a first, which is a pair."""
        found = self.lookup(key)
        return self.first() if found is None and key == "first" else found

    def walk(self) -> list[object]:
        """Return the keys."""
        return list(self.keys())


class LazyHash(_Open):
    """What is a hash in Jekyll, but has its values only when it is asked for them."""

    __slots__ = ()

    def command(self, key: str) -> object:
        """Return the key of that name, else how many there are, or the first pair."""
        if key in self.keys() or key == "last":
            return self.lookup(key)
        return len(list(self.keys())) if key == "size" else self.first()

    def walk(self) -> list[object]:
        """Return the pairs."""
        return list(self.pairs())

    def contains(self, key: object) -> bool:
        """Say whether there is such a key."""
        return any(each == key for each in self.keys())

    def is_empty(self) -> bool:
        """Say whether there is no key."""
        return not any(True for _ in self.keys())


class LazyList(tuple[object, ...]):  # noqa: SLOT001 - a tuple's subclass can have no slots but empty ones
    """A list of objects, each made only when it is looked at, of which questions can be asked as a whole."""

    def derived(self, make: Callable[[tuple[object, ...]], T], key: str) -> T | None:
        """Return what a pure function makes of the values that all have under `key`; None where that cannot be asked."""
        raise NotImplementedError

    def at(self, places: Iterable[int]) -> LazyList:
        """Return the objects at these places."""
        raise NotImplementedError


class BuildTime:
    """The moment of the build (`site.time`, `'now'`, `'today'`), asked piece by piece so that questions can be traced."""

    __slots__ = ()

    def format(self, pattern: str) -> str:
        """Return this time by Ruby's strftime `pattern`, in the site's zone."""
        raise NotImplementedError

    def value(self) -> datetime:
        """Return the exact, aware time; whoever asks depends on every second of it."""
        raise NotImplementedError
