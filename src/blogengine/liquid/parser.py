"""From tokens to nodes: text, outputs and tags, whose own parsers are in `tags/`."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NoReturn, TypeVar

from blogengine.errors import Diagnostic, TemplateError
from blogengine.liquid import hints, lax, strict
from blogengine.liquid.expression import SPACE, MarkupError
from blogengine.liquid.limits import LIMIT
from blogengine.liquid.locate import place_of_filter
from blogengine.liquid.node import Body, Output, Place, Text
from blogengine.liquid.ruby import SPACE as SPACES
from blogengine.liquid.scanner import Places, Token, scan
from blogengine.records import NamedTuple
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.liquid.environment import Environment
    from blogengine.liquid.expression import Condition, Filtered
    from blogengine.liquid.source import Source

    _T = TypeVar("_T")

_TAG = re.compile(rf"\{{%-?{SPACE}*(#|[A-Za-z0-9_]+){SPACE}*(.*?)-?%\}}\Z", re.DOTALL)
_TAG_OF_WORDS = re.compile(_TAG.pattern.replace("#|", ""), re.DOTALL)
_OUTPUT = re.compile(r"\{\{-?(.*?)-?\}\}\Z", re.DOTALL)
_LINE = re.compile(rf"{SPACE}*(#|[A-Za-z0-9_]+){SPACE}*(.*)\Z", re.DOTALL)
_BLANK = re.compile(rf"{SPACE}*\Z")
_CLOSES_RAW = re.compile(rf"(.*)\{{%{SPACE}*([A-Za-z0-9_]+){SPACE}*.*?%\}}\Z", re.DOTALL)


class Head(NamedTuple):
    """A tag as it stands in the template: `{% name markup %}`; `offset` is that of the markup in the text."""

    name: str
    markup: str
    place: Place
    offset: int


class Parser:
    """Reads one template; collects in `diagnostics` what was odd but could be read.

    A tag's parser gets the tag's `Head` and this parser, from which it takes the blocks that belong to the tag. All
    errors are TemplateErrors with their place in the file. `leaving` counts the tags by which a block may be left.
    """

    def __init__(self, source: Source, environment: Environment) -> None:
        self.source = source
        self.environment = environment
        self.diagnostics: list[Diagnostic] = []
        self.leaving = 0
        self._places = Places(source.text)
        self._tokens = deque(scan(source.text))
        self._lines = False
        self._trim = False
        self._depth = 0

    def document(self) -> Body:
        """Read the whole template."""
        body = Body()
        stop = self._fill(body)
        if stop is not None:
            self._unknown(stop, None)
        return body

    def block(self, opening: Head, *stops: str) -> tuple[Body, Head]:
        """Read up to one of the tags `stops`, or the end tag of `opening`; return the body and the tag that ended it."""
        body = Body()
        stop = self._nested(opening, body)
        if stop.name != f"end{opening.name}" and stop.name not in stops:
            self._unknown(stop, opening)
        return body, stop

    def skip_block(self, opening: Head) -> None:
        """Read up to the end tag of `opening`, whatever unknown tags stand before it."""
        while self._nested(opening, Body()).name != f"end{opening.name}":
            pass

    def _nested(self, opening: Head, body: Body) -> Head:
        """Read nodes one level deeper up to a tag that nobody defines."""
        if self._depth >= self.environment.limits.nesting:
            self.fail(f"blocks are nested more than {self.environment.limits.nesting} deep", opening.place, code=LIMIT)
        self._depth += 1
        stop = self._fill(body)
        self._depth -= 1
        return self._never_closed(opening) if stop is None else stop

    def _never_closed(self, opening: Head) -> NoReturn:
        line = self.source.span(opening.place.line, 1).line
        message = f"the '{opening.name}' tag opened on line {line} is never closed"
        self.fail(message, opening.place, hint=f"add {{% end{opening.name} %}}")

    def raw(self, opening: Head) -> str:
        """Return the text up to the end tag of `opening`, as it was written."""
        pieces: list[str] = []
        end = f"end{opening.name}"
        while True:
            if not self._tokens:
                self._never_closed(opening)
            text = self._tokens.popleft().text
            if text.endswith("%}") and (found := _CLOSES_RAW.match(text)) and found[2] == end:
                pieces.append(found[1])
                return "".join(pieces)
            pieces.append(text)

    def line_block(self, head: Head) -> Body:
        """Read the markup of a tag as tags itself, one a line; they cannot hold another such tag."""
        if self._lines:
            self._unknown(head, None)
        saved = self._tokens
        self._tokens, self._lines = deque(), True
        offset = head.offset
        for line in head.markup.split("\n"):
            self._tokens.append(Token(line, offset))
            offset += len(line) + 1
        body = Body()
        stop = self._fill(body)
        if stop is not None:
            self._unknown(stop, head)
        self._tokens, self._lines = saved, False
        return body

    def filtered(self, markup: str, place: Place) -> Filtered:
        """Read an expression with filters, and note the filters that nobody defines."""
        value = self.read(place, markup, strict.parse_filtered, lax.parse_filtered)
        at = 0
        for call in value.filters:
            if call.name not in self.environment.filters and not self.environment.strict_filters:
                message = f"no filter is named {hints.quoted(call.name)}; the value passes unchanged"
                at, where = place_of_filter(self.source.text, place, markup, call.name, at)
                self.note("unknown-filter", message, where, did_you_mean(call.name, self.environment.filters))
        return value

    def condition(self, markup: str, place: Place) -> Condition:
        """Read a condition of `if`."""
        if self.environment.error_mode == "lax":
            return self.try_read(place, lambda: lax.parse_condition(markup))
        return self.read(place, markup, strict.parse_condition, lax.parse_condition)

    def read(self, place: Place, markup: str, strictly: Callable[[str], _T], laxly: Callable[[str], _T]) -> _T:
        """Read markup by the strict parser, and where that fails, by the lax one, with a diagnostic `liquid-lax`."""
        try:
            return strictly(markup)
        except MarkupError as error:
            if self.environment.error_mode == "strict":
                self.fail(error.message, place, error.hint)
            if self.environment.error_mode == "warn":
                message = f"read laxly: {error.message} in {hints.quoted(markup.strip(SPACES))}"
                self.note("liquid-lax", message, place, error.hint or hints.for_markup(markup))
        except TemplateError as error:
            self.fail(error.message, place, error.hint, error.code)
        return self.try_read(place, lambda: laxly(markup))

    def try_read(self, place: Place, read: Callable[[], _T]) -> _T:
        """Return what `read` returns; its MarkupError becomes a TemplateError at `place`."""
        try:
            return read()
        except MarkupError as error:
            self.fail(error.message, place, error.hint)
        except TemplateError as error:
            self.fail(error.message, place, error.hint, error.code)

    def note(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Record a finding that does not stop the compiler; its source line is looked up when it is told."""
        span = self.source.span(place.line, place.column)
        self.diagnostics.append(Diagnostic(code, message, span, hint))

    def fail(self, message: str, place: Place, hint: str | None = None, code: str = "liquid-syntax") -> NoReturn:
        """Raise a TemplateError at `place`."""
        span = self.source.span(place.line, place.column)
        raise TemplateError(message, span, hint, code, self.source.line(place.line))

    def _fill(self, body: Body) -> Head | None:
        """Read nodes until a tag that nobody defines, which is returned; None at the end of the template."""
        while self._tokens:
            token = self._tokens.popleft()
            if self._lines or token.text.startswith("{%"):
                stop = self._tag(token, body)
                if stop is not None:
                    return stop
            elif token.text.startswith("{{"):
                body.add(self._output(token, body))
            else:
                self._text(token, body)
        return None

    def _text(self, token: Token, body: Body) -> None:
        text = token.text.lstrip(SPACES) if self._trim else token.text
        self._trim = False
        body.add(Text(self._place(token.offset), text, _BLANK.match(text) is not None))

    def _output(self, token: Token, body: Body) -> Output:
        self._control(token, body)
        place = self._place(token.offset)
        found = _OUTPUT.match(token.text)
        if not found:
            self.fail("an output is not closed by '}}'", place, hint="write {{ … }} with both braces on each side")
        return Output(place, self.filtered(found[1], place))

    def _tag(self, token: Token, body: Body) -> Head | None:
        """Read one tag into `body`, or return its head if it is no tag that stands by itself."""
        if self._lines and _BLANK.match(token.text):
            return None
        head = self._line_head(token) if self._lines else self._head(token, body)
        tag = self.environment.tags.get(head.name)
        if tag is None:
            return head
        body.add(tag(head, self))
        return None

    def _head(self, token: Token, body: Body) -> Head:
        self._control(token, body)
        pattern = _TAG if "#" in self.environment.tags else _TAG_OF_WORDS
        found = pattern.match(token.text)
        if not found:
            closed = token.text.endswith("%}")
            message = "a tag has no name" if closed else "a tag is not closed by '%}'"
            self.fail(message, self._place(token.offset), "write {% name … %}")
        offset = token.offset + found.start(2)
        spread = "\n" in token.text[: found.start(2)]
        return Head(found[1], found[2], self._place(offset if spread else token.offset), offset)

    def _line_head(self, token: Token) -> Head:
        found = _LINE.match(token.text)
        if not found:
            self.fail("a line of a 'liquid' tag does not begin with the name of a tag", self._place(token.offset))
        return Head(found[1], found[2], self._place(token.offset + found.start(1)), token.offset + found.start(2))

    def _control(self, token: Token, body: Body) -> None:
        """Trim the text before `{%-` and remember to trim the text after `-%}`."""
        if token.text[2:3] == "-" and body.nodes and isinstance(text := body.nodes[-1], Text):
            text.text = text.text.rstrip(SPACES)
        self._trim = token.text[-3:-2] == "-"

    def _place(self, offset: int) -> Place:
        return Place(*self._places(offset))

    def _unknown(self, head: Head, opening: Head | None) -> NoReturn:
        """Say what is wrong with a tag that does not stand by itself, or by itself here."""
        inside = f"{{% {opening.name} %}}" if opening else "any tag"
        if head.name in hints.PARTS:
            self.fail(f"'{head.name}' does not belong to {inside}", head.place)
        if head.name.startswith("end") and head.name[3:] in self.environment.tags:
            hint = f"close it by {{% end{opening.name} %}} first" if opening else None
            self.fail(f"'{head.name}' does not close {inside}", head.place, hint)
        hint = hints.for_tag(head.name, self.environment.tags, self.environment.ruby_tags)
        self.fail(f"no tag is named {hints.quoted(head.name)}", head.place, hint, "unknown-tag")
