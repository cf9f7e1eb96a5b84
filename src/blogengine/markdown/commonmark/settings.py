"""The `commonmark:` section of `_config.yml`, typed, as jekyll-commonmark 1.4 reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OPTIONS = (
    "DEFAULT",
    "SOURCEPOS",
    "UNSAFE",
    "VALIDATE_UTF8",
    "SMART",
    "LIBERAL_HTML_TAG",
    "FOOTNOTES",
    "STRIKETHROUGH_DOUBLE_TILDE",
    "HARDBREAKS",
    "NOBREAKS",
    "GITHUB_PRE_LANG",
    "TABLE_PREFER_STYLE_ATTRIBUTES",
    "FULL_INFO_STRING",
)
"""What CommonMarker 0.23 takes. `DEFAULT`, `VALIDATE_UTF8`, `TABLE_PREFER_STYLE_ATTRIBUTES` and `FULL_INFO_STRING` are
taken and change nothing: text is UTF-8 here, and the last two are options of a renderer that Jekyll does not use.
"""
EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")


@dataclass(frozen=True, slots=True)
class Settings:
    """The options and extensions of a site; `unknown` says what it names beside them, a sentence each."""

    options: frozenset[str] = frozenset()
    extensions: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


def read_settings(section: Mapping[str, object]) -> Settings:
    """Return the settings of a `commonmark:` section.

    Options count in any case, extensions in lower case only. A list that is none, or that holds anything but strings,
    counts as empty, as in Jekyll.
    """
    options, bad_options = _chosen(section.get("options"), OPTIONS, "option", str.upper)
    extensions, bad_extensions = _chosen(section.get("extensions"), EXTENSIONS, "extension", str)
    return Settings(options, extensions, bad_options + bad_extensions)


def _chosen(
    named: object, known: tuple[str, ...], kind: str, normal: Callable[[str], str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    if not isinstance(named, list) or not all(isinstance(item, str) for item in named):
        return frozenset(), ()
    names = [normal(item) for item in named]
    return frozenset(names) & frozenset(known), tuple(
        f"CommonMark: {name} is not a valid {kind}; there are: {', '.join(known)}"
        for name in names
        if name not in known
    )
