"""Front-matter defaults: which sets of `defaults:` hold for a file, and in which order (specs: Jekyll §6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from blogengine.config.config import DefaultsSet


class Defaults:
    """The `defaults:` of a site, ready to be asked for one file after another."""

    def __init__(self, sets: Sequence[DefaultsSet], collections_dir: str = "") -> None:
        self._prefix = f"{collections_dir}/" if collections_dir else ""
        self._sets = [(each, _matcher(each.path)) for each in sets]
        self._merged: dict[tuple[int, ...], Mapping[str, object]] = {}

    def for_file(self, path: str, kind: str | None, *, on_disk: bool = True) -> Mapping[str, object]:
        """Return the merged values for the file at `path` (relative to the source) of type `kind`.

        A longer path beats a shorter one, then a set with a type one without, then the later set; mappings merge
        deeply. A set is weighed against the last one that won, as in Jekyll, not against all. Files of one kind and
        folder share the result: it must not be changed. A generated file is not `on_disk`, where globs look for theirs.
        """
        matching = tuple(each for each in self._matching(path, kind) if on_disk or "*" not in self._sets[each][0].path)
        known = self._merged.get(matching)
        if known is None:
            known = self._merged[matching] = self._merge(matching)
        return known

    def value(self, path: str, kind: str, key: str) -> object:
        """Return the value of one key, weighed among the sets that hold the key; None where none does."""
        winner: DefaultsSet | None = None
        for position in self._matching(path, kind):
            each = self._sets[position][0]
            if key in each.values and (winner is None or _rank(each) >= _rank(winner)):
                winner = each
        return winner.values[key] if winner is not None else None

    def _matching(self, path: str, kind: str | None) -> Iterator[int]:
        shown = path.removeprefix(self._prefix)
        for position, (each, matched) in enumerate(self._sets):
            prefix = matched(path) if each.type in (None, kind) else None
            if prefix is not None and shown.startswith(prefix.removeprefix(self._prefix)):
                yield position

    def _merge(self, positions: Sequence[int]) -> Mapping[str, object]:
        values: Mapping[str, object] = {}
        winner: DefaultsSet | None = None
        for position in positions:
            each = self._sets[position][0]
            if winner is None or _rank(each) >= _rank(winner):
                values, winner = deep_merge(values, each.values), each
            else:
                values = deep_merge(each.values, values)
        return values


def _rank(each: DefaultsSet) -> tuple[int, bool]:
    return len(each.path), each.type is not None


_SEEN = r"(?!\.)"
_NAME = rf"{_SEEN}[^/]+"


def _matcher(pattern: str) -> Callable[[str], str | None]:
    """Return what says which beginning a path must have.

    A plain pattern is that beginning (`about` matches `about-us.md`); a glob gives the file or folder that it finds.
    """
    if "*" not in pattern:
        return lambda _: pattern
    expression = re.compile(f"{_expression(pattern)}(?=/|$)")

    def found(path: str) -> str | None:
        match = expression.match(path)
        return match[0] if match else None

    return found


def _expression(pattern: str) -> str:
    """Return a glob as a regular expression: `**/` stands for any folders, `*` for what has no slash.

    Neither begins with a dot, as in Ruby's `Dir.glob`.
    All that follows a wildcard, up to the next, is taken where it is first found, and not looked for again: more is
    never found by going back, and with many wildcards that would not end.
    """
    start, *parts = re.split(r"(?:(?:^|(?<=/))\*\*/)+", pattern)
    deep = [f"(?>(?:{_NAME}/)*?{_segments(part)})" for part in parts[:-1]]
    last = [f"(?:{_NAME}/)*{_segments(part)}" for part in parts[-1:]]
    return _segments(start) + "".join(deep + last)


def _segments(pattern: str) -> str:
    return "/".join(_segment(part) for part in pattern.split("/"))


def _segment(pattern: str) -> str:
    start, *parts = map(re.escape, re.split(r"\*+", pattern))
    start = start or (_SEEN if parts else "")
    middle = [f"(?>[^/]*?{part})" for part in parts[:-1]]
    return start + "".join(middle) + "".join(f"[^/]*{part}" for part in parts[-1:])
