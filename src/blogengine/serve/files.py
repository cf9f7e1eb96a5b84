"""From the path of a request to a file of the site, as common hosts of static sites go about it."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING

from blogengine.records import dataclass

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = mimetypes.MimeTypes(filenames=())
for _extension, _type in {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".rss": "application/rss+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}.items():
    _TYPES.add_type(_type, _extension)
_PACKED = {"gzip": "application/gzip", "bzip2": "application/x-bzip2", "xz": "application/x-xz"}
_TEXTUAL = re.compile(r"text/|application/(?:[\w.]+\+)?(?:xml|json)\Z")
_FEEDS = {b"feed": "application/atom+xml", b"rss": "application/rss+xml"}
_ROOT_ELEMENT = re.compile(rb"<([a-zA-Z][\w:.-]*)")
WELL_KNOWN = ".well-known"


@dataclass(frozen=True, slots=True)
class Found:
    """The file that a path means; or, with `redirect`, that the same path with a slash at its end is meant."""

    file: Path
    redirect: bool = False


def find(root: Path, path: str) -> Found | None:
    """Return what `path` (decoded, beginning with a slash) means below `root`, None where it means nothing.

    `/x/` is `x/index.html`, `/x` is the file `x`, else the folder `x` (by a redirect), else `x.html`. A name that
    begins with a dot, but for `.well-known`, is not found, nor is what a symlink leads to, there or outside of `root`.
    """
    if not path.startswith("/"):
        return None
    segments = path[1:].split("/")
    if "" in segments[:-1] or any(map(_is_hidden, segments)):
        return None
    name = segments[-1]
    folder = root.joinpath(*segments[:-1])
    if not name:
        return _inside(root, folder / "index.html")
    found = _inside(root, folder / name)
    if found:
        return found
    index = _inside(root, folder / name / "index.html")
    if index:
        return Found(index.file, redirect=True)
    return _inside(root, folder / f"{name}.html")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name != WELL_KNOWN


def _inside(root: Path, file: Path) -> Found | None:
    try:
        real = file.resolve(strict=True)
        inside = real.relative_to(root.resolve()).parts
        if real.is_file() and not any(map(_is_hidden, inside)):
            return Found(real)
    except (OSError, ValueError, RuntimeError):  # not there, not inside, no name that can be, or symlinks in a circle
        pass
    return None


def media_type(file: Path) -> str:
    """Return a file's media type by its extension, with the charset where it is text.

    An XML file is the feed that its root element says; `feed.json` is a JSON Feed.
    """
    name, packed = _TYPES.guess_type(file.name)
    name = _PACKED.get(packed) if packed else name
    name = name or "application/octet-stream"
    if file.suffix == ".xml":
        name = _FEEDS.get(_root_element(file), name)
    elif file.name == "feed.json":
        name = "application/feed+json"
    return f"{name}; charset=utf-8" if _TEXTUAL.match(name) else name


def _root_element(file: Path) -> bytes:
    with file.open("rb") as stream:
        match = _ROOT_ELEMENT.search(stream.read(1024))
    return match[1] if match else b""
