"""Filters on lists: Liquid's own, and Jekyll's that return a changed copy."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.drop import Drop, LazyHash
from blogengine.liquid.filters import columns
from blogengine.liquid.filters.base import FilterError, with_context, with_host
from blogengine.liquid.filters.support import (
    NoSubscriptError,
    as_dict,
    counted,
    has_subscripts,
    identity,
    in_order,
    is_list,
    items,
    pairs_or_members,
    subscript,
)
from blogengine.liquid.limits import PIECES, SPELLING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from blogengine.liquid.context import Context


_COMPARED = 10 * SPELLING
"""What a value in a list costs that is compared with others to be sorted."""


def join(value: object, glue: object = " ") -> object:
    """Return all items as one string with `glue` between them."""
    if value.__class__ is list and glue.__class__ is str and len(value) <= PIECES:
        with suppress(TypeError):  # not all are strings
            ruby.check_length(sum(map(len, value)) + len(glue) * len(value))
            return glue.join(value)
    return ruby.join(items(value), ruby.to_s(glue))


def first(value: object) -> object:
    """Return the first item of a list or a range, the first `[key, value]` pair of a hash; nil for anything else."""
    if isinstance(value, Mapping):
        return next((list(pair) for pair in value.items()), None)
    if isinstance(value, Drop):
        return value.first()
    if isinstance(value, range):
        return value.start
    return value[0] if is_list(value) and value else None


def last(value: object) -> object:
    """Return the last item of a list or a range; nil for anything else."""
    if isinstance(value, range):
        return value.stop - 1
    return value[-1] if is_list(value) and value else None


def reverse(value: object) -> object:
    """Return the items backwards, without inner lists."""
    return items(value)[::-1]


def concat(value: object, others: object) -> object:
    """Return the items with those of the list `others` behind."""
    if not is_list(others):
        raise FilterError("concat filter requires an array argument")
    return [*items(value), *others]


def map_(value: object, key: object) -> object:
    """Return what each item has under `key`; nil for an item that can have nothing."""
    known = columns.column(value, key)
    return [_ask(item, key) for item in items(value)] if known is None else known


def _ask(item: object, key: object) -> object:
    try:
        return subscript(item, key)
    except NoSubscriptError:
        return None


def compact(value: object, key: object = None) -> object:
    """Return the items that are not nil, or that have something under `key`."""
    if key is None:
        return [item for item in items(value) if item is not None]
    return _by_key(value, lambda found: [item for item in found if subscript(item, key) is not None])


@with_host
def uniq(ctx: Context, value: object, key: object = None) -> object:
    """Return the items without those that repeat an earlier one, or its value under `key`."""
    if key is None:
        return _distinct(items(value), lambda item: identity(counted(ctx, item)))
    if len(found := items(value)) < 2:
        return found  # which Ruby asks nothing
    return _by_key(value, lambda found: _distinct(found, lambda item: identity(counted(ctx, subscript(item, key)))))


def _by_key(value: object, choose: Callable[[list[object]], list[object]]) -> list[object] | None:
    """Return what is chosen, or nil if an item cannot be asked for keys."""
    try:
        return choose(items(value))
    except NoSubscriptError:
        return None


def _distinct(found: list[object], key: Callable[[object], Hashable]) -> list[object]:
    seen: dict[Hashable, object] = {}
    for item in found:
        seen.setdefault(key(item), item)
    return list(seen.values())


@with_host
def sort(ctx: Context, value: object, key: object = None, nils: object = "first") -> object:
    """Sort by what the items are, or by what they have under `key`; those without go first, or `last`.

    Keys are read as Jekyll reads them (see `selecting.property_of`): numbers may be strings.
    """
    found = _sortable(value, "first" if key is None else nils)
    if key is None:
        return [found[at] for at in in_order([counted(ctx, item, _COMPARED) for item in found])]
    known = columns.ordered(value, key)
    if known is not None:
        return known[0] + known[1] if nils == "first" else known[1] + known[0]
    from blogengine.liquid.filters.selecting import property_of  # noqa: PLC0415

    return sort_by(ctx, found, lambda item: property_of(item, key), nils, fall_back=True)


def sort_by(
    ctx: Context, value: object, ask: Callable[[object], object], nils: object, *, fall_back: bool
) -> list[object]:
    """Sort by what each item is asked, those without it first or last; see `in_order` for what does not compare."""
    keyed = [(counted(ctx, ask(item), _COMPARED), item) for item in _sortable(value, nils)]
    without = [item for asked, item in keyed if asked is None]
    having = [(asked, item) for asked, item in keyed if asked is not None]
    ordered = [having[at][1] for at in in_order([asked for asked, _ in having], fall_back=fall_back)]
    return without + ordered if nils == "first" else ordered + without


def _sortable(value: object, nils: object) -> list[object]:
    found = pairs_or_members(value)
    if found is None:
        problem = "Cannot sort a null object." if value is None else f"cannot sort a {ruby.class_name(value)}"
        raise FilterError(problem)
    if nils not in ("first", "last"):
        raise FilterError(f"invalid nils order: '{ruby.to_s(nils)}' must be 'first' or 'last'")
    return found


@with_host
def sort_natural(ctx: Context, value: object, key: object = None) -> object:
    """Sort as strings, ASCII capitals like small letters. Nil if an item cannot be asked for `key`.

    Those without go last, backwards: the comparison of Liquid's calls the first of two nils the greater.
    """
    if key is None:
        return _caseless(items(value), lambda item: counted(ctx, item))
    if not all(map(has_subscripts, found := items(value))):
        return None
    return (
        found
        if len(found) < 2
        else _by_key(value, lambda found: _caseless(found, lambda item: counted(ctx, subscript(item, key))))
    )


def _caseless(found: list[object], ask: Callable[[object], object]) -> list[object]:
    keyed = [(ask(item), item) for item in found]
    without = [item for asked, item in keyed if asked is None]
    having = [(_fold(asked), item) for asked, item in keyed if asked is not None]
    return [item for _, item in sorted(having, key=lambda pair: pair[0])] + without[::-1]


def _fold(value: object) -> bytes:
    """`bytes.lower` knows ASCII only, as Ruby's `casecmp` does; UTF-8 sorts as its characters do."""
    return ruby.to_s(value).encode("utf-8", "surrogatepass").lower()


def push(value: object, item: object) -> object:
    """Return a list with `item` behind."""
    return [*value, item] if is_list(value) else value


def unshift(value: object, item: object) -> object:
    """Return a list with `item` before."""
    return [item, *value] if is_list(value) else value


def pop(value: object, count: object = 1) -> object:
    """Return a list without its last `count` items."""
    return list(value[: max(len(value) - _count(count), 0)]) if is_list(value) else value


def shift(value: object, count: object = 1) -> object:
    """Return a list without its first `count` items."""
    return list(value[_count(count) :]) if is_list(value) else value


def _count(value: object) -> int:
    number = ruby.to_integer(value)
    if number < 0:
        raise FilterError("negative array size")
    return number


@with_context
def sample(ctx: Context, value: object, count: object = 1) -> object:
    """Return an item by chance, or a list of `count`.

    The chance is the page's: the n-th use in a page always chooses alike, so that builds repeat.
    """
    if not is_list(value):
        return value
    import random  # noqa: PLC0415 - few templates leave anything to chance

    try:
        wanted = ruby.to_integer(count)
    except FilterError:
        wanted = 1
    if wanted < 0:
        raise FilterError("negative sample number")
    uses = ctx.register("sample")
    uses[len(uses)] = wanted
    chance = random.Random(f"{_page(ctx)} {len(uses)}")  # noqa: S311 - no secret
    if wanted == 1:
        return chance.choice(value) if value else None
    return chance.sample(value, min(wanted, len(value)))


def _page(ctx: Context) -> str:
    page = ctx.get("page")
    found = page.lookup("url") if isinstance(page, Drop) else page.get("url") if isinstance(page, Mapping) else None
    return ruby.to_s(found)


def array_to_sentence_string(value: object, connector: object = "and") -> object:
    """Return the items as a list in a sentence: `a, b, and c`; a string of two characters has two items in Ruby, a small hash its keys 0 and 1."""
    if isinstance(value, str) and len(value) <= 2:
        value = list(value)
    if isinstance(value, LazyHash):
        value = as_dict(value)
    if isinstance(value, Mapping) and len(value) <= 2:
        value = [value.get(place) for place in range(len(value))]
    if not is_list(value):
        raise FilterError(f"array_to_sentence_string wants a list, not {ruby.class_name(value)}")
    *others, final = map(ruby.printed, value or [""])
    word = ruby.to_s(connector)
    if len(others) < 2:
        return f" {word} ".join([*others, final])
    return f"{ruby.join(value[:-1], ', ', ruby.printed)}, {word} {final}"
