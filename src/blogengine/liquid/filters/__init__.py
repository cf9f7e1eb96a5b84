"""The filters of Liquid and of Jekyll, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.liquid.filters.base import Filter

FILTERS: Mapping[str, Filter] = {}
