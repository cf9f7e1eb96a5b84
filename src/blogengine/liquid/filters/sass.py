"""Filters that compile Sass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import AssetError
from blogengine.liquid.filters.base import FilterError, with_host
from blogengine.liquid.ruby import to_s

if TYPE_CHECKING:
    from blogengine.liquid.context import Context


@with_host
def scssify(ctx: Context, value: object) -> object:
    """Return SCSS as CSS."""
    return _compiled(ctx, value, indented=False)


@with_host
def sassify(ctx: Context, value: object) -> object:
    """Return Sass, the indented form, as CSS."""
    return _compiled(ctx, value, indented=True)


def _compiled(ctx: Context, value: object, *, indented: bool) -> str:
    try:
        return ctx.host.sass(to_s(value), indented=indented)
    except AssetError as error:
        where = f"line {error.span.line}: " if error.span else ""
        raise FilterError(f"{where}{error.message}", error.hint, error.code) from None
