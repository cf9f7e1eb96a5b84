"""Source maps as jekyll-sass-converter writes them beside a page's CSS."""

from __future__ import annotations

import base64
import json
import posixpath
from typing import TYPE_CHECKING

from blogengine.assets.imports import THEME

if TYPE_CHECKING:
    from collections.abc import Callable

_EMBEDDED = "/*# sourceMappingURL=data:application/json;"


def taken_out(css: str) -> tuple[str, dict[str, object]]:
    """Return CSS without the source map that its compiler put at its end, and the map."""
    css, _, embedded = css.rpartition(_EMBEDDED)
    kind, _, data = embedded.partition(",")
    data = data.rpartition(" */")[0]
    if kind.endswith("base64"):
        return css, json.loads(base64.b64decode(data))
    from urllib.parse import unquote  # noqa: PLC0415 - Dart Sass writes maps as URLs, libsass never

    return css, json.loads(unquote(data))


def written(found: dict[str, object], path: str, named: Callable[[str], str | None]) -> str:
    """Return a map as text for the page at `path`, which counts as lying in the source's root, as in Jekyll.

    `named` gives the path of each source that the compiler names, None for the page; a theme's are told by their paths
    in the theme.
    """
    name = posixpath.basename(path)
    sources = found.pop("sources")
    assert isinstance(sources, list)
    contents = found.pop("sourcesContent", [])
    ordered = {
        "version": found.pop("version"),
        "file": f"{posixpath.splitext(name)[0]}.css",
        "sources": [(named(str(each)) or name).removeprefix(THEME) for each in sources],
        "sourcesContent": contents,
        "names": found.pop("names", []),
        "mappings": found.pop("mappings"),
    }
    return json.dumps(ordered, indent="\t", ensure_ascii=False)


def link(path: str) -> str:
    """Return the comment that names the map of the page at `path`."""
    return f"/*# sourceMappingURL={posixpath.splitext(posixpath.basename(path))[0]}.css.map */"
