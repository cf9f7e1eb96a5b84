"""A Pygments lexer's rules, run faster: the rules of a state are tried as one alternation rather than one by one.

The tokens are Pygments' own: a regular expression tries its alternatives in order, as the lexer tries its rules. What
an alternation cannot hold (a numbered back reference, a conditional) stays a rule of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace, _TokenType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pygments.lexer import Lexer

    Action = Any  # Pygments' own: a token type, a callback, or None
    NewState = Any  # Pygments' own: None, a tuple of names, a count to pop, "#push"

_ALONE = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]|\(\?P=|\(\?\(")
_INLINE_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_FLAGS = (("a", re.ASCII), ("i", re.IGNORECASE), ("m", re.MULTILINE), ("s", re.DOTALL), ("x", re.VERBOSE))

_Rule = tuple["Callable[[str, int], re.Match[str] | None]", "Action", "NewState"]
_Segment = tuple["Callable[[str, int], re.Match[str] | None]", "dict[int, _Rule]"]


class Alternation:
    """One lexer, ready to read; a state's alternation is made when the state is first entered."""

    def __init__(self, lexer: RegexLexer) -> None:
        self._lexer = lexer
        self._rules: dict[str, list[_Rule]] = lexer._tokens  # type: ignore[attr-defined]  # noqa: SLF001 - set by the metaclass
        self._states: dict[str, list[_Segment]] = {}

    def tokens(self, text: str, stack: list[str] | None = None) -> Iterator[tuple[_TokenType, str]]:
        """Yield the token types and texts that `RegexLexer.get_tokens_unprocessed` yields for `text`.

        A caller that reads a text in pieces gives the states to begin in, ["root"] at first, as `stack`: it holds
        those to go on in when all is read. No rule is then tried at a piece's end, where nothing is left to match.
        """
        position, end = 0, len(text)
        last = end if stack is None else end - 1
        if stack is None:
            stack = ["root"]
        segments = self._segments(stack[-1])
        while position <= last:
            for match_any, table in segments:
                match = match_any(text, position)
                if match is None:
                    continue
                rule_match, action, new_state = table[match.lastindex or 0]
                if type(action) is _TokenType:
                    yield action, match.group()
                elif action is not None:
                    own = rule_match(text, position)
                    assert own is not None
                    yield from ((kind, value) for _, kind, value in action(self._lexer, own))
                position = match.end()
                if new_state is not None:
                    _change(stack, new_state)
                    segments = self._segments(stack[-1])
                break
            else:
                if position >= end:
                    return
                if text[position] == "\n":
                    stack[:] = ["root"]
                    segments = self._segments("root")
                    yield Whitespace, "\n"
                else:
                    yield Error, text[position]
                position += 1

    def _segments(self, state: str) -> list[_Segment]:
        made = self._states.get(state)
        if made is None:
            made = self._states[state] = _compile(self._rules[state])
        return made


def alternation_of(lexer: Lexer) -> Alternation | None:
    """Return the faster reading of a lexer, or None where it reads in a way of its own."""
    plain = isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    return Alternation(lexer) if plain and isinstance(lexer, RegexLexer) else None


def _change(stack: list[str], new_state: NewState) -> None:
    """Enter and leave states as Pygments does; the first state is never left."""
    if isinstance(new_state, tuple):
        for name in new_state:
            if name == "#pop":
                if len(stack) > 1:
                    stack.pop()
            else:
                stack.append(stack[-1] if name == "#push" else name)
    elif isinstance(new_state, int):
        if abs(new_state) >= len(stack):
            del stack[1:]
        else:
            del stack[new_state:]
    else:
        stack.append(stack[-1])


def _compile(rules: list[_Rule]) -> list[_Segment]:
    segments: list[_Segment] = []
    bodies: list[str] = []
    table: dict[int, _Rule] = {}
    groups = 0
    for rule in rules:
        pattern: re.Pattern[str] = rule[0].__self__  # type: ignore[attr-defined]  # a bound `Pattern.match`
        if _ALONE.search(pattern.pattern):
            _close(segments, bodies, table)
            bodies, table, groups = [], {}, 0
            segments.append((rule[0], _Always(rule)))
            continue
        bodies.append(_body(pattern))
        table[groups + 1] = rule
        groups += 1 + pattern.groups
    _close(segments, bodies, table)
    return segments


def _close(segments: list[_Segment], bodies: list[str], table: dict[int, _Rule]) -> None:
    if len(table) == 1:
        (rule,) = table.values()
        segments.append((rule[0], _Always(rule)))
    elif bodies:
        segments.append((re.compile("|".join(bodies)).match, table))


def _body(pattern: re.Pattern[str]) -> str:
    """Return a rule's pattern as one group that carries the rule's flags."""
    text = _NAMED_GROUP.sub("(", _INLINE_FLAGS.sub("", pattern.pattern, count=1))
    flags = "".join(letter for letter, flag in _FLAGS if pattern.flags & flag)
    end = "\n" if pattern.flags & re.VERBOSE else ""
    return f"((?{flags}:{text}{end}))" if flags else f"({text})"


class _Always(dict[int, _Rule]):
    """The table of a rule that stands alone: whatever group matched last, it is this rule."""

    def __init__(self, rule: _Rule) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, group: int) -> _Rule:
        return self._rule
