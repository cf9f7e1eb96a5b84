"""Two built sites, file by file."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from blogengine.compare.css import plain_css
from blogengine.compare.html import html_tokens
from blogengine.compare.tokens import Difference, first_difference, without_highlighting
from blogengine.compare.xml import FEEDS, entries, name_of, parse, xml_tokens
from blogengine.records import dataclass
from blogengine.text.urls import escape_path
from blogengine.write.paths import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blogengine.compare.tokens import Token

Kind = Literal["page", "feed", "xml", "css", "other"]
Status = Literal["bytes", "document", "highlighting", "differs"]
"""Equal to the byte; the same document; the same but for how code is coloured; not the same."""

_HTML, _XML = frozenset({".html", ".htm", ".xhtml"}), frozenset({".xml", ".atom", ".rss", ".xsl"})


@dataclass(frozen=True, slots=True)
class FileComparison:
    """One file that both sites have; `difference` says where it first differs."""

    path: str
    kind: Kind
    status: Status
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class FeedComparison:
    """What a feed reader would notice: ids that are gone are posts that vanish, new ones are posts shown again."""

    path: str
    kept: int
    lost: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two built sites: their files in order of path; `lost` and `new` are the paths that one of them alone has."""

    files: tuple[FileComparison, ...]
    lost: tuple[str, ...]
    new: tuple[str, ...]
    feeds: tuple[FeedComparison, ...]

    @property
    def is_same(self) -> bool:
        """Whether nobody would notice: nothing is lost, and nothing differs but the colours of code."""
        feeds = any(feed.lost or feed.new or feed.changed for feed in self.feeds)
        return not self.lost and not feeds and all(file.status != "differs" for file in self.files)


def compare_sites(old: Path, new: Path) -> Comparison:
    """Compare two folders of built sites. Raises OSError for what cannot be read."""
    before, after = _files(old), _files(new)
    files: list[FileComparison] = []
    feeds: list[FeedComparison] = []
    for path in sorted(before.keys() & after.keys()):
        data = before[path].read_bytes(), after[path].read_bytes()
        files.append(compare_file(path, *data))
        if files[-1].kind == "feed":
            feeds.append(compare_feed(path, *data))
    lost, added = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    return Comparison(tuple(files), tuple(lost), tuple(added), tuple(feeds))


def url_of(path: str) -> str:
    """Return the path of the URL at which a static host serves a file."""
    folder, _, name = path.rpartition("/")
    return escape_path("/" + (f"{folder}/" * bool(folder) if name == "index.html" else path))


def compare_file(path: str, old: bytes, new: bytes) -> FileComparison:
    """Compare one file; its kind is told by the name and, for feeds, by what is in it."""
    kind = _kind(path, old)
    if old == new:
        return FileComparison(path, kind, "bytes")
    if kind == "css":
        texts = plain_css(_text(old)), plain_css(_text(new))
        return FileComparison(path, kind, "document") if texts[0] == texts[1] else _differs(path, kind, *texts)
    tokens = _tokens(kind, old), _tokens(kind, new)
    if tokens[0] is None or tokens[1] is None:
        return _differs(path, kind, _text(old), _text(new))
    if tokens[0] == tokens[1]:
        return FileComparison(path, kind, "document")
    plain = without_highlighting(tokens[0]), without_highlighting(tokens[1])
    found = first_difference(*plain)
    return FileComparison(path, kind, "differs" if found else "highlighting", found)


def compare_feed(path: str, old: bytes, new: bytes) -> FeedComparison:
    """Compare the entries of a feed by their ids, in the order of the feed that has them."""
    before, after = entries(old), entries(new)
    kept = [each for each in before if each in after]
    return FeedComparison(
        path, len(kept), _without(before, after), _without(after, before),
        tuple(each for each in kept if before[each] != after[each]),
    )  # fmt: skip


def _without(ids: Iterable[str], others: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(each for each in ids if each not in others)


def _files(root: Path) -> dict[str, Path]:
    """Return the files of a site by path; links to folders are followed as a host would, but not into themselves."""
    found = {}
    seen = set()
    for folder, folders, names in os.walk(root, followlinks=True):
        here = Path(folder).stat()
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        for name in names:
            file = Path(folder, name)
            if file.is_file() and name != RECORD:
                found[file.relative_to(root).as_posix()] = file
    return found


def _kind(path: str, data: bytes) -> Kind:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _HTML:
        return "page"
    if suffix in _XML:
        root = parse(data)
        return "feed" if root is not None and name_of(root) in FEEDS else "xml"
    if suffix == ".css":
        return "css"
    return "feed" if suffix == ".json" and b"https://jsonfeed.org/version/" in data[:500] else "other"


def _tokens(kind: Kind, data: bytes) -> Sequence[Token] | None:
    if kind == "page":
        return html_tokens(_text(data))
    if kind not in {"feed", "xml"}:
        return None
    root = parse(data)
    return None if root is None else xml_tokens(root)


def _differs(path: str, kind: Kind, old: str, new: str) -> FileComparison:
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    line = old.count("\n", 0, at) + 1
    shown = (repr(text[max(0, at - 40) : at + 80]) for text in (old, new))
    return FileComparison(path, kind, "differs", Difference(f"line {line}" if kind != "css" else "", *shown))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
