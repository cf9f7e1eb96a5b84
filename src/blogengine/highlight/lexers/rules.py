"""Helpers for writing a lexer's rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from pygments.lexer import RegexLexer, RegexLexerMeta, bygroups, words
from pygments.lexer import using as _using

from blogengine.highlight.alternation import LaterRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pygments.util import Future

Change = Callable[[list[str], "re.Match[str]"], None]
_Tree = dict[str, "_Tree"]
"""Names by their characters, one after the other; the end of one is an empty text."""
Rules = dict[str, list[object]]
"""A lexer's states; each rule is (regular expression, token type or callback, next state)."""


class _OwnLexerMeta(RegexLexerMeta):
    def _process_regex(cls, regex: str | Future, rflags: int, state: str) -> LaterRule:  # noqa: N805 - of a class of classes
        del state
        if isinstance(regex, words):
            regex = f"{regex.prefix}({_any_spelled(regex.words)}){regex.suffix}"
        assert isinstance(regex, str)
        return LaterRule(regex, rflags)


class OwnLexer(RegexLexer, metaclass=_OwnLexerMeta):
    """A lexer whose rules are compiled state by state, as `Alternation` enters these: few by themselves."""


BLOCK_COMMENT = r"/\*[^*]*+\*++(?:[^/*][^*]*+\*++){0,2000}+/"
"""A comment of C's kind. Rouge wants its end, which is looked for past no more than 2000 stars: it may be missing often."""

UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0x80, 0x590)) if letter.isupper())
"""Upper-case letters, for a character class: those of the Latin, Greek, Cyrillic and Armenian alphabets."""


def groups(*kinds: object) -> object:
    """Return a callback that gives each group of a match its own token type; None for groups to pass over."""
    made: object = bygroups(*kinds)  # type: ignore[no-untyped-call]  # the stubs lack its signature
    return made


def using(lexer: object, **options: object) -> object:
    """Return a callback that gives the match to another lexer; `state` is the state to begin in."""
    made: object = _using(lexer, **options)  # type: ignore[no-untyped-call]  # the stubs lack its signature
    return made


def changing(action: object, change: Change) -> object:
    """Return a callback like `action`, after which `change` enters and leaves states by what was matched.

    Such a rule names no next state. A state may be any name that the lexer's rules know.
    """

    def call(lexer: object, match: re.Match[str], context: object = None) -> object:
        return action(lexer, match, context)  # type: ignore[operator]  # it is a callback

    call.change = change  # type: ignore[attr-defined]  # read by `Alternation`
    return call


def by_name(kinds: Sequence[tuple[object, Iterable[str]]], otherwise: object) -> object:
    """Return a callback that gives a match the first of the kinds that has it among its names."""
    table = {name: kind for kind, names in reversed(kinds) for name in names}

    def call(_lexer: object, match: re.Match[str], _context: object = None) -> Iterator[tuple[int, object, str]]:
        yield match.start(), table.get(match[0], otherwise), match[0]

    return call


def any_of(names: str) -> str:
    """Return a regular expression for the names in a text; no name that begins another stands before it."""
    return "|".join(sorted(names.split(), reverse=True))


@cache
def one_of(names: str) -> str:
    """Return a regular expression as `any_of` does, for many plain names: common beginnings are matched once."""
    return f"(?:{_any_spelled(names.split())})"


def _any_spelled(names: Iterable[str]) -> str:
    """Return what matches each of the names, as `pygments.regexopt` does, in a third of the time."""
    tree: _Tree = {}
    for name in names:
        branch = tree
        for character in name:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return _spelled(tree)


def _spelled(tree: _Tree) -> str:
    """Return what matches the names of a tree, the longer ones first."""
    ends = []
    for start, below in tree.items():
        beginning, rest = start, below
        while len(rest) == 1 and "" not in rest:
            [(character, rest)] = rest.items()
            beginning += character
        if beginning:
            ends.append(re.escape(beginning) + _spelled(rest))
    if not ends:
        return ""
    if len(ends) == 1 and "" not in tree:
        return ends[0]
    return f"(?:{'|'.join(ends)}){'?' * ('' in tree)}"
