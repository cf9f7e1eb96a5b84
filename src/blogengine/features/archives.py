"""jekyll-archives: a page for each tag, category, year, month and day that the configuration asks for."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.features.base import Feature
from blogengine.features.pages import generated_page, with_pages
from blogengine.model import permalink, taxonomy
from blogengine.model.content import Origin, Refs
from blogengine.records import replace
from blogengine.text.slugify import slugify
from blogengine.text.urls import unescape_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from blogengine.model.content import Document, Page
    from blogengine.model.site import Site

NAME = "archives"
GEM = "jekyll-archives"

_DEFAULTS: Mapping[str, object] = {
    "layout": "archive",
    "enabled": [],
    "permalinks": {
        "year": "/:year/",
        "month": "/:year/:month/",
        "day": "/:year/:month/:day/",
        "tag": "/tag/:name/",
        "category": "/category/:name/",
    },
}


class _Archives:
    """The archives that one site's configuration asks for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._settings = deep_merge(_DEFAULTS, site.config.section(GEM))

    def pages(self) -> Iterator[Page]:
        """Yield tags, categories, then years, each followed by its months and their days."""
        for kind, type_ in (("tags", "tag"), ("categories", "category")):
            if self._wants(kind):
                for name, posts in self._terms(kind).items():
                    title = name if isinstance(name, str) else None
                    ids = (post.id for post in posts)
                    yield self._page(type_, {"name": slugify(title or "")}, ids, title=title)
        yield from self._dates(self._site.posts(), ("year", "month", "day"), {})

    def _terms(self, kind: str) -> Mapping[object, tuple[Document, ...]]:
        """Return each of the posts' names; to jekyll-archives what YAML takes for a number or a date is none."""
        return taxonomy.by_name(
            self._site.posts(), lambda it: own if isinstance(own := it.front.get(kind), list) else []
        )

    def _dates(self, posts: Iterable[Document], types: tuple[str, ...], above: Mapping[str, str]) -> Iterator[Page]:
        """Yield the pages of a period's parts, and of their own parts; years oldest first, all below newest first."""
        if not types:
            return
        type_, *below = types
        parts: dict[str, list[Document]] = {}
        for post in posts:
            parts.setdefault(f"{getattr(post.date, type_):02d}", []).append(post)
        for part, inside in sorted(parts.items(), reverse=bool(above)):
            period = {**above, type_: part}
            if self._wants(type_):
                date = dt.date(*(int(number) for number in [*period.values(), "1", "1"][:3]))
                yield self._page(type_, period, (post.id for post in inside), date=date)
            yield from self._dates(inside, tuple(below), period)

    def _wants(self, kind: str) -> bool:
        enabled = self._settings["enabled"]
        return enabled is True or enabled == "all" or (isinstance(enabled, list) and kind in enabled)

    def _page(
        self,
        type_: str,
        names: Mapping[str, str],
        ids: Iterable[str],
        *,
        title: str | None = None,
        date: dt.date | None = None,
    ) -> Page:
        layouts = self._section("layouts")
        front = {
            "layout": layouts.get(type_) or self._settings["layout"],
            "posts": Refs(tuple(ids)),
            "type": type_,
            "title": title,
            "date": date,
        }
        values = {key: partial(str, value) for key, value in {**names, "type": type_}.items()}
        url = permalink.expand(str(self._section("permalinks").get(type_)), values)
        path = unescape_path(url).removeprefix("/") + ("index.html" if url.endswith("/") else "")
        # jekyll-archives calls a page by its file name without extension, and its type is no type of `defaults:`.
        name = path.rpartition("/")[2].rpartition(".")[0]
        origin = Origin(f"{NAME}:{type_} {title or '-'.join(names.values())}")
        page = generated_page(self._site, NAME, path, front=front, url=url, name=name, kind=type_, origin=origin)
        return replace(page, dir="")  # an archive has no `dir` in Jekyll

    def _section(self, key: str) -> Mapping[str, object]:
        value = self._settings.get(key)
        return value if isinstance(value, dict) else {}


def _generate(site: Site) -> Site:
    return with_pages(site, _Archives(site).pages())


ARCHIVES = Feature(NAME, generate=_generate)
