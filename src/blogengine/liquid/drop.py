"""What a template may be given besides plain data: objects that answer lazily, and the time of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class Drop:
    """An object that answers `{{ object.key }}` when it is asked, and no earlier.

    To a template it is a mapping: `for` walks `[key, value]` pairs, `contains` looks among `keys()`. Equality is
    Python's `==`. `size`, `first` and `last` are keys like any other.

    No abstract base class: every look-up asks whether its object is a Drop, and `isinstance` is slow for those.
    """

    __slots__ = ()

    def lookup(self, key: str) -> object:
        """Return the value of `key`, or None where there is none."""
        raise NotImplementedError

    def has_key(self, key: str) -> bool:
        """Say whether `key` is known, whatever its value; asked under `strict_variables`."""
        return key in self.keys()

    def keys(self) -> Iterable[str]:
        """Return the keys in the order in which a template sees them."""
        return ()

    def to_text(self) -> str:
        """Return what `{{ object }}` writes, and what a filter gets that wants a string."""
        return ""

    def inspect(self) -> str:
        """Return what it looks like inside a list or a hash that is written."""
        return self.to_text()


class BuildTime:
    """The moment of the build (`site.time`, `'now'`, `'today'`), asked piece by piece so that questions can be traced."""

    __slots__ = ()

    def format(self, pattern: str) -> str:
        """Return this time by Ruby's strftime `pattern`, in the site's zone."""
        raise NotImplementedError

    def value(self) -> datetime:
        """Return the exact, aware time; whoever asks depends on every second of it."""
        raise NotImplementedError
