"""jekyll-readme-index: the README of a folder that has no index is its index."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from blogengine.features.base import Feature, Priority
from blogengine.features.bodies import file_as_page, with_pages_of_files, with_subjects
from blogengine.model import permalink
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.features.base import Draft
    from blogengine.model.content import Page
    from blogengine.model.site import Site

_INDEX = re.compile(r"(?:index\.(?:html?|xhtml|xml))?", re.IGNORECASE)


def _amend(draft: Draft) -> Draft:
    settings = draft.site.config.section("readme_index")
    if settings.get("enabled") is False:
        return draft
    for file in draft.site.static_files:
        if _is_readme(draft.site, file.path) and not _has_index(draft.site, file.url):
            read = file_as_page(draft, file)
            if read is not None:
                made = (file, _as_index(read[0], file.url), read[1])
                draft = with_pages_of_files(draft, [made], remove_originals=settings.get("remove_originals") is True)
    if settings.get("with_frontmatter") is True:
        for page in draft.site.pages:
            if _is_readme(draft.site, page.id) and not _has_index(draft.site, page.url):
                draft = with_subjects(draft, [_as_index(page, page.url)], {})
    return draft


def _is_readme(site: Site, path: str) -> bool:
    stem, ext = posixpath.splitext(posixpath.basename(path))
    return stem.lower() == "readme" and site.config.markdown.converts(ext)


def _has_index(site: Site, url: str) -> bool:
    """Say whether the folder of a README has a page or a file at its own address or at that of an index."""
    folder = f"{_folder(url).rstrip('/')}/".lower()
    urls = (*(page.url for page in site.pages), *(file.url for file in site.static_files))
    return any(each.lower().startswith(folder) and _INDEX.fullmatch(each[len(folder) :]) for each in urls)


def _folder(url: str) -> str:
    return posixpath.dirname(url.rstrip("/")) or "/"


def _as_index(page: Page, url: str) -> Page:
    """Return a page moved to its folder's address; `page.permalink` of the topmost one is `//`, as in Jekyll."""
    own = f"{_folder(url)}/"
    values = permalink.page_values(path="", basename="", output_ext=page.output_ext)
    moved = permalink.expand_known(own, values)
    return replace(page, url=moved, dir=moved, front={**page.front, "permalink": own})


README_INDEX = Feature("readme_index", priority=Priority.LOW, amend=_amend)
