"""Values as JSON, as Ruby's generator writes them: in one line, or one value a line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.drop import Drop, JekyllObject
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.filters.support import is_list
from blogengine.liquid.limits import PIECES, LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DEEPEST = 100
"""Ruby's JSON refuses deeper nesting."""


def to_json(value: object, *, pretty: bool = False) -> str:
    """Return a value as JSON; raises FilterError for what has no form in it, LimitError for too much."""
    writer = _Writer(pretty=pretty)
    writer.write(value, 0)
    return "".join(writer.out)


class _Writer:
    """Collects pieces of text; `depth` is how many lists and objects are open."""

    def __init__(self, *, pretty: bool) -> None:
        self.out: list[str] = []
        self._pretty = pretty
        self._characters = 0

    def write(self, value: object, depth: int) -> None:
        """Write any value."""
        if isinstance(value, str):
            self._characters += len(value)
            ruby.check_length(self._characters)
            self.out.append(_quote(value))
        elif value is None:
            self.out.append("null")
        elif isinstance(value, Drop):
            self._object(value, depth)
        elif isinstance(value, Mapping):
            self._pairs(value.items(), depth)
        elif is_list(value):
            self._items(value, depth)
        elif isinstance(value, int | float):
            self.out.append(_number(value))
        else:
            self.out.append(_quote(ruby.to_s(value)))
        if len(self.out) > PIECES:
            raise LimitError(f"a value of more than {PIECES} pieces cannot be written")

    def _object(self, value: Drop, depth: int) -> None:
        shown = value.as_json(depth)
        if isinstance(shown, str):
            self.out.append(_quote(shown))
        elif isinstance(value, JekyllObject):
            self._pairs(((key, _unasked(item)) for key, item in shown.items()), depth)
        else:
            self._pairs(shown.items(), depth)

    def _items(self, items: Iterable[object], depth: int) -> None:
        self._check(depth)
        before = "["
        for item in items:
            self.out.append(before + self._line(depth + 1))
            self.write(item, depth + 1)
            before = ","
        if before == "[":
            self.out.append("[\n\n" + "  " * depth if self._pretty else "[")
            self.out.append("]")
        else:
            self.out.append(self._line(depth) + "]")

    def _pairs(self, pairs: Iterable[tuple[object, object]], depth: int) -> None:
        self._check(depth)
        before, colon = "{", ": " if self._pretty else ":"
        for key, item in pairs:
            self.out.append(f"{before}{self._line(depth + 1)}{_quote(ruby.to_s(key))}{colon}")
            self.write(item, depth + 1)
            before = ","
        self.out.append("{}" if before == "{" else self._line(depth) + "}")

    def _line(self, depth: int) -> str:
        return "\n" + "  " * depth if self._pretty else ""

    def _check(self, depth: int) -> None:
        if depth >= _DEEPEST:
            raise FilterError(f"JSON of more than {_DEEPEST} levels is too deep")


def _unasked(value: object) -> object:
    """Return what an object holds: those in a list of it, which no template asked for, are but their text."""
    if not is_list(value):
        return value
    return [item.printed() if isinstance(item, Drop) and item.is_of_the_site else item for item in value]


def _quote(text: str) -> str:
    return _encoder()(text)


@cache
def _encoder() -> Callable[[str], str]:
    from json.encoder import encode_basestring  # noqa: PLC0415 - few templates write JSON

    return encode_basestring


def _number(value: float) -> str:
    if not -math.inf < value < math.inf:
        raise FilterError(f"{ruby.to_s(value)} is not allowed in JSON")
    return ruby.to_s(value)
