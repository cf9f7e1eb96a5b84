"""Configuration of older Jekylls: what has another name today, and what is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.config.check import span_of
from blogengine.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blogengine.config.check import ConfigText

_ENGINES = ("redcarpet", "rdiscount", "maruku")


def modernised(given: Mapping[str, object], texts: Sequence[ConfigText]) -> tuple[dict[str, object], list[Diagnostic]]:
    """Return `given` in today's form, and a `config-unknown` finding for each key that was of an older one.

    `gems` is `plugins` where that is not given, and the Markdown engines of Jekyll 2 are kramdown, as GitHub Pages
    has it; where Jekyll 4 itself stops, on those engines and on `relative_permalinks`, a build goes on.
    """
    new, found = dict(given), []
    for key, message, hint in _old(given, new):
        found.append(Diagnostic("config-unknown", message, span_of(texts, [key]), hint))
    return new, found


def _old(given: Mapping[str, object], new: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """Change `new` where `given` is of an older form: each key with what to say and to advise."""
    engine = given.get("markdown")
    if isinstance(engine, str) and engine.lower() in _ENGINES:
        new["markdown"] = "kramdown"
        yield "markdown", f"the Markdown engine {engine} is no more: kramdown is used", "write `markdown: kramdown`"
    if isinstance(given.get("gems"), list) and given.get("plugins") is None:
        new["plugins"] = given["gems"]
        yield (
            "gems",
            "`gems` is called `plugins` today: it is read as that",
            "write `plugins:`; Jekyll 4 reads no `gems`",
        )
    if given.get("relative_permalinks"):
        message = "`relative_permalinks` is no more: permalinks of pages are relative to the source folder"
        yield "relative_permalinks", message, "delete it: Jekyll 4 stops on it"
