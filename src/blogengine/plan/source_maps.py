"""Source maps as pages, which Jekyll adds to `site.pages` when it has rendered their stylesheets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blogengine.assets.sass import has_source_map
from blogengine.assets.settings import SassSettings

if TYPE_CHECKING:
    from blogengine.model.content import Page
    from blogengine.model.site import Site


def with_source_maps(site: Site) -> Site:
    """Return the site with a page for the map of each stylesheet, for what is rendered after it (`source_maps`).

    As in Jekyll a map has the front matter of its stylesheet. Its content, a text in JSON there, is empty.
    """
    settings = SassSettings.of(site.config)
    maps = {page.id: _map_of(page) for page in site.pages if has_source_map(page, settings)}
    return replace(site, source_maps=maps) if maps else site


def _map_of(page: Page) -> Page:
    name = f"{page.name[: -len(page.ext)]}.css.map"
    return replace(
        page, id=f"{page.id}:map", name=name, ext=".map", output_ext=".map", url=f"{page.url}.map", layout=None,
        body="", written=False, path=f"{page.dir.strip('/')}/{name}".lstrip("/"),
    )  # fmt: skip
