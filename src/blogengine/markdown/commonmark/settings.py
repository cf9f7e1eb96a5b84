"""The `commonmark:` section of `_config.yml`, typed, as jekyll-commonmark 1.4 reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic
from blogengine.records import dataclass
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """The options and extensions of a site."""

    options: frozenset[str] = frozenset()
    extensions: frozenset[str] = frozenset()


def read_settings(section: Mapping[str, object]) -> Settings:
    """Return the settings of a `commonmark:` section, without what it names that does not exist.

    Options count in any case, extensions in lower case only. A list that is none, or that holds anything but strings,
    counts as empty, as in Jekyll.
    """
    options = frozenset(name.upper() for name in _names(section, "options"))
    return Settings(options & frozenset(OPTIONS), frozenset(_names(section, "extensions")) & frozenset(EXTENSIONS))


def option_problems(section: Mapping[str, object]) -> Iterator[tuple[str, Diagnostic]]:
    """Find each key of the section that names what does not exist, or cannot be read; spans are left to the caller."""
    for key, known in (("options", OPTIONS), ("extensions", EXTENSIONS)):
        named = section.get(key)
        if named is not None and not _is_list_of_words(named):
            message = f"`{key}` is no list of words: none of them counts"
            yield key, Diagnostic("config-unknown", message, hint=f"write `{key}: [{known[1]}]`")
        for name in _names(section, key):
            if (name.upper() if key == "options" else name) not in known:
                message = f"`{name}` is not a valid {key.removesuffix('s')}"
                yield key, Diagnostic("config-unknown", message, hint=did_you_mean(name, known) or ", ".join(known))


def _names(section: Mapping[str, object], key: str) -> list[str]:
    named = section.get(key)
    return [str(name) for name in named] if isinstance(named, list) and _is_list_of_words(named) else []


def _is_list_of_words(named: object) -> bool:
    return isinstance(named, list) and all(isinstance(name, str) for name in named)
