"""jekyll-last-modified-at: when git last saw a file change, as `page.last_modified_at` and `{% last_modified_at %}`.

A tag's own format is kept; jekyll-last-modified-at shows every tag of a page in the format of the first.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.clock.strftime import strftime
from blogengine.features.base import Feature, Priority, asked
from blogengine.liquid.drops.subject import SubjectDrop
from blogengine.liquid.ruby import to_s
from blogengine.liquid.tags.base import InlineTag, TagError
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.features.base import Draft
    from blogengine.liquid.context import Context

KEY = "last_modified_at"
_FORMAT = "%d-%b-%y"


def _amend(draft: Draft) -> Draft:
    site = draft.site
    files = [page.id for page in site.pages if page.maker is None and page.body is None and draft.tree.has(page.id)]
    times = _times(draft, [*files, *site.documents])
    site = replace(
        site,
        pages=tuple(replace(page, front={**page.front, **_own(page.id, times)}) for page in site.pages),
        documents={
            key: replace(each, front={**_own(key, times), **each.front}) for key, each in site.documents.items()
        },
        changes=times,
    )
    return replace(draft, site=site)


def _times(draft: Draft, paths: Iterable[str]) -> dict[str, dt.datetime]:
    """Return when each file was last committed; one that never was, when it was last written."""
    paths = list(paths)
    committed = draft.git.last_changes(paths)
    zone = draft.site.clock.zone
    seconds = {path: committed[path] if path in committed else _written(draft, path) for path in paths}
    return {path: dt.datetime.fromtimestamp(each, zone) for path, each in seconds.items() if each is not None}


def _written(draft: Draft, path: str) -> int | None:
    try:
        return int(Path(draft.tree.locate(path)).stat().st_mtime)
    except OSError:
        return None


def _own(path: str, times: Mapping[str, dt.datetime]) -> dict[str, object]:
    """Return a file's time as front matter; a document's own says another where it has the key, a page's does not."""
    return {KEY: times[path]} if path in times else {}


def _tag(markup: str, ctx: Context) -> str:
    """Return the time of the page's file in the tag's format, else in that of the configuration."""
    page = ctx.given.get("page")
    time = asked(ctx).ask("git", page.id) if isinstance(page, SubjectDrop) else None
    if not isinstance(time, dt.datetime):
        raise TagError("nothing is known of when this page was last modified: it has no file", "leave the tag out")
    settings = ctx.host.config("last-modified-at")
    wanted = settings.get("date-format") if isinstance(settings, dict) else None
    return strftime(time, markup or (to_s(wanted) if wanted is not None else _FORMAT))


LAST_MODIFIED_AT = Feature(
    "last_modified_at",
    priority=Priority.LOW,
    amend=_amend,
    tags={KEY: InlineTag(_tag)},
)
