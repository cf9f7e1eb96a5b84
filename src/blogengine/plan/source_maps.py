"""Source maps as pages, which Jekyll adds to `site.pages` when it has rendered their stylesheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.assets.sass import is_sass
from blogengine.assets.settings import SassSettings
from blogengine.model import front as front_values
from blogengine.model import permalink
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.model.content import Page
    from blogengine.model.site import Site


def with_source_maps(site: Site) -> Site:
    """Return the site with a page for the map of each stylesheet, for what is rendered after it (`source_maps`)."""
    settings = SassSettings.of(site.config)
    maps = {page.id: found for page in site.pages if (found := source_map_of(page, settings))}
    return replace(site, source_maps=maps) if maps else site


def source_map_of(page: Page, settings: SassSettings) -> Page | None:
    """Return the map of a page in Sass as a page; None for what is no Sass, where no maps are wanted, and for a stylesheet in its place.

    As in Jekyll a map has the front matter of its stylesheet, and so its permalink: one without placeholders names
    the same file for both (in Jekyll the map replaces the stylesheet). Its content, a text in JSON there, is empty.
    """
    if not (is_sass(page.ext) and settings.source_map):
        return None
    basename = f"{page.name[: -len(page.ext)]}.css"
    own = front_values.permalink(page.front)
    values = permalink.page_values(path=page.dir, basename=basename, output_ext=".map")
    url = permalink.expand_known(own or permalink.page_template(basename, ".map", ""), values)
    made = replace(
        page, id=f"{page.id}:map", name=f"{basename}.map", dir=permalink.folder_of(url), ext=".map", url=url,
        output_ext=permalink.extension_of(own, ".map"), layout=None, body="", written=False,
        path=f"{page.dir.strip('/')}/{basename}.map".lstrip("/"),
    )  # fmt: skip
    return None if permalink.page_path(made) == permalink.page_path(page) else made
