"""jekyll-relative-links: links from Markdown to a source file are links to what the file becomes."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from blogengine.features.base import Feature, Priority
from blogengine.features.bodies import markdown_subjects, text_of, with_subjects
from blogengine.model.content import Document
from blogengine.model.front import is_false, text
from blogengine.read.classify import matches
from blogengine.records import replace
from blogengine.text.patterns import compiled_later
from blogengine.text.urls import relative_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.features.base import Draft
    from blogengine.features.bodies import Amended
    from blogengine.model.site import Site

_FRAGMENT = r"(#.+?|)?"
_TITLE = r"""(\s+"(?:\\"|[^"])*(?<!\\)"|\s+"(?:\\'|[^'])*(?<!\\)')?"""
_REFERENCE = rf"^\s*?\[(.*?)\]: (.+?){_FRAGMENT}{_TITLE}\s*?$"
_LINK = compiled_later(rf"\[(.*?)\]\(([^)]+?){_FRAGMENT}{_TITLE}\)|{_REFERENCE}", re.MULTILINE | re.ASCII)
_DEFINITION = compiled_later(_REFERENCE, re.MULTILINE | re.ASCII)
_SCHEME = compiled_later(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _amend(draft: Draft) -> Draft:
    settings = draft.site.config.section("relative_links")
    if settings.get("enabled") is False:
        return draft
    exclude = settings.get("exclude")
    patterns = [each for each in exclude if isinstance(each, str)] if isinstance(exclude, list) else []
    targets = _targets(draft.site)
    base = text(draft.site.config.raw.get("baseurl"))
    changed: list[Amended] = []
    texts: dict[str, str] = {}
    for subject in markdown_subjects(draft, documents=settings.get("collections") is True):
        path = _path(draft.site, subject)
        if any(matches(pattern, path) for pattern in patterns):
            continue
        before = text_of(draft, subject)
        after = _linked(before, posixpath.dirname(path), targets, base)
        if after != before:
            texts[subject.id] = after
        if isinstance(subject, Document) and not is_false(subject.front.get("excerpt")):
            # the plugin makes the excerpt anew, also where front matter gave one
            front = {key: value for key, value in subject.front.items() if key != "excerpt"}
            changed.append(replace(subject, front=front))
    return with_subjects(draft, changed, texts) if texts or changed else draft


def _path(site: Site, subject: Amended) -> str:
    path = subject.id.rsplit(":", 1)[-1]
    return site.config.folders.shown(path) if isinstance(subject, Document) else path


def _targets(site: Site) -> Mapping[str, str]:
    """Return the URLs of all that may be linked to by their paths; where two share one, a page beats a file."""
    found: dict[str, str] = {}
    for page in site.pages:
        found.setdefault(_path(site, page), page.url)
    for file in site.static_files:
        found.setdefault(site.config.folders.shown(file.path) if file.collection else file.path, file.url)
    for document in site.documents.values():
        if document.written:
            found.setdefault(_path(site, document), document.url)
    return found


def _linked(source: str, folder: str, targets: Mapping[str, str], baseurl: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in _links(source):
        groups = found.groups()  # of a link, then of a definition; or of a definition alone
        inline = len(groups) > 4 and groups[0] is not None
        label, path, fragment, title = groups[:4] if inline else groups[-4:]
        if path.startswith("#") or _SCHEME.match(path):
            continue
        below = path[1:] if path.startswith("/") else posixpath.join(folder, path)
        url = targets.get(unquote_plus(posixpath.normpath(below)))
        if url is not None:
            address = f"{relative_url(url, baseurl)}{fragment or ''}{title or ''}"
            pieces += [source[end : found.start()], f"[{label}]({address})" if inline else f"\n[{label}]: {address}"]
            end = found.end()
    return "".join([*pieces, source[end:]]) if pieces else source


def _links(source: str) -> Iterator[re.Match[str]]:
    """Yield all links; behind the last `)` only definitions are looked for, as others would take cubic time to fail."""
    if "](" not in source and "]: " not in source:
        return
    last = source.rfind(")") + 1
    line = source.find("\n", last) + 1 or len(source)
    cut = last if not last or "](" in source[last:line] else line
    yield from _LINK.finditer(source, 0, cut)
    yield from _DEFINITION.finditer(source, cut)


RELATIVE_LINKS = Feature("relative_links", priority=Priority.LOWEST, amend=_amend)
