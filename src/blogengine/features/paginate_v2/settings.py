"""What a site says of pagination, over the plugin's defaults, and how its texts and lists are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.errors import FeatureError
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.ruby import is_truthy, to_i, to_s
from blogengine.text.case import downcase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.config.config import Config

NAME = "paginate_v2"
GEM = "jekyll-paginate-v2"

Settings = dict[str, object]

_PAGINATION: Settings = {
    "enabled": False,
    "collection": "posts",
    "offset": 0,
    "per_page": 10,
    "permalink": "/page:num/",
    "title": ":title - page :num",
    "page_num": 1,
    "sort_reverse": False,
    "sort_field": "date",
    "limit": 0,
    "trail": {"before": 0, "after": 0},
    "indexpage": None,
    "extension": "html",
    "debug": False,
    "legacy": False,
}
"""In the plugin's order: pages made for a tag show all of it as `page.pagination`."""


def _auto(layout: str, title: str, permalink: str) -> Settings:
    slugify = {"mode": "none", "cased": False}
    return {"layouts": [layout], "title": title, "permalink": permalink, "enabled": True, "slugify": slugify}


_AUTOPAGES: Settings = {
    "enabled": False,
    "tags": _auto("autopage_tags.html", "Posts tagged with :tag", "/tag/:tag"),
    "categories": _auto("autopage_category.html", "Posts in category :cat", "/category/:cat"),
    "collections": _auto("autopage_collection.html", "Posts in collection :coll", "/collection/:coll"),
}

_ANY_MARK = re.compile(r"[;, \t\r\n\f\v]")
_MARK = re.compile(r"[;,]")
_SPACE = " \t\r\n\f\v\0"


def pagination(config: Config) -> Settings:
    """Return the site's pagination. Raises FeatureError where it is still that of jekyll-paginate."""
    settings = deep_merge(_PAGINATION, config.section("pagination"))
    if is_truthy(config.raw.get("paginate")) or is_truthy(settings["legacy"]):
        key = "legacy" if is_truthy(settings["legacy"]) else "paginate"
        message = f"{GEM} does not build sites that are configured for jekyll-paginate, with `{key}`"
        hint = "say `pagination: {enabled: true, per_page: …}` instead, also in the front matter of the paginated page"
        raise FeatureError(message, config.places.get("paginate") or config.places.get("pagination"), hint)
    return settings


def autopages(config: Config) -> Settings:
    """Return what the site says of pages for its tags, categories and collections."""
    return deep_merge(_AUTOPAGES, config.section("autopages"))


def mapping(settings: Mapping[str, object], key: str) -> Mapping[str, object]:
    """Return the mapping at a key, an empty one where there is something else."""
    value = settings.get(key)
    return value if isinstance(value, dict) else {}


def whole(settings: Mapping[str, object], key: str) -> int:
    """Return a setting as Ruby reads whole numbers, 0 where it is none."""
    try:
        return to_i(settings.get(key))
    except FilterError:
        return 0


def wanted(value: object, *, spaced: bool = False) -> list[str]:
    """Return the names in a setting, in lower case: a list, or a text split at commas and semicolons.

    Where `spaced`, white space splits it too.
    """
    parts = _split(value, _ANY_MARK if spaced else _MARK) if isinstance(value, str) else value
    return [downcase(to_s(each)).strip(_SPACE) for each in (parts if isinstance(parts, list) else [parts])]


def names(value: object) -> Iterator[tuple[str, str]]:
    """Yield the names in a document's `tags`, `categories` or `locale`: in lower case, and as written."""
    parts = _split(value, _ANY_MARK) if isinstance(value, str) else value
    for part in parts if isinstance(parts, list) else [parts]:
        for name in _split(to_s(part).strip(_SPACE), _MARK):
            yield downcase(name).strip(_SPACE), name


def _split(text: str, marks: re.Pattern[str]) -> list[str]:
    """Return the parts of a text; empty ones at its end are no parts."""
    parts = marks.split(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts
