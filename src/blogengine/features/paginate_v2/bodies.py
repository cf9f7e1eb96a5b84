"""Whose body a page shows: in Jekyll, pages of one `page.path` share the first one's template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.features.bodies import over
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from blogengine.features.base import Draft
    from blogengine.model.content import Page


def with_shared_bodies(draft: Draft, own: Collection[str]) -> Draft:
    """Return the draft with the bodies that Jekyll gives the pages of the ids `own`.

    Jekyll 4 compiles a template once for each `page.path`, and these pages have only a name for one (`.html`): what
    is rendered first, of those that hold Liquid, is shown by all. Each template that loses its body so is told of.
    """
    pages: list[Page] = []
    bodies: dict[str, bytes] = {}
    first: dict[str, Page] = {}
    told: set[str] = set()
    for page in draft.site.pages:
        body = _body(draft, page)
        shown = first.setdefault(page.path or page.id, page) if b"{{" in body or b"{%" in body else page
        if page.id not in own or _body(draft, shown) == body:
            pages.append(page)
            continue
        if page.origin.path not in told:
            told.add(page.origin.path)
            draft.found.append(_lost(page, shown))
        pages.append(replace(page, body=shown.body, origin=shown.origin))
        bodies[page.id] = bodies.get(shown.id, draft.bodies.get(shown.id, b""))
    return replace(draft, site=replace(draft.site, pages=tuple(pages)), bodies=over(draft.bodies, bodies))


def _body(draft: Draft, page: Page) -> bytes:
    return page.body.encode() if page.body is not None else draft.bodies.get(page.id, b"")


def _lost(page: Page, shown: Page) -> Diagnostic:
    message = f"the pages of {page.origin.path} show the body of {shown.origin.path}, as Jekyll makes them"
    hint = "leave the bodies of paginated pages empty, and write what they show in their layouts"
    return Diagnostic("pagination", message, SourceSpan(page.origin.path, page.origin.body_line), hint)
