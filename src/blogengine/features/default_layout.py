"""jekyll-default-layout: a layout for each Markdown page and post that names none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from blogengine.features.base import Feature, Priority
from blogengine.model.content import Document, Page
from blogengine.model.site import POSTS
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.model.site import Site

_Subject = TypeVar("_Subject", Document, Page)


def _generate(site: Site) -> Site:
    pages = tuple(_laid_out(site, page, "page") for page in site.pages)
    documents = {key: _laid_out(site, each, "post") if each.collection == POSTS else each
                 for key, each in site.documents.items()}  # fmt: skip
    return replace(site, pages=pages, documents=documents)


def _laid_out(site: Site, subject: _Subject, kind: str) -> _Subject:
    """Return a subject with the layout for its kind; one whose front matter or defaults hold the key keeps its own."""
    if "layout" in subject.front or not site.config.markdown.converts(subject.ext):
        return subject
    wanted = ("home", kind, "default") if subject.url == "/" else (kind, "default")
    layout = next((name for name in wanted if name in site.layouts), None)
    return replace(subject, layout=layout, front={**subject.front, "layout": layout})


DEFAULT_LAYOUT = Feature("default_layout", priority=Priority.LOWEST, generate=_generate)
