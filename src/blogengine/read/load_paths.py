"""Globs in `sass: {load_paths: …}`: the folders that they stand for, as Ruby's `Dir.glob` finds them."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING

from blogengine.read.tree import ignore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blogengine.config.config import Config
    from blogengine.read.tree import Tree

_WILD = frozenset("*?[{")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_ANY_DEPTH = "**"

_Places = frozenset[int]
"""How far a folder's path may have come in a pattern: the parts that may be next."""


def glob_load_paths(tree: Tree, config: Config) -> dict[str, tuple[str, ...]]:
    """Return the folders of each load path that is a glob, in order; folders outside of the tree are not looked for."""
    globs = [path for path in config.load_paths if not _WILD.isdisjoint(path)]
    return {glob: tuple(dict.fromkeys(_folders(tree, glob))) for glob in globs}


def _folders(tree: Tree, glob: str) -> Iterator[str]:
    for pattern in _choices(glob.removeprefix("./").rstrip("/")):
        yield from _matching(tree, pattern.split("/"))


def _choices(glob: str) -> Iterator[str]:
    """Yield a glob once for each of its alternatives, `{a,b}`."""
    choice = _CHOICE.search(glob)
    if choice is None:
        yield glob
        return
    for each in choice[1].split(","):
        yield from _choices(f"{glob[: choice.start()]}{each}{glob[choice.end() :]}")


def _matching(tree: Tree, parts: Sequence[str]) -> list[str]:
    """Return the folders whose paths match; no other is looked into than those that lead there."""
    at: dict[str, _Places] = {"": frozenset({0})}
    found: list[str] = []

    def enter(path: str) -> bool:
        above, _, name = path.rpartition("/")
        if path not in at:
            at[path] = _after(parts, at[above], name)
            if len(parts) in at[path]:
                found.append(path)
        return any(place < len(parts) for place in at[path])

    for _ in tree.walk(enter, ignore):
        pass
    return found


def _after(parts: Sequence[str], places: _Places, name: str) -> _Places:
    """Return the places after a folder's name; a `*` stands for no name with a dot before it."""
    reached: set[int] = set()
    for place in places:
        for here in range(place, len(parts)):
            part = parts[here]
            deep = part == _ANY_DEPTH and here + 1 < len(parts)
            hidden = name.startswith(".") and not part.startswith(".")
            if not hidden and (deep or fnmatch.fnmatchcase(name, part)):
                reached.add(here if deep else here + 1)
            if not deep:
                break
    return frozenset(reached)
