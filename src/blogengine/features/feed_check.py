"""What `feed:` in the configuration asks for that cannot be had; jekyll-feed says nothing, or stops."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.features.terms import posts_by_term
from blogengine.feeds.entries import POSTS, compat_of
from blogengine.model.front import text
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blogengine.model.site import Site

SIMPLE_TAG = re.compile(r"[A-Za-z0-9_]+")
"""The tags for which jekyll-feed makes feeds."""
_KEYS = (
    "path", "categories", "collections", "tags", "posts_limit", "excerpt_only", "disable_in_development", "icon", "logo",
    "hub", "rss", "json", "compat",
)  # fmt: skip
_FORMS = ("jekyll", "fixed")
_NUMBER = re.compile(r"[+-]?[0-9]+")


def misread(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each setting of `feed:` that means nothing, for tags without feeds and what feeds leave out."""
    for message, hint in _findings(site):
        yield Diagnostic("feed", message, site.config.places.get("feed"), hint)
    if compat_of(site.config) == "fixed":
        told = [text(label) for label in _labels(site.config.section("feed").get("collections"))]
        for each in site.documents.values():
            if each.collection in told and not each.dated and each.front.get("feed") is not False:
                message = f"the feed of {each.collection} leaves this out: it has no date"
                hint = "write its `date:`, or `feed: false` if it is to be in no feed"
                yield Diagnostic("feed", message, SourceSpan(each.origin.path), hint)


def _findings(site: Site) -> Iterator[tuple[str, str]]:
    section = site.config.section("feed")
    for key in section:
        if key not in _KEYS:
            yield f"`feed.{key}` is no setting", did_you_mean(str(key), _KEYS) or f"there are {', '.join(_KEYS)}"
    limit = section.get("posts_limit")
    if limit is not None and limit is not False and not _NUMBER.fullmatch(text(limit)):
        yield f"`feed.posts_limit` is no number: {text(limit)}", "write how many entries each feed has, as in 10"
    form = section.get("compat")
    if form is not None and form not in _FORMS:
        yield f"`feed.compat` cannot be {text(form)}", f"write one of {', '.join(_FORMS)}"
    labels = [each.label for each in site.collections]
    for label in _labels(section.get("collections")):
        if label != POSTS and label not in labels:
            hint = did_you_mean(str(label), labels) or "name it under `collections:` too"
            yield f"`feed.collections` names {text(label)}, which is no collection", hint
    yield from _of_tags(site, section.get("tags"))


def _labels(given: object) -> Iterable[object]:
    return given if isinstance(given, Mapping | list) else ()


def _of_tags(site: Site, given: object) -> Iterator[tuple[str, str]]:
    if not given:
        return
    settings = given if isinstance(given, Mapping) else {}
    used = posts_by_term(site, "tags")
    only = settings.get("only")
    names = used if only is None else [text(each) for each in (only if isinstance(only, list) else [only])]
    unknown = [name for name in names if name not in used]
    if unknown and used:
        yield f"`feed.tags` names tags that no post has: {', '.join(unknown)}", "their feeds have no entries"
    odd = [name for name in names if name in used and not SIMPLE_TAG.fullmatch(name)]
    if odd and compat_of(site.config) == "jekyll":
        hint = "jekyll-feed makes feeds of plain tags only; `compat: fixed` under `feed:` makes them of all"
        yield f"no feeds are made of these tags: {', '.join(odd)}", hint
