"""Sass to CSS by libsass, as jekyll-sass-converter 2.2 has it done: style `compact`, ten digits, imports from `_sass`.

libsass is an extra (`blogengine[sass]`) and imported only where there is Sass.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from blogengine.errors import AssetError, BlogError, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.config.config import Config
    from blogengine.read.tree import Tree

PRECISION: Final = 10
_STYLES: Final = ("nested", "expanded", "compact", "compressed")
_EXTENSIONS: Final = (".scss", ".sass", ".css")
_STDIN: Final = "stdin"
_BOM: Final = "\ufeff"
_CHARSET: Final = '@charset "UTF-8";'
_LEFT_TO_BROWSERS = re.compile(r"(?:https?:)?//|.*\.css\Z", re.DOTALL)
_PLACE = re.compile(r"^\s*on line (\d+):(\d+) of (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SassSettings:
    """The `sass:` section of a configuration; `folders` are where imports are looked for, relative to the source."""

    style: str = "compact"
    folders: tuple[str, ...] = ("_sass",)
    charset: bool = False
    line_comments: bool = False

    @classmethod
    def of(cls, config: Config) -> SassSettings:
        """Read a site's settings; a style that is none is `compact`, a folder outside the source is left out."""
        section = config.section("sass")
        style = str(section.get("style") or "").removeprefix(":")
        own = section.get("load_paths")
        load_paths = own if isinstance(own, list) else [own] if own else []
        folders = (
            *map(str, load_paths),
            *([str(section["sass_dir"])] if section.get("sass_dir") else config.folders.sass),
        )
        inside = (posixpath.normpath(each.removeprefix("/")) for each in folders)
        return cls(
            style=style if style in _STYLES else "compact",
            folders=tuple(dict.fromkeys(each for each in inside if not _is_outside(each))),
            charset=bool(section.get("add_charset")),
            line_comments=bool(section.get("line_comments")),
        )


@dataclass(frozen=True, slots=True)
class Compiled:
    """A stylesheet's CSS, and every file that was looked for: its content by path, None where there is none."""

    css: str
    looked_for: Mapping[str, bytes | None]


def compile_sass(
    text: str, tree: Tree, settings: SassSettings, *, indented: bool = False, path: str | None = None
) -> Compiled:
    """Compile SCSS, or Sass where it is `indented`, that stands in the file `path` of the source, if in any.

    Imports come from the source alone. Raises AssetError (`sass`), with the compiler's place where it names one, and
    where libsass is not installed.
    """
    try:
        import sass  # noqa: PLC0415 - an extra, and a big one
    except ImportError:
        hint = "install it: pip install 'blogengine[sass]'"
        raise AssetError("Sass is compiled by the package libsass, which is not installed", hint=hint) from None
    if not text:
        return Compiled("", {})
    imports = _Imports(tree, settings, path)
    try:
        css: str = sass.compile(
            string=text,
            indented=indented,
            output_style=settings.style,
            precision=PRECISION,
            source_comments=settings.line_comments,
            importers=[(0, imports.find)],
        )
    except sass.CompileError as error:
        raise _placed(str(error), imports.problem, path) from None
    if css.startswith(_BOM):
        css = (_CHARSET if settings.charset else "") + css.removeprefix(_BOM)
    return Compiled(css, imports.looked_for)


@dataclass(slots=True)
class _Imports:
    """Answers the compiler's questions for imports, and remembers what it looked for."""

    tree: Tree
    settings: SassSettings
    path: str | None
    looked_for: dict[str, bytes | None] = field(default_factory=dict)
    problem: str | None = None
    _places: dict[str, str] = field(default_factory=dict)

    def find(self, name: str, importer: str) -> list[tuple[str, ...]] | None:
        """Return the file that `name` means in the file `importer`: beside it, else in the load paths.

        None for an address and for CSS: their imports are left to the browser.
        """
        if _LEFT_TO_BROWSERS.match(name):
            return None
        beside = self._places.get(importer) or self.path
        folders = ([posixpath.dirname(beside)] if beside else []) + list(self.settings.folders)
        for folder in folders:
            found = [each for each in _candidates(posixpath.normpath(posixpath.join(folder, name))) if self._has(each)]
            if len(found) > 1:
                raise self._problem(f'it is not clear which file `@import "{name}"` means: {" or ".join(found)}')
            if found:
                return [self._source(found[0])]
        raise self._problem(f"there is no stylesheet {name} in {', '.join(f'{each}/' for each in folders if each)}")

    def _source(self, path: str) -> tuple[str, ...]:
        """Give the text of SCSS; libsass reads what is indented by itself only."""
        content = self.looked_for[path] or b""
        if path.endswith(".sass"):
            place = self.tree.locate(path)
            self._places[place] = path
            return (place,)
        self._places[path] = path
        try:
            return path, content.decode()
        except UnicodeDecodeError:
            raise self._problem(f"{path} is not UTF-8") from None

    def _has(self, path: str) -> bool:
        if path not in self.looked_for:
            self.looked_for[path] = self._read(path)
        return self.looked_for[path] is not None

    def _read(self, path: str) -> bytes | None:
        if _is_outside(path) or not self.tree.has(path):
            return None
        try:
            return self.tree.read(path)
        except BlogError:
            return None

    def _problem(self, problem: str) -> LookupError:
        self.problem = problem
        return LookupError(problem)


def _is_outside(path: str) -> bool:
    return path.startswith(("../", "/")) or path == ".."


def _candidates(path: str) -> Iterator[str]:
    """Yield the files that an import may mean: with its own extension or one of Sass's, a partial or not."""
    folder, name = posixpath.split(path)
    names = [name] if name.endswith((".scss", ".sass")) else [f"{name}{ext}" for ext in _EXTENSIONS]
    for each in names:
        yield posixpath.join(folder, f"_{each}")
        yield posixpath.join(folder, each)


def _placed(message: str, problem: str | None, path: str | None) -> AssetError:
    """Return the compiler's error at the place that it names, in the words of `problem` if there is one."""
    found = _PLACE.search(message)
    said = problem or message.partition("\n")[0].removeprefix("Error: ").strip()
    file = path if found is None or found[3] == _STDIN else found[3]
    span = SourceSpan(file, int(found[1]), int(found[2])) if found and file else None
    return AssetError(said, span)
