"""YAML 1.1 as Ruby's Psych reads it, with the place of every key.

Parsing and composing are libyaml's; the scalars are decided here, because PyYAML and Psych differ (`12:30`, `08`,
`1e3`, `2019-03-04 10:11:00 +0000`) and because PyYAML fails without a position on `2025-02-30`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeVar

import yaml

from blogengine.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MAX_EXPANDED = 200_000
"""Most nodes a document may stand for once its aliases are expanded (an alias bomb holds billions)."""
MAX_DEPTH = 200

_T = TypeVar("_T")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """A text that is not YAML, or that stands for too much; `line` and `column` are 1-based in that text."""

    def __init__(self, problem: str, line: int, column: int, hint: str | None = None) -> None:
        super().__init__(problem, line, column, hint)
        self.problem, self.line, self.column, self.hint = problem, line, column, hint


class Mark(NamedTuple):
    """A 1-based place in the text that was read."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that a mapping holds twice: the later one wins, as in Psych."""

    key: str
    first: Mark
    second: Mark


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a YAML text says.

    `value` is made of dict, list, str, int, float, bool, None, date and datetime: UTC after `Z`, of a nameless zone
    after an offset, naive without a zone (to Psych that is UTC, shown in local time). `marks` holds the place of the
    value of each key of a top-level mapping, and of the items of lists where they were asked for (`plugins[0]`).
    """

    value: object
    marks: Mapping[str, Mark]
    duplicates: tuple[Duplicate, ...]


def load(text: str, items_of: Sequence[str] = ()) -> YamlDocument:
    """Read one YAML document; an empty text is None. `items_of` are keys whose items have marks. Raises YamlError."""
    builder = _Builder(text, items_of=items_of)
    value = builder.document()
    return YamlDocument(value, builder.marks, tuple(builder.duplicates))


def locate(text: str, path: Sequence[str | int]) -> Mark | None:
    """Return the place of the value at `path` (keys and list positions) in a YAML text, or None."""
    builder = _Builder(text, wanted=tuple(path))
    try:
        builder.document()
    except YamlError:
        return None
    return builder.found


_HINTS = (
    ("mapping values are not allowed", "put the value in quotes: it holds a colon followed by a space"),
    ("found a tab", "indent with spaces"),
    ("cannot start a value", "put the value in quotes"),
    ("found unexpected end of stream", "close the quote that opens here"),
    ("did not find expected ',' or", "close the bracket that opens here"),
    ("did not find expected key", "check the indentation and the quotes around it"),
    ("could not find expected ':'", "write `key: value`, with a space after the colon"),
    ("did not find expected alphabetic or numeric", "put the value in quotes: a leading * or & is special"),
)


def _explain(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "not YAML"
    unclosed = "unexpected end of stream" in problem or (mark and mark.index >= len(text.rstrip()))
    if unclosed and error.context_mark is not None:
        mark = error.context_mark
    if "cannot start any token" in problem and mark and mark.index < len(text):
        sign = text[mark.index]
        problem = "found a tab in the indentation" if sign == "\t" else f"the character {sign} cannot start a value"
    hint = next((hint for start, hint in _HINTS if start in problem), None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    last = text.count("\n") + 1
    return YamlError(problem, min(line, last), column, hint)


def _explain_character(error: yaml.reader.ReaderError, text: str) -> YamlError:
    line = text.count("\n", 0, error.position) + 1
    column = error.position - text.rfind("\n", 0, error.position)
    code = ord(error.character) if isinstance(error.character, str) else int(error.character)
    return YamlError(f"the character U+{code:04X} is not allowed in YAML", line, column, "delete the character")


def _mark(event: yaml.Event) -> Mark:
    assert event.start_mark is not None
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


_STR = "tag:yaml.org,2002:str"


@dataclass(slots=True)
class _Anchored:
    value: object
    size: int


class _Builder:
    """Builds one document from libyaml's events, which need no recursion in C; an alias shares its anchor's value."""

    def __init__(self, text: str, wanted: tuple[str | int, ...] | None = None, items_of: Sequence[str] = ()) -> None:
        self.marks: dict[str, Mark] = {}
        self.duplicates: list[Duplicate] = []
        self.found: Mark | None = None
        self._text = text
        self._wanted = wanted
        self._items_of = items_of
        self._loader = _Loader(text)
        self._anchors: dict[str, _Anchored | None] = {}
        self._path: list[object] = []

    def document(self) -> object:
        while True:
            event = self._next()
            if isinstance(event, yaml.StreamEndEvent):
                return None
            if isinstance(event, yaml.DocumentStartEvent):
                break
        value, size = self._node(self._next())
        if size > MAX_EXPANDED and self._anchors:
            raise YamlError(f"aliases expand to more than {MAX_EXPANDED} values", 1, 1, "use fewer aliases")
        self._next()
        return value

    def _next(self) -> yaml.Event:
        try:
            event: yaml.Event = self._loader.get_event()
        except yaml.MarkedYAMLError as error:
            raise _explain(error, self._text) from None
        except yaml.reader.ReaderError as error:
            raise _explain_character(error, self._text) from None
        return event

    def _node(self, event: yaml.Event) -> tuple[object, int]:
        if self._wanted is not None and self.found is None and tuple(self._path) == self._wanted:
            self.found = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.ScalarEvent):
            value, size = _scalar(event), 1
        else:
            assert isinstance(event, yaml.CollectionStartEvent)
            value, size = self._collection(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, size)
        return value, size

    def _alias(self, event: yaml.AliasEvent) -> tuple[object, int]:
        mark = _mark(event)
        if event.anchor not in self._anchors:
            hint = "put the value in quotes: a leading * is an alias"
            raise YamlError(f"no value is anchored as &{event.anchor}", mark.line, mark.column, hint)
        anchored = self._anchors[event.anchor]
        if anchored is None:
            raise YamlError("an alias refers to the value that contains it", mark.line, mark.column)
        return anchored.value, anchored.size

    def _collection(self, event: yaml.CollectionStartEvent) -> tuple[object, int]:
        if len(self._path) >= MAX_DEPTH:
            mark = _mark(event)
            raise YamlError(f"nested more than {MAX_DEPTH} levels deep", mark.line, mark.column)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._path.append(None)
        built = self._mapping() if isinstance(event, yaml.MappingStartEvent) else self._sequence()
        self._path.pop()
        return built

    def _sequence(self) -> tuple[list[object], int]:
        items: list[object] = []
        total = 1
        marked = self._path[0] if len(self._path) == 2 and self._path[0] in self._items_of else None
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            self._path[-1] = len(items)
            if marked is not None:
                self.marks[f"{marked}[{len(items)}]"] = _mark(event)
            value, size = self._node(event)
            items.append(value)
            total += size
        return items, total

    def _mapping(self) -> tuple[dict[object, object], int]:
        out: dict[object, object] = {}
        seen: dict[object, yaml.Event] = {}
        merged: dict[object, object] = {}
        total = 1
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._path[-1] = None
            key, size = self._node(event)
            key = _key(key)
            self._path[-1] = key
            value_event = self._next()
            value, value_size = self._node(value_event)
            total += size + value_size
            if key == "<<" and isinstance(event, yaml.ScalarEvent) and not event.style:
                merged = _merge(merged, value)
                continue
            if key in seen:
                self.duplicates.append(Duplicate(str(key), _mark(seen[key]), _mark(event)))
            seen[key] = event
            if len(self._path) == 1:
                self.marks[str(key)] = _mark(value_event)
            out[key] = value
        return ({**merged, **out} if merged else out), total


def _key(value: object) -> object:
    """Return what a mapping holds a value under; `true` is a text, since Python takes it for 1, as Ruby does not."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, dict | list) else value


def _merge(merged: dict[object, object], value: object) -> dict[object, object]:
    """Add what `<<: value` brings, where earlier sources win."""
    for source in value if isinstance(value, list) else [value]:
        if isinstance(source, dict):
            merged = {**source, **merged}
    return merged


def _scalar(event: yaml.ScalarEvent) -> object:
    text: str = event.value
    if not event.style and event.tag != _STR:
        return plain_scalar(text)
    return text


_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    ".inf": float("inf"), ".Inf": float("inf"), ".INF": float("inf"),
    "+.inf": float("inf"), "+.Inf": float("inf"), "+.INF": float("inf"),
    "-.inf": float("-inf"), "-.Inf": float("-inf"), "-.INF": float("-inf"),
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip
_BOOLEANS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_MAYBE_SPECIAL = re.compile(r"[-+.0-9]")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|[,_][0-9])*)\Z")
_RADIX = re.compile(r"([-+]?)0(?:b([01_,]+)|x([0-9a-fA-F_,]+)|([0-7_,]+))\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:e[-+][0-9]+)?\Z", re.IGNORECASE)
_SEXAGESIMAL = re.compile(r"([-+]?)([0-9][0-9_]*)((?::[0-5]?[0-9]){1,2})(\.[0-9_]*)?\Z")
_DATE = re.compile(r"(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)\Z")
_TIME = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|\s+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:\s*(?:(Z)|([-+])(\d\d?):?(\d\d)?))?\Z"
)
MAX_DIGITS = 1000


def plain_scalar(text: str) -> object:
    """Return what an unquoted scalar means to Psych 4 (checked against it): None, bool, number, date, time or str.

    A date or time that does not exist stays a string, so that whoever needs a date can say so with its place.
    """
    if text in _WORDS:
        return _WORDS[text]
    if not _MAYBE_SPECIAL.match(text):
        return _BOOLEANS.get(text.lower(), text) if len(text) <= len("false") else text
    for read in (_integer, _float, _sexagesimal, _date, _time):
        value = read(text)
        if value is not None:
            return value
    return text


def _integer(text: str) -> int | None:
    if len(text) > MAX_DIGITS:
        return None
    if _INTEGER.match(text):
        return int(text.replace(",", "").replace("_", ""))
    match = _RADIX.match(text)
    if match is None:
        return None
    sign, *digits = match.groups()
    base, body = next((base, body) for base, body in zip((2, 16, 8), digits, strict=True) if body is not None)
    body = body.replace(",", "").replace("_", "")
    return int(f"{sign}{body}", base) if body else None


def _float(text: str) -> float | None:
    if text in {".", "+.", "-."} or not _FLOAT.match(text):
        return None
    body = text.replace(",", "").replace("_", "")
    return float(body) if any(char.isdigit() for char in body) else None


def _sexagesimal(text: str) -> int | float | None:
    """Read `12:30` as Psych does: two parts are hours and minutes in seconds, so 45000."""
    match = _SEXAGESIMAL.match(text)
    if match is None:
        return None
    sign, first, rest, fraction = match.groups()
    parts = [int(sign + first.replace("_", "")), *(int(part) for part in rest.split(":")[1:])]
    parts += [0] * (3 - len(parts))
    seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2]
    return seconds + float(fraction.replace("_", "") + "0") if fraction else seconds


def _date(text: str) -> dt.date | None:
    match = _DATE.match(text)
    return _or_none(lambda: dt.date(*(int(part) for part in match.groups()))) if match else None


def _time(text: str) -> dt.datetime | None:
    match = _TIME.match(text)
    if match is None:
        return None
    *numbers, fraction, utc, sign, hours, minutes = match.groups()
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    micros = int(((fraction or "") + "000000")[:6])

    def make() -> dt.datetime:
        year, month, day, hour, minute, second = (int(number) for number in numbers)
        zone = dt.UTC if utc else dt.timezone(offset, "") if sign else None
        return dt.datetime(year, month, day, hour, minute, second, micros, zone)

    return _or_none(make)


def _or_none(make: Callable[[], _T]) -> _T | None:
    try:
        return make()
    except ValueError:
        return None
