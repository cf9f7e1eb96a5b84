"""Jekyll's filters that choose and group by what items have: `where`, `find`, `group_by` and their `_exp` forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.liquid import ruby
from blogengine.liquid.drop import Drop
from blogengine.liquid.filters import columns
from blogengine.liquid.filters.base import knows_nothing, with_context, with_host
from blogengine.liquid.filters.support import (
    as_array,
    as_number,
    counted,
    identity,
    is_list,
    members,
    pairs_or_members,
    subscript,
)
from blogengine.liquid.limits import FILTER_STEPS, STATES
from blogengine.liquid.runtime import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from blogengine.liquid.context import Context


def property_of(item: object, key: object) -> object:
    """Return what `item` has under `key`, which may be a path with dots; a string that is a number becomes one."""
    path = ruby.to_s(key)
    return as_number(_follow(item, path) if "." in path else subscript(item, path))


def _follow(item: object, path: str) -> object:
    """As Jekyll's, this answers false, and not nil, from where there is nothing left to ask."""
    for key in path.split("."):
        if not isinstance(item, Mapping | Drop | str | list | tuple | int) or isinstance(item, bool):
            return False
        item = subscript(item, key)
    return item


@knows_nothing
@with_host
def where(ctx: Context, value: object, key: object, target: object) -> object:
    """Return the items that have `target` under `key`, or in the list there; compared as strings.

    The words `empty` and `blank` choose what has nothing there. What is no list, hash or range comes back as it is,
    and so does anything for a target that is a list or hash.
    """
    if not _can_choose(key, target):
        return value
    answer = columns.having(value, key, target)
    if answer is not None:
        return answer
    found = members(value)
    if found is None:
        return value
    known = ctx.register("where")
    asked = (id(value), identity(key), identity(target))
    if asked not in known:
        ctx.charge(len(found))
        if len(known) >= STATES:
            known.clear()
        known[asked] = (value, [item for item in found if _matches(counted(ctx, property_of(item, key)), target)])
    kept = known[asked]
    assert isinstance(kept, tuple)
    return kept[1]


@knows_nothing
@with_host
def find(ctx: Context, value: object, key: object, target: object) -> object:
    """Return the first item that `where` would choose, or nil."""
    if not _can_choose(key, target):
        return value
    answer = columns.having(value, key, target)
    if answer is not None:
        return next(iter(answer), None)
    found = members(value)
    if found is None:
        return value
    return next((item for item in found if _matches(counted(ctx, property_of(item, key)), target)), None)


def _can_choose(key: object, target: object) -> bool:
    return key is not None and key is not False and not is_list(target) and not isinstance(target, Mapping)


def _matches(found: object, target: object) -> bool:
    if target is None:
        return found is None
    if target is NOTHING:
        return ruby.join(as_array(found), "") == ""
    wanted = ruby.to_s(target)
    return any(ruby.to_s(each) == wanted for each in as_array(found))


@with_context
def where_exp(ctx: Context, value: object, variable: object, expression: object) -> object:
    """Return the items for which `expression` holds, in which `variable` stands for the item."""
    found = members(value)
    if found is None:
        return value
    return list(_holding(ctx, found, variable, expression))


@with_context
def find_exp(ctx: Context, value: object, variable: object, expression: object) -> object:
    """Return the first item for which `expression` holds, or nil."""
    found = members(value)
    if found is None:
        return value
    return next(_holding(ctx, found, variable, expression), None)


def _holding(ctx: Context, found: list[object], variable: object, expression: object) -> Iterator[object]:
    holds = ctx.environment.condition(ruby.to_s(expression), ruby.to_s(variable))
    ctx.charge(len(found) * FILTER_STEPS)
    return (item for item in found if holds(ctx, item))


@with_host
def group_by(ctx: Context, value: object, key: object) -> object:
    """Return groups of the items that have the same under `key`: `name` (a string), `items`, `size`."""
    groups = columns.in_groups(value, key)
    if groups is not None:
        return [{"name": name, "items": items, "size": len(items)} for name, items in groups]
    return grouped(value, lambda item: ruby.to_s(counted(ctx, property_of(item, key))))


@with_context
def group_by_exp(ctx: Context, value: object, variable: object, expression: object) -> object:
    """Return groups of the items for which `expression`, with filters, has the same value, which is their `name`."""
    compute = ctx.environment.expression(ruby.to_s(expression), ruby.to_s(variable))

    def name(item: object) -> object:
        ctx.charge(FILTER_STEPS)
        return counted(ctx, compute(ctx, item))

    return grouped(value, name)


def grouped(value: object, name_of: Callable[[object], object]) -> object:
    """Return groups of the items that have the same name: `name`, `items`, `size`."""
    found = pairs_or_members(value)
    if found is None:
        return value
    groups: dict[Hashable, tuple[object, list[object]]] = {}
    for item in found:
        name = name_of(item)
        groups.setdefault(identity(name), (name, []))[1].append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.values()]
