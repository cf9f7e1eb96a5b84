"""A Pygments lexer's rules, run faster: the rules of a state are tried as one alternation rather than one by one.

The tokens are Pygments' own: a regular expression tries its alternatives in order, as the lexer tries its rules. What
an alternation cannot hold (a numbered back reference, a conditional) stays a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Error, Whitespace, _TokenType

from blogengine.highlight.limits import LexingLimitExceeded, heed_signals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from pygments.lexer import Lexer

    Action = Any  # Pygments' own: a token type, a callback, or None
    Change = Callable[[list[str], re.Match[str]], None]
    NewState = Any  # Pygments' own: None, a tuple of names, a count to pop, "#push"; or a Change

_ALONE = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]|\(\?P=|\(\?\(")
_INLINE_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_GROUPS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\((?!\?)|\(\?P<)", re.DOTALL)
_AHEAD = re.compile(r"\(\?=\[\w+\]\)")
_FLAGS = tuple((letter.lower(), int(re.RegexFlag[letter])) for letter in "AIMSX")
_VERBOSE = int(re.VERBOSE)
_NO_AHEAD = int(re.VERBOSE | re.IGNORECASE)

_BY_GROUPS = bygroups().__qualname__  # type: ignore[no-untyped-call]  # the stubs lack its signature
IDLE_STEPS = 1000
"""How many rules may match nothing one after another; more is a loop, which Pygments itself would never leave."""

_Token = tuple["_TokenType", str]
_Read = Callable[["re.Match[str]"], list[_Token]]
_Match = Callable[[str, int], "re.Match[str] | None"]
_Rule = tuple[_Match, "Action", "NewState"]
_Body = tuple[str, str, str]
"""A rule's pattern: its flags, a look at the next character with which it begins, the rest."""
_Segment = tuple[_Match, Mapping[int, tuple["Action", "_Read | None", "NewState"]]]
"""What matches any of some rules, and by the last group of a match: its token type, else what reads it, and the next state."""


class LaterRule:
    """A rule's pattern, which is compiled when it is matched by itself; what `RegexLexer` has in place of `match`."""

    __slots__ = ("_match", "flags", "groups", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        own = _INLINE_FLAGS.match(pattern)
        letters = own[0] if own else ""
        self.pattern = pattern
        self.flags = int(flags) | sum(flag for letter, flag in _FLAGS if letter in letters)
        self.groups = sum(map(bool, _GROUPS.findall(pattern)))
        self._match: _Match | None = None

    def __call__(self, text: str, position: int) -> re.Match[str] | None:
        """Match at a position of a text."""
        if self._match is None:
            self._match = re.compile(self.pattern, self.flags).match
        return self._match(text, position)


class Alternation:
    """One lexer, ready to read; a state's alternation is made when the state is first entered.

    A callback of our own may have an attribute `change`: it is called with the states and the match, and enters and
    leaves states itself.
    """

    def __init__(self, lexer: RegexLexer, rules: Mapping[str, list[_Rule]] | None = None) -> None:
        """Read as `lexer` does; `rules` are its own, or those by which it knows more states."""
        self._lexer = lexer
        self._rules: Mapping[str, list[_Rule]] = rules or lexer._tokens  # type: ignore[attr-defined]  # noqa: SLF001 - set by the metaclass
        self._states: dict[str, list[_Segment]] = {}

    def prepare(self) -> None:
        """Compile the rules of all states, alone and as alternations; otherwise that is done when they are first needed."""
        for state, rules in self._rules.items():
            self._segments(state)
            for match_alone, action, _ in rules:
                if callable(action):
                    match_alone("", 0)

    def tokens(self, text: str, stack: list[str] | None = None) -> list[_Token]:
        """Return the token types and texts that `RegexLexer.get_tokens_unprocessed` yields for `text`.

        A caller that reads a text in pieces gives the states to begin in, ["root"] at first, as `stack`: it holds
        those to go on in when all is read. No rule is then tried at a piece's end, where nothing is left to match.
        Raises LexingLimitExceeded where the lexer goes on and reads nothing.
        """
        out: list[_Token] = []
        position = idle = heed = 0
        last = len(text) if stack is None else len(text) - 1
        states = ["root"] if stack is None else stack
        segments = self._segments(states[-1])
        while position <= last:
            for match_any, table in segments:
                match = match_any(text, position)
                if match is None:
                    continue
                kind, read, new_state = table[match.lastindex or 0]
                after = match.end()
                if kind is not None:
                    out.append((kind, text[position:after]))
                elif read is not None:
                    out += read(match)
                idle = 0 if after > position else idle + 1
                position = after
                if new_state is not None:
                    _change(states, new_state, match)
                    segments = self._segments(states[-1])
                break
            else:
                if position >= len(text):
                    break
                out.append(_unmatched(text[position], states))
                segments = self._segments(states[-1])
                position += 1
            if idle > IDLE_STEPS:
                raise LexingLimitExceeded
            if len(out) > heed:
                heed = heed_signals(len(out))
        return out

    def _segments(self, state: str) -> list[_Segment]:
        made = self._states.get(state)
        if made is None:
            made = self._states[state] = _compile(self._rules[state], self._lexer)
        return made


def _unmatched(char: str, states: list[str]) -> _Token:
    """Read a character that no rule wants: to Pygments a line end ends all states."""
    if char == "\n":
        states[:] = ["root"]
        return Whitespace, char
    return Error, char


def alternation_of(lexer: Lexer) -> Alternation | None:
    """Return the faster reading of a lexer, or None where it reads in a way of its own."""
    plain = isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    return Alternation(lexer) if plain and isinstance(lexer, RegexLexer) else None


def _change(stack: list[str], new_state: NewState, match: re.Match[str]) -> None:
    """Enter and leave states as Pygments does; the first state is never left."""
    if isinstance(new_state, int):
        if abs(new_state) >= len(stack):
            del stack[1:]
        else:
            del stack[new_state:]
    elif callable(new_state):
        new_state(stack, match)
    elif isinstance(new_state, tuple):
        for name in new_state:
            if name == "#pop":
                if len(stack) > 1:
                    stack.pop()
            else:
                stack.append(stack[-1] if name == "#push" else name)
    else:
        stack.append(stack[-1])


def _compile(rules: list[_Rule], lexer: RegexLexer) -> list[_Segment]:
    segments: list[_Segment] = []
    bodies: list[_Body] = []
    table: dict[int, tuple[Action, _Read | None, NewState]] = {}
    groups = 0
    for rule_match, action, new_state in rules:
        pattern = rule_match if isinstance(rule_match, LaterRule) else _pattern_of(rule_match)
        if _ALONE.search(pattern.pattern):
            _close(segments, bodies, table)
            bodies, table, groups = [], {}, 0
            segments.append((rule_match, _Always(_how_to_read(action, lexer, None, 0), new_state)))
            continue
        bodies.append(_body(pattern))
        change = getattr(action, "change", None)
        after = _changed_by(change, rule_match) if change else new_state
        read = _how_to_read(action, lexer, rule_match, groups)
        groups += pattern.groups + 1
        table[groups] = (*read, after)
    _close(segments, bodies, table)
    return segments


def _changed_by(change: Change, alone: _Match) -> Change:
    """Return what gives `change` a match with the rule's own groups."""

    def change_states(states: list[str], match: re.Match[str]) -> None:
        own = alone(match.string, match.start())
        assert own is not None
        change(states, own)

    return change_states


def _close(
    segments: list[_Segment], bodies: list[_Body], table: dict[int, tuple[Action, _Read | None, NewState]]
) -> None:
    if bodies:
        segments.append((re.compile("|".join(_joined(bodies))).match, table))


def _joined(bodies: Iterable[_Body]) -> Iterator[str]:
    """Yield the patterns; of neighbours that begin with the same look at the next character, that is looked at once.

    After each an empty group tells that it matched. Were the pattern a group itself, `re` would try it even where its
    first character does not match.
    """
    for (flags, ahead), alike in groupby(bodies, lambda body: body[:2]):
        rules = "|".join([f"(?{flags}:{text})()" for *_, text in alike])
        yield f"{ahead}(?:{rules})" if ahead else rules


def _how_to_read(action: Action, lexer: RegexLexer, alone: _Match | None, before: int) -> tuple[Action, _Read | None]:
    """Return a rule's token type, or else what makes tokens of a match, in which `before` groups precede the rule's own.

    `alone` matches the rule without the others, None where it is alone.
    """
    if action is None or type(action) is _TokenType:
        return action, None
    kinds = _group_types(action)
    if kinds is not None:
        wanted = [(number, kind) for number, kind in enumerate(kinds, before + 1) if kind is not None]
        return None, lambda match: [(kind, match[number]) for number, kind in wanted if match[number]]

    def read(match: re.Match[str]) -> list[_Token]:
        own = match if alone is None else alone(match.string, match.start())
        return [(kind, value) for _, kind, value in action(lexer, own)]

    return None, read


def _group_types(action: Action) -> tuple[_TokenType | None, ...] | None:
    """Return the token types that `bygroups` was given, or None for another callback or where there is more to it."""
    if getattr(action, "__qualname__", "") != _BY_GROUPS:
        return None
    kinds: tuple[object, ...] = action.__closure__[0].cell_contents
    plain = all(kind is None or type(kind) is _TokenType for kind in kinds)
    return kinds if plain else None  # type: ignore[return-value]  # just seen


def _pattern_of(rule_match: _Match) -> re.Pattern[str]:
    pattern: re.Pattern[str] = rule_match.__self__  # type: ignore[attr-defined]  # a bound `Pattern.match`
    return pattern


def _body(pattern: re.Pattern[str] | LaterRule) -> _Body:
    text = _NAMED_GROUP.sub("(", _INLINE_FLAGS.sub("", pattern.pattern, count=1))
    flags = "".join(letter for letter, flag in _FLAGS if pattern.flags & flag)
    ahead = found[0] if (found := _AHEAD.match(text)) and not pattern.flags & _NO_AHEAD else ""
    end = "\n" if pattern.flags & _VERBOSE else ""
    return flags, ahead, f"{text.removeprefix(ahead)}{end}"


class _Always(dict[int, tuple["Action", "_Read | None", "NewState"]]):
    """The table of a rule that stands alone: whatever group matched last, it is this rule."""

    def __init__(self, how: tuple[Action, _Read | None], new_state: NewState) -> None:
        super().__init__()
        self._rule = (*how, new_state)

    def __missing__(self, group: int) -> tuple[Action, _Read | None, NewState]:
        return self._rule
