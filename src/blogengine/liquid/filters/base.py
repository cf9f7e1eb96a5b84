"""What a filter is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from blogengine.liquid.errors import UnplacedError

if TYPE_CHECKING:
    from typing import Any

Filter = Callable[..., object]
"""Called with the value, then the arguments by position; keyword arguments (`k: v`) come last, as one dict.

A call with too few or too many arguments never reaches it: the compiler counts them against the signature.
"""

_F = TypeVar("_F", bound="Callable[..., Any]")  # a decorator that returns what it gets, whatever its parameters
_MARK = "wants_liquid_context"
_HOST_MARK = "wants_no_liquid_variables"
_NOTHING_MARK = "knows_liquid_nothing"


class FilterError(UnplacedError):
    """A value that a filter cannot work on."""


def with_context(function: _F) -> _F:
    """Mark a filter whose first argument is the `Context` of the render; the value comes second."""
    setattr(function, _MARK, True)
    return function


def with_host(function: _F) -> _F:
    """Mark a filter as `with_context` does that asks the context for no variables: loops need not keep theirs for it."""
    setattr(function, _HOST_MARK, True)
    return with_context(function)


def knows_nothing(function: _F) -> _F:
    """Mark a filter that is given `NOTHING` for the words `empty` and `blank`; others get an empty string."""
    setattr(function, _NOTHING_MARK, True)
    return function


def takes_nothing(function: Filter) -> bool:
    """Say whether `function` is marked by `knows_nothing`."""
    return getattr(function, _NOTHING_MARK, False)


def reads_variables(function: Filter) -> bool:
    """Say whether `function` may look at the variables of the render: whether `with_context` alone marks it."""
    return wants_context(function) and not getattr(function, _HOST_MARK, False)


def wants_context(function: Filter) -> bool:
    """Say whether `function` is marked by `with_context`."""
    return getattr(function, _MARK, False)
