"""Pages that features add to a site, as Jekyll would have read them from files."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.model import front as front_values
from blogengine.model import permalink
from blogengine.model.content import Origin, Page
from blogengine.model.defaults import Defaults
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.model.content import Maker
    from blogengine.model.site import Site


def generated_page(
    site: Site,
    feature: str,
    path: str,
    *,
    front: Mapping[str, object],
    body: str = "",
    maker: Maker | None = None,
    url: str | None = None,
    name: str | None = None,
    kind: str = "pages",
    origin: Origin | None = None,
) -> Page:
    """Return the page that a feature makes as if the source had a file at `path`.

    `front` stands over the site's defaults for files of type `kind`; its `layout` is the page's, also where it is None
    and templates see that of the defaults. `url` is the page's where it is not the one that the path gives; `name` is
    what `page.name` shows where that is not the path's last part. `origin` is where the author asked for the page.
    """
    config = site.config
    ext = posixpath.splitext(path)[1]
    merged = deep_merge(
        Defaults(config.defaults, config.folders.collections).for_file(path, kind, on_disk=False), front
    )
    own = front_values.permalink(merged) if url is None else None
    url = url if url is not None else _url_of(path, own, config.permalink)
    return Page(
        id=f"{feature}:{path}",
        origin=origin or Origin(f"{feature}:{path}"),
        name=name or posixpath.basename(path),
        dir=permalink.folder_of(url),
        front=merged,
        ext=ext,
        output_ext=permalink.extension_of(own, ext),
        url=url,
        layout=front_values.layout(front),
        maker=maker,
        body=body,
    )


def own_front(page: Page, defaults: Defaults) -> Mapping[str, object]:
    """Return the front matter of a page's file: what templates see of it, without what `defaults` alone give."""
    inherited = defaults.for_file(page.id, "pages")
    marks = page.origin.marks
    return {key: value for key, value in page.front.items() if key in marks or key not in inherited}


def _url_of(path: str, own: str | None, style: str) -> str:
    """Return the URL of a path by a permalink of its own, if it has one, else by the site's style."""
    folder, file_name = posixpath.split(path)
    basename, ext = posixpath.splitext(file_name)
    values = permalink.page_values(path=folder, basename=basename, output_ext=ext)
    return permalink.expand_known(own or permalink.page_template(basename, ext, style), values)


def with_pages(site: Site, pages: Iterable[Page]) -> Site:
    """Return the site with `pages` appended, but for those whose file it has already.

    Two of `pages` may want one file; both stay, under different ids, for the plan to tell.
    """
    taken = set(_output_paths(site))
    fresh = (page for page in pages if permalink.page_path(page) not in taken)
    return replace(site, pages=(*site.pages, *_with_own_ids(fresh)))


def _output_paths(site: Site) -> Iterable[str]:
    yield from (permalink.page_path(page) for page in site.pages if page.written)
    yield from (file.path for file in site.static_files if file.written)
    yield from (permalink.output_path(each.url, each.output_ext) for each in site.documents.values() if each.written)


def _with_own_ids(pages: Iterable[Page]) -> Iterable[Page]:
    seen: dict[str, int] = {}
    for page in pages:
        count = seen[page.id] = seen.get(page.id, 0) + 1
        feature, _, path = page.id.partition(":")
        yield page if count == 1 else replace(page, id=f"{feature}#{count}:{path}")


def has_source(site: Site, path: str) -> bool:
    """Say whether the site has a source file at `path`, whatever its URL."""
    return any(page.id == path for page in site.pages) or any(file.path == path for file in site.static_files)
