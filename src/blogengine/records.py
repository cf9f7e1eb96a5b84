"""Data classes and named tuples, defined in a quarter of the time that the standard library takes: a build has 130 of them.

To type checkers they are the standard library's. Here is what the engine uses of it: `frozen`, `slots`, `order` and
`eq`; `field` with `default_factory`, `init` and `compare`; inheritance; copying, pickling and `match`.
"""

from __future__ import annotations

import operator
from collections import namedtuple
from typing import TYPE_CHECKING, NoReturn, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

_NONE: object = object()
_FIELDS = "__record_fields__"


class Field:
    """A field of a data class: its default or what makes it, whether it is an argument, and whether it is compared."""

    __slots__ = ("compare", "default", "factory", "init", "name")

    def __init__(self, default: object, factory: Callable[[], object] | None, *, init: bool, compare: bool) -> None:
        self.name = ""
        self.default = default
        self.factory = factory
        self.init = init
        self.compare = compare


def _field(
    *,
    default: object = _NONE,
    default_factory: Callable[[], object] | None = None,
    init: bool = True,
    compare: bool = True,
) -> Field:
    return Field(default, default_factory, init=init, compare=compare)


def _fields(kind: object) -> tuple[Field, ...]:
    return cast("tuple[Field, ...]", getattr(kind, _FIELDS))


def _is_dataclass(value: object) -> bool:
    return hasattr(value, _FIELDS)


def _replace(record: Any, /, **changes: object) -> object:  # of any data class
    for each in _fields(record):
        if each.init and each.name not in changes:
            changes[each.name] = getattr(record, each.name)
    return record.__class__(**changes)


def _dataclass(kind: type | None = None, /, **wanted: bool) -> object:
    return _made(kind, **wanted) if kind is not None else lambda each: _made(each, **wanted)


def _made(kind: type, *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True) -> type:
    notes: Mapping[str, object] = kind.__dict__.get("__annotations__", {})  # noqa: RUF063 - which costs an import
    own = {
        name: _described(kind, name)
        for name, note in notes.items()
        if not str(note).startswith(("ClassVar", "typing.ClassVar"))
    }
    inherited = {each.name: each for base in kind.__mro__[:0:-1] for each in getattr(base, _FIELDS, ())}
    every = tuple({**inherited, **own}.values())
    if slots:
        kind = _slotted(kind, [name for name in own if name not in inherited])
    methods: dict[str, object] = {"__init__": _init_later(every, frozen=frozen, more=hasattr(kind, "__post_init__"))}
    methods |= {"__repr__": _repr, **_comparisons(every, frozen=frozen, order=order, eq=eq)}
    methods["__match_args__"] = tuple([each.name for each in every if each.init])
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if frozen and slots:
        methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
    for name, method in methods.items():
        if name not in kind.__dict__:
            setattr(kind, name, method)
    setattr(kind, _FIELDS, every)
    return kind


def _described(kind: type, name: str) -> Field:
    default = kind.__dict__.get(name, _NONE)
    described = default if isinstance(default, Field) else _field(default=default)
    described.name = name
    return described


def _slotted(kind: type, names: Sequence[str]) -> type:
    """Return the class with slots, which a class must have from its beginning."""
    inside = {name: each for name, each in kind.__dict__.items() if name not in {"__dict__", "__weakref__", *names}}
    made: type = type(kind)(kind.__name__, kind.__bases__, {**inside, "__slots__": tuple(names)})
    made.__qualname__ = kind.__qualname__
    return made


def _comparisons(every: Iterable[Field], *, frozen: bool, order: bool, eq: bool) -> dict[str, object]:
    names = [each.name for each in every if each.compare]
    key: Callable[[object], object] = operator.attrgetter(*names) if names else type
    signs: dict[str, Callable[[object, object], object]] = {"__eq__": operator.eq} if eq else {}
    signs |= {f"__{name}__": getattr(operator, name) for name in ("lt", "le", "gt", "ge")} if order else {}
    methods: dict[str, object] = {name: _comparison(sign, key) for name, sign in signs.items()}
    if eq:
        methods["__hash__"] = (lambda self: hash(key(self))) if frozen else None
    return methods


def _comparison(sign: Callable[[object, object], object], key: Callable[[object], object]) -> object:
    return lambda self, other: sign(key(self), key(other)) if other.__class__ is self.__class__ else NotImplemented


def _init_later(every: Iterable[Field], *, frozen: bool, more: bool) -> object:
    """Return an `__init__` that has itself written out when it is first called: many classes have no object in a build."""

    def init(self: object, *arguments: object, **named: object) -> None:
        made = _init(every, frozen=frozen, more=more)
        for kind in self.__class__.__mro__:
            if kind.__dict__.get("__init__") is init:  # another thread may have been faster
                kind.__init__ = made  # type: ignore[misc]  # before there is an object
        made(self, *arguments, **named)

    return init


def _init(every: Iterable[Field], *, frozen: bool, more: bool) -> Callable[..., None]:
    """Return `__init__`; it is written out, for it must be as fast as one that is."""
    inside: dict[str, object] = {"_none": _NONE, "_set": object.__setattr__}
    arguments, body = ["self"], []
    for each in every:
        name = value = each.name
        default = ""
        if each.factory is not None:
            inside[f"_new_{name}"] = each.factory
            value = f"_new_{name}() if {name} is _none else {name}" if each.init else f"_new_{name}()"
            default = "=_none"
        elif each.default is not _NONE:
            inside[f"_of_{name}"] = each.default
            default = f"=_of_{name}"
        if each.init:
            arguments.append(f"{name}{default}")
        elif each.factory is None:
            continue
        body.append(f"\n _set(self, {name!r}, {value})" if frozen else f"\n self.{name} = {value}")
    body += ["\n self.__post_init__()"] if more else []
    exec(f"def __init__({', '.join(arguments)}):{''.join(body) or ' pass'}", inside)  # noqa: S102 - of fields' names alone
    return cast("Callable[..., None]", inside["__init__"])


def _repr(self: object) -> str:
    inside = ", ".join([f"{each.name}={getattr(self, each.name)!r}" for each in _fields(self)])
    return f"{self.__class__.__qualname__}({inside})"


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    raise AttributeError(f"{name!r} of a frozen {self.__class__.__qualname__} cannot be changed")


def _getstate(self: object) -> list[object]:
    return [getattr(self, each.name) for each in _fields(self)]


def _setstate(self: object, state: Sequence[object]) -> None:
    for each, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


class _NamedTupleMeta(type):
    """Makes a named tuple of a class statement; `typing` compiles each annotation for it."""

    def __new__(cls, name: str, bases: tuple[type, ...], inside: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, inside)
        fields = tuple(inside.get("__annotations__", ()))
        defaults = [inside.pop(each) for each in fields if each in inside]
        made = namedtuple(name, fields, defaults=defaults, module=inside.pop("__module__"))  # type: ignore[misc]  # noqa: PYI024 - what is wanted
        for key, value in inside.items():
            setattr(made, key, value)
        return made


class _NamedTuple(metaclass=_NamedTupleMeta):
    """The base in class statements of named tuples."""


if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
    from typing import NamedTuple
else:
    dataclass, field, fields, is_dataclass, replace = _dataclass, _field, _fields, _is_dataclass, _replace
    NamedTuple = _NamedTuple

__all__ = ["NamedTuple", "dataclass", "field", "fields", "is_dataclass", "replace"]
