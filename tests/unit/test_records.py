"""Data classes of our own behave as the standard library's, which stands beside each case."""

import copy
import dataclasses
import pickle
import typing
from types import SimpleNamespace

import pytest

from blogengine import records

KINDS = [records, dataclasses]


def made(module):
    """Return classes of every kind that the engine defines, made by `module`."""

    @module.dataclass(frozen=True, slots=True)
    class Frozen:
        a: int
        b: str = "b"
        c: list = module.field(default_factory=list, compare=False)

    @module.dataclass(slots=True)
    class Open:
        a: int
        b: dict = module.field(default_factory=dict)
        c: int = module.field(init=False)
        d: int = module.field(init=False)

        def __post_init__(self):
            self.c = self.a + 1

    @module.dataclass(slots=True)
    class More(Open):
        """Of its own."""

        e: int = 5

    @module.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        a: int
        b: int = 0

    @module.dataclass(slots=True, eq=False)
    class Same:
        a: int = 1

    @module.dataclass
    class Empty:
        pass

    return SimpleNamespace(module=module, frozen=Frozen, open=Open, more=More, ordered=Ordered, same=Same, empty=Empty)


@pytest.fixture(params=KINDS, ids=lambda module: module.__name__)
def kinds(request):
    return made(request.param)


def test_arguments_and_defaults(kinds):
    one = kinds.frozen(1)
    assert (one.a, one.b, one.c) == (1, "b", [])
    assert kinds.frozen(1).c is not kinds.frozen(1).c
    assert kinds.frozen(1, c=[2]).c == [2]
    assert (kinds.open(1).b, kinds.open(1).c) == ({}, 2)
    assert (kinds.more(1, {}, 6).e, kinds.more(1).c, kinds.more.__doc__) == (6, 2, "Of its own.")
    assert (kinds.same().a, kinds.empty.__match_args__) == (1, ())
    for wrong in (kinds.frozen, lambda: kinds.open(1, {}, 3), lambda: kinds.empty(1)):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises(AttributeError):
        kinds.open(1).d  # noqa: B018 - that it is not there


def test_what_is_frozen_or_has_slots(kinds):
    for change in (lambda it: setattr(it, "a", 2), lambda it: delattr(it, "a")):
        with pytest.raises(AttributeError):
            change(kinds.frozen(1))
    with pytest.raises(AttributeError):
        kinds.more(1).z = 1
    one = kinds.open(1)
    one.a = 3
    assert one.a == 3


def test_equality_order_and_hashes(kinds):
    assert kinds.frozen(1, c=[1]) == kinds.frozen(1, c=[2]) != kinds.frozen(2)
    assert hash(kinds.frozen(1, c=[1])) == hash(kinds.frozen(1, c=[2]))
    assert kinds.frozen(1) != kinds.open(1) != kinds.more(1)
    assert kinds.empty() == kinds.empty()
    with pytest.raises(TypeError):
        hash(kinds.empty())
    assert kinds.same() != kinds.same()
    assert len({kinds.same(), kinds.same()}) == 2
    assert sorted([kinds.ordered(2), kinds.ordered(1, 2), kinds.ordered(1, 1)]) == [
        kinds.ordered(1, 1),
        kinds.ordered(1, 2),
        kinds.ordered(2),
    ]
    assert kinds.ordered(1) <= kinds.ordered(1) >= kinds.ordered(1)
    with pytest.raises(TypeError):
        assert kinds.ordered(1) < 2


def test_text_fields_copies_and_patterns(kinds):
    module = kinds.module
    assert repr(kinds.frozen(1)).endswith("Frozen(a=1, b='b', c=[])")
    assert [each.name for each in module.fields(kinds.more)] == ["a", "b", "c", "d", "e"]
    assert module.is_dataclass(kinds.frozen(1))
    assert module.is_dataclass(kinds.frozen)
    assert not module.is_dataclass(1)
    changed = module.replace(kinds.frozen(1, "x"), a=2)
    assert (changed.a, changed.b) == (2, "x")
    assert copy.deepcopy(kinds.frozen(1, c=[1])).c == [1]
    match kinds.frozen(1, "x"):
        case kinds.frozen(a, b):
            assert (a, b) == (1, "x")


Pickled = made(records).frozen
Pickled.__qualname__ = "Pickled"


def test_pickles():
    back = pickle.loads(pickle.dumps(Pickled(1, "x", [3])))
    assert (back.a, back.b, back.c) == (1, "x", [3])


def test_an_init_that_another_thread_has_replaced_works():
    kind = made(records).frozen
    first = kind.__init__
    one, other = object.__new__(kind), object.__new__(kind)
    first(one, 1)
    first(other, 2)
    assert (one.a, other.a, kind(3).a) == (1, 2, 3)
    assert kind.__init__ is not first


NAMED = [records, typing]


def named(module):
    class Pair(module.NamedTuple):
        """Two."""

        first: "int | None"
        second: str = "b"

        @property
        def both(self):
            return f"{self.first}{self.second}"

    return Pair


@pytest.mark.parametrize("module", NAMED)
def test_a_named_tuple_is_one_of_the_standard_librarys(module):
    kind = named(module)
    assert (kind.__name__, kind.__module__, kind.__doc__) == ("Pair", __name__, "Two.")
    assert (kind._fields, kind._field_defaults) == (("first", "second"), {"second": "b"})
    assert (kind(1), kind(1).both, kind(1)._replace(second="c")) == ((1, "b"), "1b", (1, "c"))
    assert repr(kind(None, second="x")).endswith("Pair(first=None, second='x')")
    with pytest.raises(TypeError):
        kind()


@pytest.mark.parametrize("module", KINDS)
def test_an_init_is_its_class_own(module):
    """A class that has no object yet may have heirs that have; each keeps its defaults."""

    @module.dataclass
    class Base:
        a: int = 1

    @module.dataclass
    class Heir(Base):
        a: int = 2
        b: int = 3

    class Plain(Heir):
        pass

    assert (Plain().a, Heir(5).a, Base().a, Plain(7, b=8).b) == (2, 5, 1, 8)
