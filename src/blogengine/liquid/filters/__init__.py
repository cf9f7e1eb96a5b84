"""The filters of Liquid and of Jekyll: one module a subject, all by name in `registry`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.liquid.filters.registry import FILTERS as FILTERS


def __getattr__(name: str) -> object:
    """Fetch `FILTERS` when it is first asked for: the modules that it names import `base` from this package."""
    if name == "FILTERS":
        from blogengine.liquid.filters.registry import FILTERS  # noqa: PLC0415

        return FILTERS
    raise AttributeError(name)
