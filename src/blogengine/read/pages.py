"""Pages and static files: everything outside the collections that is published (specs: Jekyll §4, §5)."""

from __future__ import annotations

import datetime as dt
import posixpath
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.errors import ContentError, Diagnostic
from blogengine.model import front as front_values
from blogengine.model import permalink
from blogengine.model.content import Origin, Page, StaticFile
from blogengine.read.context import span_of_key
from blogengine.read.documents import converted_ext, own_permalink
from blogengine.read.front_matter import without_front_matter
from blogengine.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.errors import SourceSpan
    from blogengine.read.context import ReadContext
    from blogengine.read.documents import Place
    from blogengine.read.front_matter import FrontMatter
    from blogengine.read.tree import Entry, Tree


def read_page(reading: ReadContext, tree: Tree, path: str, *, published_as: str | None = None) -> Page | None:
    """Read one page; None where `published: false` keeps it back.

    `published_as` is the path it counts as, where it lies elsewhere (a theme's asset). Raises ContentError; YAML that
    does not parse is Jekyll's to survive: the body is published without its front matter.
    """
    virtual = published_as or path
    label = path if published_as is None else tree.locate(path)
    try:
        parts = reading.front_matter(tree, path, label)
    except ContentError as error:
        if error.code != "front-matter-yaml" or reading.config.strict:
            raise
        error.code = "page-front-matter-yaml"
        reading.found.append(error.diagnostic())
        parts = without_front_matter(decode(tree.read(path), label, []))
    front = deep_merge(reading.defaults.for_file(virtual, "pages"), parts.values or {})
    published = (parts.values or {}).get("published", True)
    if front_values.is_false(published) and not reading.config.selection.unpublished:
        return None
    page = _build(reading, virtual, label, parts, front)
    reading.bodies[page.id] = parts.body.encode()
    return page


def _note_unknown(reading: ReadContext, template: str, values: Mapping[str, str], span: SourceSpan) -> None:
    """Tell of a placeholder that pages do not have; Jekyll writes it as it stands."""
    for name in permalink.placeholders(template):
        if not name.startswith(tuple(values)):
            message = f"the permalink {template} has a placeholder that pages do not have, :{name}"
            hint = f"there are {', '.join(f':{each}' for each in values)}"
            reading.found.append(Diagnostic("page-permalink-placeholder", message, span, hint))


def _setting(reading: ReadContext, path: str, parts: FrontMatter, key: str) -> dict[str, object]:
    """Return what decides of a page: its own value, null too, else that of the defaults."""
    own = parts.values or {}
    return {key: own[key] if key in own else reading.defaults.value(path, "pages", key)}


def _build(reading: ReadContext, path: str, label: str, parts: FrontMatter, front: Mapping[str, object]) -> Page:
    folder, name = posixpath.split(path)
    basename, ext = posixpath.splitext(name)
    own = own_permalink(reading, label, parts, _setting(reading, path, parts, "permalink"))
    converted = converted_ext(reading.config, ext)
    output_ext = permalink.extension_of(own, converted)
    basename = basename.rstrip(".")
    values = permalink.page_values(path=folder, basename=basename, output_ext=converted)
    template = own or permalink.page_template(basename, converted, reading.config.permalink)
    url = permalink.expand_known(template, values)
    _note_unknown(reading, template, values, span_of_key(label, parts.marks, "permalink"))
    return Page(
        id=path,
        origin=Origin(label, parts.body_line, parts.marks),
        name=name,
        dir=permalink.folder_of(url),
        front=front,
        ext=ext,
        output_ext=output_ext,
        url=url,
        layout=_layout(reading, _setting(reading, path, parts, "layout"), converted, own="layout" in front),
    )


def _layout(reading: ReadContext, front: Mapping[str, object], ext: str, *, own: bool) -> str | None:
    """A native site's HTML pages have the layout `page` unless they, or the defaults, say otherwise."""
    if reading.config.native and ext == ".html" and not own:
        return "page"
    return front_values.layout(front)


def static_file(
    reading: ReadContext, tree: Tree, entry: Entry, *, published_as: str | None = None, place: Place | None = None
) -> StaticFile:
    """Return the record of a file that is copied as it is; `place` is that of a collection's file."""
    path = published_as or entry.path
    url = f"/{''.join(_split(path))}" if place is None else _url_in(place, reading.config.folders.shown(path))
    collection = place.collection if place else None
    front = reading.defaults.for_file(path, collection)
    # whether Jekyll writes it, it asks by its address
    published = reading.defaults.for_file(url[1:], collection, on_disk=False) if place else front
    modified = dt.datetime.fromtimestamp(entry.mtime_ns // 1_000_000_000, reading.clock.zone)
    return StaticFile(
        id=path,
        path=path,
        url=url,
        location=tree.locate(entry.path),
        modified=modified,
        size=entry.size,
        collection=collection,
        front=front,
        theme=published_as is not None,
        written=not front_values.is_false(published.get("published", True)) and (place is None or place.output),
    )


def _split(path: str) -> tuple[str, str]:
    """Return a static file's path without and its extension; dots before that are lost, as in Jekyll."""
    stem, ext = posixpath.splitext(path)
    return (stem.rstrip("."), ext) if ext else (path, "")


def _url_in(place: Place, path: str) -> str:
    """Return the URL of a collection's static file: its permalink with nothing for a title, and the extension."""
    stem, ext = _split(path)
    values = {
        "collection": place.collection,
        "path": stem.removeprefix(place.directory),
        "output_ext": "",
        "name": posixpath.basename(stem),
        "title": "",
    }
    return permalink.expand_known(place.permalink, values).removesuffix("/") + ext
