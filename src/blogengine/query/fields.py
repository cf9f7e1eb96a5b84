"""The fields of documents, pages and static files: what a template reads that is not front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.model.content import Document, Page, StaticFile

DOCUMENT_KEYS = ("name", "id", "relative_path", "excerpt", "title", "categories", "collection", "next", "tags",
                 "previous", "content", "output", "path", "url", "date")  # fmt: skip
DOCUMENT_FIELDS = frozenset({"id", "url", "path", "relative_path", "name", "collection", "date"})
PAGE_KEYS = ("content", "dir", "excerpt", "name", "path", "url")
STATIC_KEYS = ("name", "collection", "modified_time", "basename", "extname", "path")


def document_field(document: Document, key: str, shown: Callable[[str], str]) -> object:
    """Return one value of a document; `shown` gives the path that templates see of a path."""
    match key:
        case "url":
            return document.url
        case "date":
            return document.date
        case "id":
            return document.feed_id
        case "path" | "relative_path":
            return shown(document.id)
        case "name":
            return document.id.rsplit("/", 1)[-1]
        case "collection":
            return document.collection
    return document.front.get(key)


def page_field(page: Page, key: str) -> object:
    """Return one value of a page; a `path` of its front matter is its path, in templates."""
    match key:
        case "url":
            return page.url
        case "dir":
            return page.dir
        case "name":
            return page.name
        case "path":
            return page.front["path"] if "path" in page.front else _path(page)
    return page.front.get(key)


def static_field(file: StaticFile, key: str, shown: Callable[[str], str]) -> object:
    """Return one value of a static file; `shown` gives the path that templates see of a path."""
    name = file.path.rsplit("/", 1)[-1]
    stem, dot, ext = name.rpartition(".")
    match key:
        case "name":
            return name
        case "basename":
            return stem.rstrip(".") if dot and stem else name
        case "extname":
            return f".{ext}" if dot and stem else ""
        case "path":
            return shown(file.path) if file.collection else f"/{file.path}"
        case "collection":
            return file.collection
        case "modified_time":
            return file.modified
    return file.front.get(key)


def linked_as(page: Page) -> str:
    """Return the path that leads to a page: its file's, or where a generated page would lie if it bears that name."""
    path = _path(page)
    return path if page.id.endswith((f":{path}", f":/{path}")) else page.id


def _path(page: Page) -> str:
    if page.path is not None:
        return page.path
    return _generated_path(page) if page.maker or page.body is not None else page.id


def _generated_path(page: Page) -> str:
    """Return the path that a generated page would have in the source; where it bears another file's name, that name."""
    path = page.id.split(":", 1)[-1].lstrip("/")
    file = path.rsplit("/", 1)[-1]
    name = page.name.lstrip("/")
    return path if name in {file, file.rsplit(".", 1)[0]} else name
