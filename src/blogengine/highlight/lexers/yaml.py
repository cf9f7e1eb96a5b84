"""YAML, in the tokens of Rouge's `yaml`: keys and scalars are told apart by indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pygments.token import _TokenType

    _State = Callable[["_Reading"], bool]

_SPACE = r"[ \t\n\r\f\v]"
_SCALAR_START = r"(?=[^ \t\n\r\f\v?:,\[\]{}#&*!|>'\"%@`])"
_TAG = r"!<[0-9A-Za-z;/?:@&=+$,_.!~*'()\[\]%-]+>|(?:!(?a:[\w-]+))?!(?a:[\w;/?:@&=+$,.!~*'()\[\]%-]*)"
_ANCHOR = r"&(?:[^\W_]|[_-])+"
_ALIAS = r"\*(?:[^\W_]|[_-])+"

_TOP = re.compile(
    rf"(#.*)|(\n+|[ ]+(?=#|$))|(^%YAML\b)|(^%TAG\b)|(^(?:---|\.\.\.)(?= |$))|([ ]*(?!{_SPACE}|$))", re.MULTILINE
)
_BEFORE_LINE = re.compile(r"([ \t\r\f\v]*\n)|([ ]+(?=[-:?](?:[ ]|$)))|([-:?](?=[ ]|$))|([ ]*)", re.MULTILINE)
_LINE = re.compile(
    rf"([ ]*(?=#|$))|([ ]+)|({_TAG})|({_ANCHOR})|({_ALIAS})|([|>][+-]?)|([\[{{'\"])|({_SCALAR_START}|[?:-](?!{_SPACE}))",
    re.MULTILINE,
)
_NO_KEY = frozenset(" #\n!&*")
"""What other rules want before a key may begin."""
_KEY = re.compile(rf"[^#,:?\[\]{{}}\"'\n]+(:(?={_SPACE}|\Z))?")
_PLAIN = re.compile(
    r"([ ]*(?=:(?:[ \n]|$))|[ ]+(?=#))|([ ]*:[^ \t\n\r\f\v]+)|([ ]+$)|(\n+)|([ ]+)|(true|false|null)"
    r"|([0-9]+(?:\.[0-9]+)?(?=\r?\n|[ ]+#))|([^ \t\n\r\f\v:]+(?:[ ](?![0-9#:]|true|false|null)[^ \t\n\r\f\v:]+)*)",
    re.MULTILINE,
)
_NEXT_LINE = re.compile(r"([ ]+\n|\n+)|(?=---|\.\.\.)|([ ]*)")
_FLOW = re.compile(
    rf"({_SPACE}+)|(#.*)|([?:,])|({_TAG})|({_ANCHOR})|({_ALIAS})|([\[{{'\"])|([\]}}])|({_SCALAR_START})", re.MULTILINE
)
_PLAIN_IN_FLOW = re.compile(
    r"([ ]*(?=[,:?\[\]{}])|[ ]+(?=#))|(^[ ]+|[ ]+$|\n+)|([ ]+|[^ \t\n\r\f\v,:?\[\]{}]+)", re.MULTILINE
)
_BLOCK_HEADER = re.compile(r"(?:[1-9][+-]?|[+-]?[1-9]?)(?=[ ]|$)", re.MULTILINE)
_BLOCK = re.compile(r"(\n+)|(^[ ]+$)|(^[ ]*)|([^\n\r\f\v]+)", re.MULTILINE)
_IGNORED = re.compile(r"(#.*)|([ ]+)|(\n)")
_SINGLE = re.compile(r"(^[ ]+|[ ]+$|\n+)|([ ]+)|(\\')|(')|([^ \t\n\r\f\v']+)", re.MULTILINE)
_DOUBLE = re.compile(
    r"(^[ ]+|[ ]+$|\n+)|([ ]+)"
    r"|(\\(?:[0abt\tn\nvfre \"\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))"
    r"|(\")|([^ \t\n\r\f\v\"\\]+)",
    re.MULTILINE,
)
_VERSION = re.compile(r"([ ]+)([0-9]+\.[0-9]+)")
_PREFIX = re.compile(r"(?a:([ ]+)(!|![\w-]*!)([ ]+)(!|!?[\w;/?:@&=+$,.!~*'()\[\]%-]+))")

_FLOW_KINDS = (Text, Comment.Single, Punctuation.Indicator, Keyword.Type, Name.Label, Name.Variable)
_QUOTED_KINDS = (Text, Name.Variable, String.Escape, String, String)


class YamlLexer(Lexer):
    """Reads YAML as one pass over the text with a stack of states and a stack of indentations."""

    name = "YAML"

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (position, token type, text)."""
        reading = _Reading(text)
        reading.run()
        return iter(reading.out)


class _Reading:
    """One text being read; `indents` are those of the collections around, `indent` the one of the current line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.out: list[tuple[int, _TokenType, str]] = []
        self.states: list[_State] = [_top]
        self.indents = [0]
        self.indent = 0
        self.block_indent: int | None = None
        self.keyless = 0
        """Up to here there is no key: one look ahead at a run of characters tells for all of them."""

    def run(self) -> None:
        """Read the text; what no state wants is an error, character by character."""
        end = len(self.text)
        while self.position < end:
            if not self.states[-1](self):
                self.take(Error, self.position + 1)

    def match(self, pattern: re.Pattern[str]) -> tuple[int, int]:
        """Return which group of a pattern matches here, and where it ends; 0 where none does."""
        found = pattern.match(self.text, self.position)
        return (found.lastindex or 0, found.end()) if found else (-1, self.position)

    def take(self, kind: _TokenType, end: int) -> None:
        """Make what stands up to `end` a token."""
        start = self.position
        if end > start:
            self.out.append((start, kind, self.text[start:end]))
            self.position = end

    def pop(self, count: int = 1) -> None:
        """Leave states."""
        del self.states[-count:]

    def forget_indents(self) -> None:
        """Begin a document."""
        self.indents = [0]
        self.indent = 0
        self.block_indent = None

    def dedent(self, size: int) -> None:
        """Begin a line that is indented by `size`."""
        self.indent = size
        while size < self.indents[-1]:
            self.indents.pop()

    def open_collection(self) -> None:
        """Note the indentation of the line as that of a collection, if it is deeper."""
        if self.indents[-1] < self.indent:
            self.indents.append(self.indent)

    def open_flow(self, end: int) -> None:
        """Enter what the bracket or quote here begins."""
        mark = self.text[self.position]
        kind, state = _OPENERS[mark]
        self.take(kind, end)
        self.states.append(state)


def _top(reading: _Reading) -> bool:
    group, end = reading.match(_TOP)
    if group == 6:
        size = end - reading.position
        deep = size < reading.indents[-1]
        reading.dedent(size)
        known = reading.position + reading.indents[-1] if deep else end
        reading.take(Text, min(known, end))
        reading.take(Error, end)
        reading.states += [_line, _before_line]
    elif group in (1, 2):
        reading.take(Comment.Single if group == 1 else Text, end)
    elif group > 0:
        reading.take(Name.Namespace if group == 5 else Name.Tag, end)
        reading.forget_indents()
        reading.states.append((_version, _prefix, _line)[group - 3])
    return group > 0


def _before_line(reading: _Reading) -> bool:
    """Read the indentation of a line and the marks of collections that begin in it."""
    group, end = reading.match(_BEFORE_LINE)
    size = end - reading.position
    if group == 3:
        reading.open_collection()
        reading.indent += size
        reading.take(Punctuation.Indicator, end)
        return True
    reading.take(Text, end)
    if group == 1:
        reading.pop(2)
        return True
    reading.indent += size
    if group == 4:
        reading.pop()
    return True


def _line(reading: _Reading) -> bool:
    if reading.text[reading.position] not in _NO_KEY and _key(reading):
        return True
    group, end = reading.match(_LINE)
    if group < 0:
        return _key(reading)
    if group == 1:
        reading.take(Text, end)
        reading.pop()
    elif group <= 5:
        reading.take((Text, Keyword.Type, Name.Label, Name.Variable)[group - 2], end)
    elif group == 6:
        reading.take(Punctuation.Indicator, end)
        reading.states += [_block, _block_header]
    elif group == 7:
        reading.open_flow(end)
    else:
        reading.states.append(_plain)
    return True


def _key(reading: _Reading) -> bool:
    """Read a key up to its colon, if there is one in the line."""
    if reading.position < reading.keyless:
        return False
    key = _KEY.match(reading.text, reading.position)
    if key is None:
        return False
    end = key.end()
    if key[1] is None:
        reading.keyless = end
        return False
    reading.take(Name.Attribute, end - 1)
    reading.take(Punctuation.Indicator, end)
    reading.open_collection()
    if reading.text.startswith(" ", end):
        reading.take(Text, end + 1)
    return True


def _plain(reading: _Reading) -> bool:
    group, end = reading.match(_PLAIN)
    if group < 0:
        return False
    kind = (Text, String, Text, Text, String, Name.Constant, Number, String)[group - 1]
    reading.take(kind, end)
    if group in (1, 7):
        reading.pop()
    elif group == 4:
        reading.states.append(_next_line)
    return True


def _next_line(reading: _Reading) -> bool:
    """Read the line ends in a plain scalar, and see whether it goes on."""
    group, end = reading.match(_NEXT_LINE)
    if group == 0:
        reading.pop(3)
        return True
    size = end - reading.position
    reading.take(Text, end)
    if group == 2:
        reading.pop()
        if size <= reading.indents[-1]:
            reading.pop()
            reading.dedent(size)
            reading.states.append(_before_line)
    return True


def _sequence(reading: _Reading) -> bool:
    return _flow(reading, "]")


def _mapping(reading: _Reading) -> bool:
    return _flow(reading, "}")


def _flow(reading: _Reading, closing: str) -> bool:
    """Read within brackets; only their own kind ends them."""
    group, end = reading.match(_FLOW)
    if group == 7:
        reading.open_flow(end)
    elif group == 8:
        if reading.text[reading.position] != closing:
            return False
        reading.take(Punctuation.Indicator, end)
        reading.pop()
    elif group == 9:
        reading.states.append(_plain_in_flow)
    elif group > 0:
        reading.take(_FLOW_KINDS[group - 1], end)
    return group > 0


def _plain_in_flow(reading: _Reading) -> bool:
    group, end = reading.match(_PLAIN_IN_FLOW)
    if group < 0:
        return False
    reading.take(Name.Variable if group == 3 else Text, end)
    if group == 1:
        reading.pop()
    return True


def _single(reading: _Reading) -> bool:
    return _quoted(reading, _SINGLE)


def _double(reading: _Reading) -> bool:
    return _quoted(reading, _DOUBLE)


def _quoted(reading: _Reading, pattern: re.Pattern[str]) -> bool:
    group, end = reading.match(pattern)
    if group < 0:
        return False
    reading.take(_QUOTED_KINDS[group - 1], end)
    if group == 4:
        reading.pop()
    return True


def _block_header(reading: _Reading) -> bool:
    """Read what follows the mark of a block scalar: Rouge takes a minus before its indentation for a sign."""
    header = _BLOCK_HEADER.match(reading.text, reading.position)
    if header is None:
        return False
    reading.block_indent = None
    reading.states[-1] = _ignored
    if header[0]:
        number = re.match(r"[+-]?[0-9]+", header[0])
        reading.block_indent = reading.indents[-1] + (int(number[0]) if number else 0)
        reading.take(Punctuation.Indicator, header.end())
    return True


def _block(reading: _Reading) -> bool:
    """Read the lines of a block scalar; one at the margin begins with an error."""
    group, end = reading.match(_BLOCK)
    if group < 0:
        return False
    size = end - reading.position
    if group in (1, 4):
        reading.take(Text if group == 1 else String, end)
    elif group == 2:
        known = size if reading.block_indent is None else max(reading.block_indent, 0)
        reading.take(Text, reading.position + min(size, known))
        reading.take(Name.Constant, end)
    else:
        least = reading.indents[-1] if reading.block_indent is None else reading.block_indent
        if reading.block_indent is None:
            reading.block_indent = size
        reading.take(Text, end)
        if size < least:
            reading.dedent(size)
            reading.states[-1] = _before_line
        elif size == 0:
            return False
    return True


def _ignored(reading: _Reading) -> bool:
    group, end = reading.match(_IGNORED)
    if group > 0:
        reading.take(Comment.Single if group == 1 else Text, end)
    if group == 3:
        reading.pop()
    return group > 0


def _version(reading: _Reading) -> bool:
    return _directive(reading, _VERSION, (Text, Number))


def _prefix(reading: _Reading) -> bool:
    return _directive(reading, _PREFIX, (Text, Keyword.Type, Text, Keyword.Type))


def _directive(reading: _Reading, pattern: re.Pattern[str], kinds: tuple[_TokenType, ...]) -> bool:
    found = pattern.match(reading.text, reading.position)
    if found is None:
        return False
    for group, kind in enumerate(kinds, 1):
        reading.take(kind, found.end(group))
    reading.states[-1] = _ignored
    return True


_OPENERS: dict[str, tuple[_TokenType, _State]] = {
    "[": (Punctuation.Indicator, _sequence),
    "{": (Punctuation.Indicator, _mapping),
    "'": (String.Single, _single),
    '"': (String.Double, _double),
}
