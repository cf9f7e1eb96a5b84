"""Filters that the site's Markdown converter does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.filters.base import with_host
from blogengine.liquid.ruby import to_s

if TYPE_CHECKING:
    from blogengine.liquid.context import Context


@with_host
def markdownify(ctx: Context, value: object) -> object:
    """Return Markdown as HTML."""
    return ctx.host.markdownify(to_s(value))


@with_host
def smartify(ctx: Context, value: object) -> object:
    """Return text with typographic quotes, dashes and ellipses."""
    return ctx.host.smartify(to_s(value))
