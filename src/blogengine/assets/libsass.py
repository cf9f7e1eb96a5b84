"""Sass by libsass, the compiler that jekyll-sass-converter 2.2 uses; its imports come from `Imports` alone."""

from __future__ import annotations

import posixpath
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from blogengine.assets.imports import modern_import
from blogengine.assets.source_map import link, taken_out, written
from blogengine.errors import AssetError, SourceSpan
from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from types import ModuleType

    from blogengine.assets.imports import Imports
    from blogengine.assets.request import Request

_STDIN: Final = "stdin"
_BOM: Final = "\ufeff"
_CHARSET: Final = '@charset "UTF-8";'
_PLACE = re.compile(r"^\s*on line (\d+):(\d+) of (.*)$", re.MULTILINE)
_OWN_LINE = re.compile(rf"^(/\* line \d+, ){_STDIN}(?= \*/$)", re.MULTILINE)


class ModernError(Exception):
    """A stylesheet, named by its label, loads another by `@use` or `@forward`."""

    def __init__(self, label: str | None) -> None:
        super().__init__(label)
        self.label = label


def compile_classic(request: Request) -> tuple[str, str | None]:
    """Return the CSS and the source map, None where none is wanted.

    Raises AssetError (`sass`) at the compiler's place, and where libsass is not installed; ModernError.
    """
    sass = _library()
    settings, path, mapped = request.settings, request.path, request.map_path
    if not request.text:
        return "", None
    with tempfile.TemporaryDirectory(prefix="blog-sass-") as folder:
        importer = _Importer(request.imports, Path(folder))
        try:
            css: str = sass.compile(
                string=request.text,
                indented=request.indented,
                output_style=settings.style or "compact",
                precision=settings.precision,
                source_comments=settings.line_comments,
                importers=[(0, importer.answer)],
                source_map_embed=mapped is not None,
                source_map_contents=True,
                omit_source_map_url=mapped is None,
            )
        except sass.CompileError as error:
            if importer.problem is not None and not isinstance(importer.problem, LookupError):
                raise importer.problem from None
            raise _placed(str(error), importer, path) from None
    source_map = None
    if mapped is not None:
        css, found = taken_out(css)
        css, source_map = css + link(mapped), written(found, mapped, importer.path)
    if settings.line_comments and path is not None:
        css = _OWN_LINE.sub(lambda found: found[1] + posixpath.basename(path), css)
    if css.startswith(_BOM):
        css = (_CHARSET if settings.charset else "") + css.removeprefix(_BOM)
    return css, source_map


def _library() -> ModuleType:
    try:
        import sass  # noqa: PLC0415 - an extra, and a big one
    except ImportError:
        hint = "install it: pip install 'blogengine[sass]'"
        raise AssetError("Sass is compiled by the package libsass, which is not installed", hint=hint) from None
    library: ModuleType = sass
    return library


@dataclass(slots=True)
class _Importer:
    """Answers libsass's questions for imports; `problem` is what it cannot be told in its own words.

    libsass reads what is indented only from a file: such a text is laid into `folder`.
    """

    imports: Imports
    folder: Path
    problem: Exception | None = None
    _paths: dict[str, str] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)

    def answer(self, name: str, importer: str) -> list[tuple[str, ...]] | None:
        try:
            path = self.imports.resolve(name, self.path(importer))
            return None if path is None else [self._source(path)]
        except (LookupError, AssetError, ModernError) as problem:
            self.problem = problem
            raise

    def _source(self, path: str) -> tuple[str, ...]:
        sheet = self.imports.find(path)
        assert sheet is not None
        text = sheet.text()
        self._labels[path] = sheet.label
        if modern_import(text) is not None:
            raise ModernError(sheet.label)
        if not path.endswith(".sass"):
            self._paths[posixpath.abspath(path)] = path
            return path, text
        file = self.folder / f"{len(self._paths)}.sass"
        file.write_text(text, "utf-8")
        self._paths[str(file)] = path
        return (str(file),)

    def path(self, told: str) -> str | None:
        """Return the path of a file that libsass names, None for the page."""
        return None if told == _STDIN else self._paths.get(posixpath.abspath(told), told)

    def label(self, told: str) -> str | None:
        """Return what to call a file that libsass names, None for the page."""
        path = self.path(told)
        return None if path is None else self._labels.get(path, path)


def _placed(message: str, importer: _Importer, path: str | None) -> AssetError:
    """Return the compiler's error at the place that it names, in the words of the importer if they are its."""
    found = _PLACE.search(message)
    said = str(importer.problem) if importer.problem else message.partition("\n")[0].removeprefix("Error: ").strip()
    file = path if found is None else importer.label(found[3]) or path
    span = SourceSpan(file, int(found[1]), int(found[2])) if found and file else None
    return AssetError(said, span)
