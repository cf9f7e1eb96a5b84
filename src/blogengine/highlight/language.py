"""What a fence or tag says of its language: `ruby`, `console?prompt=%&lang=python`, `guess`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote_plus

from blogengine.highlight import names
from blogengine.highlight.guess import guess
from blogengine.records import dataclass

Options = Mapping[str, tuple[str, ...]]
"""A lexer's options by name; one that was only named has no values."""
GUESS = "guess"
"""The name that leaves it to the highlighter."""


@dataclass(frozen=True, slots=True)
class Language:
    """One of Rouge's lexers by its tag, and what its reader may be told: option names, each with its values."""

    tag: str
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


def find_language(name: str, code: str) -> Language | None:
    """Return the language that Rouge's `find_fancy` finds by a name as written, or None.

    Capitals count. What follows a `?` are options, as in a URL. `guess` looks at `code`.
    """
    tag, _, query = name.partition("?")
    return Language(guess(code), _options(query)) if tag == GUESS else _named(tag, query)


@lru_cache(maxsize=256)
def _named(tag: str, query: str) -> Language | None:
    """Return a language by its name: thousands of spans of code have the same few."""
    found = names.tag_of(tag)
    return None if found is None else Language(found, _options(query))


def _options(query: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    options: dict[str, list[str]] = {}
    for pair in query.replace(";", "&").split("&"):
        key, equals, value = pair.partition("=")
        if pair:
            options.setdefault(unquote_plus(key), []).extend([unquote_plus(value)] if equals else [])
    return tuple((key, tuple(values)) for key, values in options.items())


def option_text(options: Options, key: str) -> str | None:
    """Return the last value of an option, or None."""
    values = options.get(key)
    return values[-1] if values else None


def option_flag(options: Options, key: str, *, default: bool) -> bool:
    """Return whether an option is on: it is by its name alone, and off by `0`, `false` and `off`."""
    values = options.get(key)
    if values is None:
        return default
    return not values or values[-1] not in ("0", "false", "off")


def option_words(options: Options, key: str) -> list[str]:
    """Return the words of an option between commas, those of all its values, without empty ones."""
    return [word for value in options.get(key, ()) for word in value.split(",") if word]
