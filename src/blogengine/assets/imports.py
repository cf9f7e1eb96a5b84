"""What an `@import` or `@use` means: the rules of Sass for names, and the walls around the site and its theme."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from blogengine.errors import AssetError, SourceSpan
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THEME: Final = "@theme/"
"""What the paths of a theme's stylesheets begin with: no folder of a site is meant."""
THEME_FOLDER: Final = f"{THEME}_sass"

_EXTENSIONS: Final = (".scss", ".sass", ".css")
_LEFT_TO_BROWSERS = re.compile(r"(?:https?:)?//|.*\.css\Z", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_MODERN = re.compile(r"(?:\A|[;}\n])\s*@(?:use|forward)\s+[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A file that was asked for: its content, and its name in messages."""

    label: str
    content: bytes

    def text(self) -> str:
        """Return the text. Raises AssetError where it is not UTF-8."""
        try:
            return self.content.decode().removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise AssetError("the stylesheet is not UTF-8", SourceSpan(self.label), "save it as UTF-8") from None


@dataclass(slots=True)
class Imports:
    """Finds the files that a stylesheet imports.

    `find` gives the file of a path, relative to the source or below `THEME`, None where there is none; it is asked for
    every path that could be meant, so that whoever answers knows what the result depends on.
    """

    find: Callable[[str], Stylesheet | None]
    folders: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    def resolve(self, name: str, importer: str | None) -> str | None:
        """Return the path that `name` means in the file `importer`, None for the page: beside it, else in a folder.

        Beside a page is the root of the source, wherever the page is, as in Jekyll. None for an address and for CSS:
        their imports are left to the browser. Raises LookupError, with what to tell, where there is no file or
        are several.
        """
        if _LEFT_TO_BROWSERS.match(name):
            return None
        found = self.found(name, importer)
        if len(found) > 1:
            raise LookupError(f'it is not clear which file `@import "{name}"` means: {" or ".join(found)}')
        if found:
            return found[0]
        looked_in = ", ".join(dict.fromkeys(_shown(each) for each in self.folders))
        aside = "".join(f"; {each} is outside of the site" for each in self.left_out)
        raise LookupError(f"there is no stylesheet {name} in {looked_in}{aside}")

    def found(self, name: str, importer: str | None) -> list[str]:
        """Return every path that `name` may mean in the first folder that holds one; more than one is an error."""
        folders = (posixpath.dirname(importer or ""), *self.folders)
        return next((found for folder in folders if (found := self._in(folder, name))), [])

    def _in(self, folder: str, name: str) -> list[str]:
        path = posixpath.normpath(posixpath.join(folder, name))
        if is_outside(path) or folder.startswith(THEME) != path.startswith(THEME):
            return []
        found = [each for each in _candidates(path) if self.find(each)]
        if found or path.endswith(_EXTENSIONS):
            return found
        return [each for each in _candidates(f"{path}/index") if self.find(each)]


def is_outside(path: str) -> bool:
    """Say whether a normalised path leads out of the folder that it is relative to."""
    return path.startswith(("../", "/", "~")) or path == ".."


def modern_import(text: str) -> str | None:
    """Return what a stylesheet loads by `@use` or `@forward`, which libsass does not know; None where it does not."""
    if "@use" not in text and "@forward" not in text:
        return None
    found = _MODERN.search(without_comments(text))
    return found[1] if found else None


def without_comments(text: str) -> str:
    """Return a stylesheet without its comments; an address in it may lose its end."""
    return _COMMENT.sub(" ", text)


def _shown(folder: str) -> str:
    return "the theme's _sass/" if folder == THEME_FOLDER else f"{folder}/"


def _candidates(path: str) -> Iterator[str]:
    """Yield the files that an import may mean: with its own extension or one of Sass's, a partial or not."""
    folder, name = posixpath.split(path)
    names = [name] if name.endswith(_EXTENSIONS) else [f"{name}{ext}" for ext in _EXTENSIONS]
    for each in names:
        yield posixpath.join(folder, f"_{each}")
        yield posixpath.join(folder, each)
