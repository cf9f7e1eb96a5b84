"""The frame of the inline rules: where they look, elements within elements without recursion, and a bound on work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.ruler import Ruler

from blogengine.markdown.kramdown.nodes import Node
from blogengine.markdown.kramdown.unclosed import Unclosed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blogengine.markdown.kramdown.document import Document

EM, STRONG, LINK, IMAGE = 1, 2, 4, 8
"""Bits of `OpenElement.inside`: what may not be opened again within itself."""

TRIGGERS = "*_`<[]\\&\"'-.$~{> "
"""The characters at which rules are tried: a rule's `alt` names its own."""

_COMMON = r"[*_`<\[\\&\"'{}]|--|\.\.\.|\$\$|~~|\{{:|>>"
Parts = list[str] | deque[str]
_QUOTES = "\"'"
_LINE_END = re.compile("\n")

_ENOUGH = 100
_TOKENS_A_CHARACTER = 4
_TOKENS_ANYWAY = 2000
_LONG = 20_000
"""Characters of one text behind which there is but a token for every fourth, twice what prose has."""


def _pattern(extra_characters: str, *, breaks: bool) -> re.Pattern[str]:
    return re.compile(_COMMON.format(extra_characters) + ("|  \n" if breaks else ""))


class Scope:
    """Which rules are tried at which characters, and the patterns that find these characters.

    `find` is indexed by whether the text has hard line breaks, `find_in_link` looks for closing brackets too.
    """

    __slots__ = ("chains", "find", "find_in_link")

    def __init__(self, chains: Mapping[str, Sequence[InlineRule]], only: str | None = None) -> None:
        self.chains = chains
        if only is None:
            self.find = (_pattern("", breaks=False), _pattern("", breaks=True))
            self.find_in_link = (_pattern(r"\]", breaks=False), _pattern(r"\]", breaks=True))
        else:
            pattern = re.compile(f"[{only}]")
            self.find = self.find_in_link = (pattern, pattern)


class OpenElement:
    """One element being filled: until `stop` matches and `accept` agrees, or to the end of the text.

    `close` is then called with whether the end was found; it moves `state.pos` and gives the node, or what opened it
    as text, to the element around. `parts` is text read since the last child; `count` and `images` are for whoever
    opens the element.
    """

    __slots__ = ("accept", "close", "count", "find", "images", "inside", "node", "parts", "scope", "start", "stop")

    def __init__(self, node: Node, scope: Scope, find: re.Pattern[str], inside: int, start: int = 0) -> None:
        self.node = node
        self.scope = scope
        self.find = find
        self.inside = inside
        self.start = start
        self.stop: re.Pattern[str] | None = None
        self.close: Callable[[InlineState, OpenElement, bool], None] | None = None
        self.accept: Callable[[InlineState, OpenElement, re.Match[str]], bool] | None = None
        self.parts: Parts = []
        self.count = 0
        self.images = 0

    def until(
        self,
        stop: re.Pattern[str],
        close: Callable[[InlineState, OpenElement, bool], None],
        accept: Callable[[InlineState, OpenElement, re.Match[str]], bool] | None = None,
    ) -> None:
        """Say what ends this element."""
        self.stop = stop
        self.close = close
        self.accept = accept

    def add(self, node: Node) -> None:
        """Append an element."""
        if self.parts:
            self.flush()
        self.node.children.append(node)

    def flush(self) -> None:
        """Make a node of the text read so far."""
        children = self.node.children
        text = "".join(self.parts)
        self.parts.clear()
        if children and children[-1].type == "text":
            children[-1].value += text
        else:
            children.append(Node("text", text))

    def absorb(self, inner: OpenElement) -> None:
        """Append all that was read into `inner`, in no more time than the shorter of both takes: levels may be many."""
        if inner.node.children:
            if self.parts:
                self.flush()
            self.node.children = _joined(self.node.children, inner.node.children)
        self.parts = _before(self.parts, inner.parts)
        self.images += inner.images

    @property
    def last(self) -> Node | None:
        """The element right before, None if there is text or nothing."""
        return self.node.children[-1] if not self.parts and self.node.children else None

    @property
    def empty(self) -> bool:
        """Whether nothing was read yet."""
        return not self.parts and not self.node.children


def _joined(first: list[Node], second: list[Node]) -> list[Node]:
    if len(first) < len(second):
        second[:0] = first
        return second
    first += second
    return first


def _before(first: Parts, second: Parts) -> Parts:
    if len(first) >= len(second):
        first.extend(second)
        return first
    parts = second if isinstance(second, deque) else deque(second)
    parts.extendleft(reversed(first))
    return parts


class InlineState:
    """One text being read into nodes: `pos` is where the rules look, `element` the innermost open element, `around` those around it.

    A rule either takes something, moves `pos` behind it and returns True, or returns False.
    """

    __slots__ = (
        "_budget",
        "_line_ends",
        "around",
        "breaks",
        "document",
        "element",
        "failed",
        "hopeless",
        "line",
        "pos",
        "steps",
        "text",
        "unclosed",
    )

    def __init__(self, document: Document, text: str, line: int, root: OpenElement) -> None:
        self.document = document
        self.text = text
        self.pos = 0
        self.line = line
        self.around: list[OpenElement] = []
        self.element = root
        self.breaks = "  \n" in text
        self.steps = 0
        self.failed: set[tuple[int, str, int]] = set()
        self.hopeless: set[tuple[str, int]] = set()
        self.unclosed = Unclosed()
        self._line_ends: list[int] | None = None
        self._budget = _TOKENS_ANYWAY + _TOKENS_A_CHARACTER * min(len(text), _LONG) + max(len(text) - _LONG, 0) // 4

    def as_text(self, end: int) -> None:
        """Take what stands from `pos` to `end` for text."""
        self.element.parts.append(self.text[self.pos : end])
        self.pos = end

    def open(self, node: Node, bit: int, start: int, scope: Scope | None = None) -> OpenElement:
        """Open an element within the current one, which began at `start`; `bit` says what it may not hold."""
        around = self.element
        scope = scope or around.scope
        find = (scope.find_in_link if bit & (LINK | IMAGE) else scope.find)[self.breaks]
        self.around.append(around)
        self.element = OpenElement(node, scope, find, around.inside | bit, start)
        return self.element

    def pop(self) -> None:
        """Go back to the element around."""
        self.element = self.around.pop()

    @property
    def is_exhausted(self) -> bool:
        """Whether the work for this text exceeds all measure: from then on it is read in one pass."""
        return self.steps > self._budget

    def may_open(self, pos: int, mark: str) -> bool:
        """Tell whether it is worth to look for the end of what `mark` opens at `pos`.

        It is not if that was tried here before, or, when the work exceeds all measure, anywhere before.
        """
        inside = self.element.inside
        if (pos, mark, inside) in self.failed:
            return False
        return not self.is_exhausted or (mark, inside) not in self.hopeless

    def note_failure(self, pos: int, mark: str, *, hopeless: bool = True) -> None:
        """Remember that `mark` opens nothing at `pos` in the current element."""
        inside = self.element.inside
        self.failed.add((pos, mark, inside))
        if hopeless:
            self.hopeless.add((mark, inside))

    def fail(self, element: OpenElement, mark: str, *, hopeless: bool = True) -> None:
        """Take `mark`, which opened `element` in vain, for text, and read on behind it.

        `hopeless` says that there is no end for it in the rest of the text.

        What stands within is read again, since it may mean something else outside. This takes kramdown a time
        exponential in the number of such marks; so when the work exceeds all measure, what was read is kept.
        """
        around = self.element
        self.note_failure(element.start, mark, hopeless=hopeless)
        around.parts.append(mark)
        if not self.is_exhausted:
            self.pos = element.start + len(mark)
            return
        self.document.limit("too many marks open without an end: some are taken for text", self.line)
        around.absorb(element)

    def line_at(self, pos: int) -> int:
        """Return the number of the line of `pos` in the document, from 1."""
        if self._line_ends is None:
            self._line_ends = [match.start() for match in _LINE_END.finditer(self.text)]
        return self.line + bisect_left(self._line_ends, pos)

    def line_from(self, pos: int) -> str:
        """Return the line of `pos` from there on, as far as it takes to find the place again."""
        return self.text[pos : pos + _ENOUGH].partition("\n")[0]

    def warn(self, message: str, pos: int) -> None:
        """Note that what stands at `pos` will hardly mean what its author meant."""
        if not self.document.has_said_enough:
            self.document.warn(message, self.line_at(pos), self.line_from(pos))


InlineRule = Callable[[InlineState], bool]


class InlineParser:
    """The inline rules in their order; `ruler.push(name, rule, {"alt": triggers})` adds one."""

    def __init__(self) -> None:
        self.ruler: Ruler[InlineRule] = Ruler()
        self.ruler2: Ruler[InlineRule] = Ruler()
        """Expected by `MarkdownIt`; kramdown has no second pass."""
        self._scopes: dict[tuple[str, ...], Scope] = {}

    def scope(self, *names: str) -> Scope:
        """Return the scope of all rules, or of the rules of these names only."""
        if names not in self._scopes:
            self._scopes[names] = (
                self._some(names) if names else Scope({mark: self.ruler.getRules(mark) for mark in TRIGGERS})
            )
        return self._scopes[names]

    def _some(self, names: tuple[str, ...]) -> Scope:
        wanted = [rule for rule in self.ruler.__rules__ if rule.name in names]
        marks = dict.fromkeys(mark for rule in wanted for mark in rule.alt)
        return Scope({mark: [rule.fn for rule in wanted if mark in rule.alt] for mark in marks}, "".join(marks))

    def parse(self, document: Document, node: Node, text: str, line: int, scope: Scope | None = None) -> None:
        """Read `text`, which begins in line `line`, into the children of `node`."""
        scope = scope or self.scope()
        find = scope.find["  \n" in text]
        if find.search(text) is None:
            if text:
                node.children.append(Node("text", text))
            return
        state = InlineState(document, text, line, OpenElement(node, scope, find, 0))
        _run(state)


def _run(state: InlineState) -> None:
    """Read the text to its end, token by token; closing an element may set `pos` back."""
    text = state.text
    while True:
        element = state.element
        pos = state.pos
        match = element.find.search(text, pos)
        state.steps += 1
        if match is None:
            if element.close is None:
                break
            element.close(state, element, False)
            continue
        start = match.start()
        char = text[start]
        if start > pos:
            start = _token_start(text, char, start)
            if start > pos:
                element.parts.append(text[pos:start])
            state.pos = start
        if element.close is None or not _closes(state, element, start):
            _try_rules(state, element.scope.chains[char])
    if pos < len(text):
        element.parts.append(text[pos:])
    if element.parts:
        element.flush()


def _token_start(text: str, char: str, found: int) -> int:
    """Return where the token begins that was found by its `char`, if what is before that is still unread."""
    if char in _QUOTES:
        return found - 1  # the character before a quote decides about it
    before = text[found - 1]
    if (char == "[" and before == "!") or (char == ">" and before == " "):
        return found - 1
    return found


def _closes(state: InlineState, element: OpenElement, pos: int) -> bool:
    """Close `element` if its end is at `pos`, and tell whether it was."""
    if element.stop is None or element.close is None:
        return False
    stop = element.stop.match(state.text, pos)
    if stop is None or (element.accept is not None and not element.accept(state, element, stop)):
        return False
    element.close(state, element, True)
    return True


def _try_rules(state: InlineState, rules: Sequence[InlineRule]) -> None:
    for rule in rules:
        if rule(state):
            return
    state.as_text(state.pos + 1)
