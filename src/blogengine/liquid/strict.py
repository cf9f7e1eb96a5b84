"""The strict reading of markup: tokens, and the grammar that Liquid tries first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from blogengine.liquid.expression import (
    SEGMENT,
    SPACE,
    Comparison,
    Condition,
    Filtered,
    Literal,
    MarkupError,
    parse_expression,
    parse_operand,
)
from blogengine.liquid.lax import filter_call
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from blogengine.liquid.expression import (
        FilterCall,
    )

_TOKEN = compiled_later(
    rf"{SPACE}*(?:(?P<comparison>==|!=|<>|<=?|>=?|contains(?={SPACE}))|(?P<string>'[^']*'|\"[^\"]*\")"
    rf"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<word>[a-zA-Z_]{SEGMENT}*\??)|(?P<dots>\.\.)"
    r"|(?P<special>[|.:,\[\]()?-])|(?P<end>\Z)|(?P<bad>(?s:.)))"
)
_NESTING = 20
END = "the end"


class Stream:
    """The tokens of one piece of markup, read from left to right; raises MarkupError where they do not fit.

    A token is its kind (`word`, `string`, `number`, `comparison`, `dots`, a special character, or `END`) and text.
    """

    def __init__(self, markup: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        for found in _TOKEN.finditer(markup):
            kind = found.lastgroup or ""
            text = found[kind]
            if kind == "bad":
                raise MarkupError(f"unexpected character {text!r}")
            self._tokens.append((text if kind == "special" else END if kind == "end" else kind, text))
            if kind == "end":
                break
        self._next = 0

    def look(self, kind: str, ahead: int = 0) -> bool:
        """Say whether the next token, or one further `ahead`, is of this kind."""
        at = self._next + ahead
        return at < len(self._tokens) and self._tokens[at][0] == kind

    def take(self, kind: str) -> str:
        """Return the text of the next token, which must be of this kind."""
        if not self.look(kind):
            self._fail(f"expected {_named(kind)}")
        self._next += 1
        return self._tokens[self._next - 1][1]

    def accept(self, kind: str) -> str | None:
        """Return the text of the next token if it is of this kind, else None."""
        return self.take(kind) if self.look(kind) else None

    def accept_word(self, word: str) -> bool:
        """Step over the next token if it is this word."""
        found = self.look("word") and self._tokens[self._next][1] == word
        self._next += found
        return found

    def expression(self, depth: int = 0) -> str:
        """Return the text of the next expression, without spaces between its tokens."""
        if depth > _NESTING:
            self._fail("expected a simpler expression")
        for kind in ("string", "number"):
            if self.look(kind):
                return self.take(kind)
        if word := self.accept("word"):
            return word + self._steps(depth)
        if self.look("["):
            return self._bracket(depth) + self._steps(depth)
        if self.accept("("):
            start = self.expression(depth + 1)
            self.take("dots")
            stop = self.expression(depth + 1)
            self.take(")")
            return f"({start}..{stop})"
        return self._fail("expected an expression")

    def argument(self) -> str:
        """Return the text of a filter's argument: an expression, or `name: expression`."""
        if self.look("word") and self.look(":", 1):
            return f"{self.take('word')}{self.take(':')} {self.expression()}"
        return self.expression()

    def _steps(self, depth: int) -> str:
        steps = []
        while True:
            if self.look("["):
                steps.append(self._bracket(depth))
            elif self.accept("."):
                steps.append("." + self.take("word"))
            else:
                return "".join(steps)

    def _bracket(self, depth: int) -> str:
        self.take("[")
        inner = self.expression(depth + 1)
        self.take("]")
        return f"[{inner}]"

    def _fail(self, expected: str) -> NoReturn:
        kind, text = self._tokens[min(self._next, len(self._tokens) - 1)]
        raise MarkupError(f"{expected}, found {END if kind == END else repr(text)}")


def _named(kind: str) -> str:
    return kind if len(kind) > 1 else repr(kind)


def parse_filtered(markup: str) -> Filtered:
    """Read `expression | filter: argument, …`; nothing at all is nil."""
    stream = Stream(markup)
    if stream.look(END):
        return Filtered(Literal(None))
    value = parse_expression(stream.expression())
    calls: list[FilterCall] = []
    while stream.accept("|"):
        name = stream.take("word")
        arguments: list[str] = []
        if stream.accept(":"):
            arguments.append(stream.argument())
            while stream.accept(","):
                arguments.append(stream.argument())
        calls.append(filter_call(name, arguments))
    stream.take(END)
    return Filtered(value, tuple(calls))


def parse_condition(markup: str) -> Condition:
    """Read comparisons joined by `and` and `or`."""
    stream = Stream(markup)
    first = _comparison(stream)
    rest: list[tuple[str, Comparison]] = []
    while operator := next((word for word in ("and", "or") if stream.accept_word(word)), None):
        rest.append((operator, _comparison(stream)))
    stream.take(END)
    return Condition(first, tuple(rest))


def _comparison(stream: Stream) -> Comparison:
    left = parse_operand(stream.expression())
    if operator := stream.accept("comparison"):
        return Comparison(left, operator, parse_operand(stream.expression()))
    return Comparison(left)
