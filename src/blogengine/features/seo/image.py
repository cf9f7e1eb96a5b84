"""A page's picture: an address, or a mapping with `path` (or `facebook`, or `twitter`), `width`, `height` and `alt`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.features.seo.values import is_given, pick
from blogengine.liquid.filters.support import text_of
from blogengine.liquid.filters.urls import absolute_url, uri_escape
from blogengine.records import dataclass
from blogengine.text import urls

if TYPE_CHECKING:
    from blogengine.liquid.context import Context


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's absolute address, and all else that front matter says of it."""

    path: str
    record: Mapping[object, object]

    def get(self, key: str) -> object:
        """Return what front matter says of the picture."""
        return self.record.get(key)


def find_image(value: object, ctx: Context) -> Image | None:
    """Return the picture that `image` of front matter means, or None. Raises FilterError for a path that is no text."""
    record = value if isinstance(value, Mapping) else {"path": value} if isinstance(value, str) else {}
    path = pick(record.get("path"), record.get("facebook"), record.get("twitter"))
    return Image(absolute(path, ctx), record) if is_given(path) else None


def absolute(value: object, ctx: Context) -> str:
    """Return an address below the site's, escaped. Raises FilterError for what is no text."""
    path = text_of(value, "an address")
    if urls.is_absolute(path):
        return str(uri_escape(path))
    return str(uri_escape(absolute_url(ctx, path)))
