"""jekyll-optional-front-matter: Markdown files without front matter are pages too."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.features.base import Feature
from blogengine.features.bodies import file_as_page, with_pages_of_files
from blogengine.model.front import is_false
from blogengine.read.classify import matches

if TYPE_CHECKING:
    from blogengine.config.config import Config
    from blogengine.features.base import Draft

_OF_THE_REPOSITORY = frozenset({"README", "LICENSE", "LICENCE", "COPYING", "CODE_OF_CONDUCT", "CONTRIBUTING",
                                "ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"})  # fmt: skip
"""Names of files that are no pages unless `include` says so."""


def _amend(draft: Draft) -> Draft:
    config = draft.site.config
    settings = config.section("optional_front_matter")
    if settings.get("enabled") is False or not is_false(config.raw.get("require_front_matter")):
        return draft
    files = [file for file in draft.site.static_files if _is_page(config, file.path)]
    made = [(file, *page) for file in files if (page := file_as_page(draft, file)) is not None]
    return with_pages_of_files(draft, made, remove_originals=settings.get("remove_originals") is True)


def _is_page(config: Config, path: str) -> bool:
    name = posixpath.basename(path)
    stem, ext = posixpath.splitext(name)
    if not config.markdown.converts(ext):
        return False
    included = any(matches(pattern, each) for pattern in config.include for each in (path, name))
    return included or stem.upper() not in _OF_THE_REPOSITORY


OPTIONAL_FRONT_MATTER = Feature("optional_front_matter", amend=_amend)
