"""What generated code calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NoReturn

from blogengine.liquid import comparison, loops, ruby
from blogengine.liquid.drop import Drop, LazyList
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.limits import BITS, DIGITS, PIECE, SPELLING, LimitError, weigh, weigh_texts
from blogengine.text.whitespace import join_bytes, split_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.liquid.context import Context

PIECES: Final = 128
"""How many pieces of output a loop may write before they are counted."""
INFINITY: Final = float("inf")
ONCE: Final = (None,)
"""What a loop runs over that is there only to be left."""


class _Nothing:
    """The words `empty` and `blank` where nothing is compared with them."""

    def __str__(self) -> str:
        return ""


NOTHING: Final = _Nothing()


def attr(value: object, key: str) -> object:
    """Return `value.key`, for a key that is no command."""
    if value.__class__ is dict:
        return value.get(key)
    if isinstance(value, Drop):
        return value.lookup(key)
    if value is None or isinstance(value, str | list | tuple | int | float):
        return None
    return value.get(key) if isinstance(value, Mapping) else None


def command(value: object, key: str) -> object:
    """Return `value.size`, `value.first` or `value.last`: the key of that name, else what Ruby's method returns."""
    if isinstance(value, Drop):
        return value.command(key)
    if isinstance(value, Mapping):
        return value[key] if key in value else _of_mapping(value, key)
    if key == "size":
        return _size(value)
    if isinstance(value, range):
        return value.start if key == "first" else value.stop - 1
    if isinstance(value, list | tuple) and value:
        return value[0] if key == "first" else value[-1]
    return None


def _of_mapping(value: Mapping[object, object], key: str) -> object:
    if key == "size":
        return len(value)
    return list(next(iter(value.items()))) if key == "first" and value else None


def _size(value: object) -> int | None:
    if isinstance(value, range):
        return max(value.stop - value.start, 0)  # `len` knows no more than a machine's integers
    if isinstance(value, str | list | tuple):
        return len(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, (value.bit_length() + 7) // 8)
    return None


def item(value: object, key: object) -> object:
    """Return `value[key]`."""
    if isinstance(value, list | tuple):
        if isinstance(key, int) and not isinstance(key, bool) and -len(value) <= key < len(value):
            return value[key]
        return None
    if isinstance(value, Drop):
        return value.lookup(key) if isinstance(key, str) else None
    if isinstance(value, Mapping) and isinstance(key, str | int | float) and not isinstance(key, bool):
        return value.get(key)
    return None


def variable(ctx: Context, name: object) -> object:
    """Return the variable whose name was computed."""
    if isinstance(name, str):
        return strict_variable(ctx, name) if ctx.environment.strict_variables else ctx.scope.get(name)
    return None


def walk(ctx: Context, value: object, path: Sequence[tuple[bool, object]]) -> object:
    """Return what a long path leads to; a step is (it is a name, the name or key)."""
    strict = ctx.environment.strict_variables
    for named, key in path:
        if named and isinstance(key, str):
            asked = command if key in ("size", "first", "last") else attr
            value = _strictly(value, key, asked(value, key)) if strict else asked(value, key)
        else:
            value = strict_item(ctx, value, key) if strict else item(value, key)
    return value


def strict_variable(ctx: Context, name: str) -> object:
    """Return a variable, which must exist."""
    if name not in ctx.scope:
        from blogengine.text.words import did_you_mean  # noqa: PLC0415 - only mistakes need it

        raise FilterError(f"undefined variable '{name}'", did_you_mean(name, ctx.scope))
    return ctx.scope[name]


def strict_attr(ctx: Context, value: object, key: str) -> object:
    """Return `value.key`, which must exist."""
    del ctx
    return _strictly(value, key, attr(value, key))


def strict_command(ctx: Context, value: object, key: str) -> object:
    """Return `value.size` and the like, which must exist."""
    del ctx
    return _strictly(value, key, command(value, key))


def strict_item(ctx: Context, value: object, key: object) -> object:
    """Return `value[key]`, which must exist."""
    del ctx
    return _strictly(value, key, item(value, key))


def _strictly(value: object, key: object, found: object) -> object:
    if found is not None:
        return found
    known = isinstance(value, Mapping) and isinstance(key, str | int | float) and key in value
    known = known or (isinstance(value, Drop) and isinstance(key, str) and value.has_key(key))
    known = known or (isinstance(value, list | tuple) and (isinstance(key, int) or key in ("first", "last")))
    if not known:
        raise FilterError(f"undefined variable '{ruby.to_s(key)}'")
    return None


def make_range(start: object, stop: object) -> range:
    """Return `(start..stop)`: strings by their leading number, anything else must be an integer."""
    return range(_bound(start), _bound(stop) + 1)


def _bound(value: object) -> int:
    return ruby.to_i(value) if value is None or isinstance(value, str) else ruby.to_integer(value)


def less(left: object, right: object) -> bool:
    """Return `left < right`."""
    return left < right if left.__class__ is int and right.__class__ is int else comparison.compare(left, "<", right)


def greater(left: object, right: object) -> bool:
    """Return `left > right`."""
    return left > right if left.__class__ is int and right.__class__ is int else comparison.compare(left, ">", right)


def at_most(left: object, right: object) -> bool:
    """Return `left <= right`."""
    return comparison.compare(left, "<=", right)


def at_least(left: object, right: object) -> bool:
    """Return `left >= right`."""
    return comparison.compare(left, ">=", right)


def unknown_operator(operator: str, *operands: object) -> NoReturn:
    """Fail as Liquid does when it comes to compare by something that is no operator."""
    del operands
    hint = "write == to compare" if operator == "=" else "operators are == != <> < > <= >= contains, and, or"
    raise FilterError(f"unknown operator '{operator}'", hint)


def undefined_filter(name: str, hint: str | None, value: object) -> NoReturn:
    """Fail under `strict_filters`."""
    del value  # which failed before, if a filter before is not defined
    raise FilterError(f"undefined filter '{name}'", hint)


def wrong_arguments(name: str, problem: str) -> NoReturn:
    """Fail at a filter with too few or too many arguments."""
    raise FilterError(f"the filter '{name}' {problem}")


def checked(ctx: Context, value: object) -> object:
    """Return a value that is to be assigned, which must not be too big."""
    if isinstance(value, str):
        if len(value) > ctx.environment.limits.string:
            raise ctx.environment.limits.exceeded(
                "string", f"a value has more than {ctx.environment.limits.string} characters"
            )
    elif isinstance(value, list):
        if len(value) > ctx.environment.limits.items:
            raise ctx.environment.limits.exceeded("items", f"a list has more than {ctx.environment.limits.items} items")
    elif isinstance(value, int) and value.bit_length() > BITS:
        raise LimitError(f"an integer has more than {DIGITS} digits")
    return value


def weighed(ctx: Context, value: object, weight: int) -> object:
    """Return what goes into a filter, and count the work of looking at all of it."""
    if not isinstance(value, _WEIGHTY):
        return value
    ctx.charge(weigh(checked(ctx, value), hashes=True) * weight)
    return value


def spelled(ctx: Context, value: object, weight: int) -> object:
    """Return what goes into a filter that reads it as text, and count the work: lists are made one first."""
    if not isinstance(value, _WEIGHTY):
        return value
    count = weigh(checked(ctx, value), hashes=True)
    ctx.charge(count * weight if isinstance(value, str) else count * (weight + SPELLING))
    return value


def listed(ctx: Context, value: object, weight: int) -> object:
    """Return what goes into a filter, and count the work of looking at its items."""
    if not isinstance(value, _WEIGHTY) or isinstance(value, LazyList):
        return value
    ctx.charge(weigh(checked(ctx, value), hashes=False) * weight)
    return value


def words_joined(ctx: Context, value: object, glue: str) -> str:
    """Return what `split: " " | join: glue` makes of a value, and count the work of both: layouts do this to whole pages."""
    words = split_bytes(value if isinstance(value, str) else ruby.to_s(value))
    count = len(words)
    if count > ctx.environment.limits.items:
        checked(ctx, words)
    ruby.check_length(len(glue) * count)
    text = join_bytes(words, glue)
    ctx.charge(weigh_texts(count, len(text) - len(glue) * max(count - 1, 0)) * 2 + (len(text) >> 4) * 4)
    checked(ctx, text)
    return text


def shown(ctx: Context, value: object) -> str:
    """Return the text of a value that is no string, and count the work."""
    if value.__class__ is int and -_PLAIN < value < _PLAIN:
        return str(value)
    if value.__class__ is list or value.__class__ is dict:
        ctx.charge(weigh(value, hashes=True) * SPELLING)
    return ruby.text(value)


def gathered(ctx: Context, out: list[str]) -> str:
    """Return what a block wrote, which must not be too much for a value."""
    if sum(map(len, out)) > ctx.environment.limits.string:
        raise ctx.environment.limits.exceeded(
            "string", f"a value has more than {ctx.environment.limits.string} characters"
        )
    return "".join(out)


def measure(ctx: Context, out: list[str], mark: int) -> int:
    """Count the output after the last count; return the length of `out` at which to count again."""
    pieces = out[mark - PIECES :]
    ctx.produce(sum(map(len, pieces)) + PIECE * len(pieces))
    return len(out) + PIECES


def segment(
    ctx: Context, value: object, loop: tuple[str, int], offset: object = None, limit: object = None
) -> Sequence[object]:
    """Return the items that a loop runs over, and count the work; `offset` is CONTINUE after `offset: continue`.

    A loop goes by its name and its weight: how many steps one item takes.
    """
    name, weight = loop
    if offset is None and limit is None and (value.__class__ is list or value.__class__ is tuple):
        ctx.offsets[name] = count = len(value)
        ctx.charge(weight * count)
        return value
    start = ctx.offsets.get(name, 0) if offset is CONTINUE else 0 if offset is None else ruby.to_integer(offset)
    stop = None if limit is None else ruby.to_integer(limit) + start
    items = part(ctx, value, start, stop, weight)
    ctx.offsets[name] = start + len(items)
    return items


def part(ctx: Context, value: object, start: int, stop: int | None, weight: int) -> Sequence[object]:
    """Return the items of a value from `start` up to `stop`: a string is one item, a hash its pairs, a drop its keys."""
    items: Sequence[object]
    if isinstance(value, list | tuple | range):
        items = value
    elif isinstance(value, str):
        return [value] if value else []
    elif isinstance(value, Mapping):
        items = [[key, each] for key, each in value.items()]
    elif isinstance(value, Drop):
        items = value.walk()
    else:
        return []
    if start > 0 or stop is not None:
        items = items[max(start, 0) : None if stop is None else max(stop, 0)]
    ctx.charge(weight * _length(items))
    return items


def _length(items: Sequence[object]) -> int:
    try:
        return len(items)
    except OverflowError:
        return 1 << 62


class _Continue:
    """`offset: continue`."""


CONTINUE: Final = _Continue()


_WEIGHTY: Final = (str, list, tuple, dict, int, range)
"""What has a weight; the rest is looked at in one step."""
_SMALL: Final = 200
_PLAIN: Final = 10**9
"""Integers below it are written without a look at how long they are."""
LIGHT: Final = 16
"""Characters that are no step of work: see `weigh`."""
_LARGE: Final = (str, list, tuple, dict)


def equal(ctx: Context, left: object, right: object) -> bool:
    """Return `left == right`, and count the work where there is much to compare."""
    if left.__class__ is str and right.__class__ is str and len(left) < LIGHT:
        return left == right
    if isinstance(left, _LARGE) and isinstance(right, _LARGE):
        ctx.charge(min(weigh(left, hashes=True), weigh(right, hashes=True)) * 10)
    return comparison.equal(left, right)


def contains(ctx: Context, left: object, right: object) -> bool:
    """Return `left contains right`, and count the work where there is much to search."""
    if isinstance(left, str | list):
        if len(left) > _SMALL:
            ctx.charge(weigh(left, hashes=True) * 10)
    elif isinstance(right, _LARGE):
        ctx.charge(weigh(right, hashes=True))
    return comparison.contains(left, "" if right is NOTHING and isinstance(left, str) else right)


text = ruby.text
ForLoop = loops.ForLoop
TableRowLoop = loops.TableRowLoop
is_empty = ruby.is_empty
is_blank = ruby.is_blank
