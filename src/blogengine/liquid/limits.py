"""How much work one render may do. Limits count work, never time: the same template gives the same result anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.liquid.errors import UnplacedError
from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = "liquid-limit"

NESTING = 100
"""Blocks in blocks, and includes in includes: Liquid's own figure."""
LIST_DEPTH = 150
"""Lists in lists that may be written or compared."""
PIECES = 2_000_000
"""Values written for one list or hash, and items of one list."""
DIGITS = 1_000
"""Decimal digits of an integer."""
BITS = 3_320
"""Bits of an integer: what that many digits need."""
CHARACTERS = 100_000_000
"""Characters that a filter may make at once, whatever a site allows to keep."""
STATES = 100_000
"""What one tag may remember of one render: each name of a `cycle`, each question to `where`."""

PIECE = 24
"""What a piece of output weighs beside its characters."""


class Limits(NamedTuple):
    """What one render may use; the keys of `liquid: {limits: {…}}` in the configuration.

    A step is some forty nanoseconds of the work of a usual machine. `steps` counts what loops run: the nodes in a
    loop's body times its items; what filters look at: the items of a list, and of a string one step for 16 characters,
    times what `WEIGHTS` says; and 100 for an include. `output` and `string` count characters: of all that is written,
    where each piece that a loop writes counts as `PIECE` more, and of one value that goes into a filter or is assigned
    or captured. `items` are those of one list, `nesting` is of blocks and of includes.
    """

    steps: int = 200_000_000
    output: int = 50_000_000
    string: int = 10_000_000
    items: int = PIECES
    nesting: int = NESTING

    def exceeded(self, limit: str, message: str) -> LimitError:
        """Return the error for one of these limits; it says how to raise it, where a site may."""
        if getattr(self, limit) >= getattr(MOST, limit):
            return LimitError(message)
        hint = f"if the page is to do so, raise `{limit}` under `liquid: limits:` in the configuration"
        return LimitError(message, hint)


MOST: Final = Limits(steps=10**15, output=10**9, string=CHARACTERS, items=PIECES, nesting=NESTING)
"""The largest that a site may set."""

FILTER_STEPS: Final = 10
"""What the call of a filter costs in a loop, beside what it looks at, where `CALLS` says nothing else."""
COMPARISON_STEPS: Final = 4
"""What a comparison costs in a loop."""
CALLS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("plus", "minus", "times", "divided_by", "modulo", "round", "ceil", "floor", "slugify"), 20),
    **dict.fromkeys(("date", "date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"), 60),
    **dict.fromkeys(("smartify", "scssify", "sassify", "where_exp", "find_exp", "group_by_exp", "sample"), 200),
    "markdownify": 1000,
}
"""What the call of a filter costs that does more than most."""

WEIGHTS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("size", "first", "last", "default", "plus", "minus", "times", "divided_by", "modulo", "abs"), 0),
    **dict.fromkeys(("at_least", "at_most", "ceil", "floor", "round", "sample"), 0),
    **dict.fromkeys(("date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"), 0),
    **dict.fromkeys(("push", "pop", "shift", "unshift", "slice", "append", "prepend"), 1),
    **dict.fromkeys(("where", "find", "map", "compact", "uniq", "group_by"), 10),
    **dict.fromkeys(("where_exp", "find_exp", "group_by_exp"), 1),
    **dict.fromkeys(("sort_natural", "slugify", "number_of_words", "normalize_whitespace", "escape_once"), 20),
    **dict.fromkeys(("cgi_escape", "uri_escape", "url_encode"), 20),
    **dict.fromkeys(("absolute_url", "relative_url"), 100),
    **dict.fromkeys(("sort", "scssify", "sassify", "smartify"), 40),
    "markdownify": 120,
}
"""What filters cost by what they look at, in steps: 0 for those that look at no more than a part; 2 where none is given."""


def cost(name: str) -> int:
    """Return the weight of a filter: see `WEIGHTS`."""
    return WEIGHTS.get(name, 2)


SHALLOW: Final = frozenset(
    ("where", "where_exp", "find", "find_exp", "group_by", "group_by_exp", "map", "compact", "uniq", "sort",
     "sort_natural", "push", "pop", "shift", "unshift", "slice", "concat", "reverse")
)  # fmt: skip
"""Filters that look at the items of a list, and of the lists in it, but not into hashes."""


GROWING: Final = frozenset(("join", "inspect", "jsonify", "array_to_sentence_string"))
"""Filters whose result may be much longer than what they look at."""
TAKING: Final = frozenset(("concat", "push", "unshift", "default"))
"""Filters whose arguments are kept as they are; those of others are read as text."""
SPELLING: Final = 20
"""What a value costs in a list that is made a text."""
SMALL: Final = 4_096
"""Characters of a string that are not worth being counted."""


class LimitError(UnplacedError):
    """A template asks for more work than it may have."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint, LIMIT)


def weigh_texts(count: int, characters: int) -> int:
    """Return what `weigh` does of a list of so many strings, which have so many characters together."""
    return count + _LIST + (characters >> 4)


def weigh(value: object, *, hashes: bool) -> int:
    """Return how much there is to look at in a value: its items and those of the lists in it, 16 characters each one.

    `hashes` says whether to look into hashes too. Raises LimitError for lists that hold themselves too many times.
    """
    if isinstance(value, str):
        return len(value) >> 4
    if isinstance(value, range):
        return max(value.stop - value.start, 0)
    if type(value) not in _HOLDERS:
        return 0  # lists of the site's own are looked at once
    count = 0
    stack = [value]
    while stack:
        if count > 2 * PIECES:
            raise LimitError(f"a list holds more than {2 * PIECES} values")
        each = stack.pop()
        if isinstance(each, dict):
            count += len(each)
            if hashes:
                stack.extend(each.values())
        elif isinstance(each, list | tuple):
            kinds = set(map(type, each))
            count += len(each) + _LIST
            if kinds == _TEXTS:
                count += sum(map(len, each)) >> 4
            elif str in kinds:
                count += sum(len(text) for text in each if type(text) is str) >> 4
            if kinds & _HOLDERS:
                stack.extend(item for item in each if type(item) in _HOLDERS)
    return count


_LIST: Final = 16
"""What a list weighs beside its items."""
_TEXTS: Final = frozenset((str,))
_HOLDERS: Final = frozenset((list, tuple, dict))
