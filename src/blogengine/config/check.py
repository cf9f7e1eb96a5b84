"""The types that configuration keys must have; a wrong one is an error with the place of the value."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING

from blogengine.config.config import LIMITS
from blogengine.errors import Diagnostic, SourceSpan
from blogengine.records import dataclass
from blogengine.text import yaml
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_STRING, _MAPPING, _LIST, _BOOL, _NUMBER = (str,), (dict,), (list,), (bool,), (int,)
_TYPES: Mapping[str, tuple[type, ...]] = {
    "url": _STRING, "baseurl": _STRING, "permalink": _STRING, "timezone": _STRING, "theme": _STRING,
    "title": (str, int, float), "dialect": _STRING, "excerpt_separator": _STRING,
    "collections_dir": _STRING, "layouts_dir": _STRING, "includes_dir": _STRING, "data_dir": _STRING,
    "markdown": _STRING, "markdown_ext": _STRING,
    "include": _LIST, "exclude": _LIST, "keep_files": _LIST, "plugins": _LIST, "defaults": _LIST,
    "liquid": _MAPPING, "kramdown": _MAPPING, "sass": _MAPPING, "feed": _MAPPING,
    "collections": (dict, list),
    "limit_posts": _NUMBER, "blogengine": _NUMBER,
    "future": _BOOL, "unpublished": _BOOL, "show_drafts": _BOOL, "strict_front_matter": _BOOL,
}  # fmt: skip


def _whole(value: object) -> object:
    """Return how many posts a number with a fraction stands for: Ruby cuts it off; `.inf` and `.nan` limit nothing."""
    if not isinstance(value, float) or value == -inf:
        return None
    return int(value) if isfinite(value) else 0


_NONE_IF_FALSE = frozenset({"theme", "timezone"})
_SURVIVED: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(("future", "unpublished", "show_drafts", "strict_front_matter"), lambda _: True),
    **dict.fromkeys(("feed", "sass"), lambda _: {}),
    "defaults": lambda value: value if isinstance(value, list) else [],
    "excerpt_separator": lambda value: str(value).lower() if isinstance(value, bool) else str(value),
    "title": lambda value: value,
    "limit_posts": _whole,
}
"""Keys of which Jekyll survives values of the wrong type, and what it takes them for; None for one that it does not survive."""
_NAMES = {
    str: "text",
    dict: "a mapping",
    list: "a list",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "dialect": ("jekyll4", "ghpages"),
    "markdown": ("kramdown", "commonmark", "commonmarkghpages"),
}
_EXAMPLES = {
    "collections": "write `collections: {recipes: {output: true}}`",
    "plugins": "write `plugins: [jekyll-feed]`, or one `- name` a line",
    "include": "write `include: [.htaccess]`, or one `- name` a line",
    "exclude": "write `exclude: [drafts.txt]`, or one `- name` a line",
    "keep_files": "write `keep_files: [.git]`, or one `- name` a line",
    "defaults": "write a list of `- scope: {path: …}` with `values: {…}`",
    "timezone": "write a zone name, as `timezone: Europe/Berlin`",
}


@dataclass(frozen=True, slots=True)
class ConfigText:
    """One configuration file: where it is and what it says, for the place of a value."""

    path: str
    text: str

    def span(self, keys: Sequence[str | int]) -> SourceSpan | None:
        """Return the place of the value at `keys`, or None where this file does not hold it."""
        mark = yaml.locate(self.text, keys) if not self.path.endswith(".toml") else None
        return SourceSpan(self.path, mark.line, mark.column) if mark else None


def span_of(texts: Sequence[ConfigText], keys: Sequence[str | int]) -> SourceSpan | None:
    """Return the place of the value that counts: the last file's that holds it."""
    return next((span for text in reversed(texts) if (span := text.span(keys))), None)


def type_problems(
    raw: Mapping[str, object], texts: Sequence[ConfigText], *, native: bool = False
) -> Iterator[tuple[str, Diagnostic]]:
    """Find each key whose value has the wrong type, with its finding; null means that the key was not given.

    What Jekyll survives is a `bad-value` in its sites (`taken_for`), anything else a `config-type`.
    """
    for key, value in raw.items():
        expected = _TYPES.get(key)
        if expected is None or value is None or type(value) in expected:
            continue
        if value is False and key in _NONE_IF_FALSE and not native:
            continue
        wanted = " or ".join(_NAMES[kind] for kind in expected)
        message = f"`{key}` must be {wanted}, not {describe(value)}"
        hint = _EXAMPLES.get(key, f"give `{key}` {wanted}")
        code = "bad-value" if taken_for(key, value, None) is not None and not native else "config-type"
        yield key, Diagnostic(code, message, span_of(texts, [key]), hint)
    if isinstance(limit := raw.get("limit_posts"), int) and limit < 0:
        message = f"`limit_posts` must not be negative, but is {limit}"
        yield "limit_posts", Diagnostic("config-type", message, span_of(texts, ["limit_posts"]), "write 0 for no limit")
    yield from _choice_problems(raw, texts)
    yield from _limit_problems(raw.get("liquid"), texts)
    yield from _defaults_problems(raw.get("defaults"), texts, survived="config-type" if native else "bad-value")


def taken_for(key: str, value: object, default: object) -> object:
    """Return what a value of the wrong type is taken for: what Jekyll takes it for, else the default."""
    survived = _SURVIVED.get(key)
    made = survived(value) if survived is not None else None
    return default if made is None else made


def _choice_problems(raw: Mapping[str, object], texts: Sequence[ConfigText]) -> Iterator[tuple[str, Diagnostic]]:
    for key, choices in _CHOICES.items():
        value = raw.get(key)
        if isinstance(value, str) and value.lower() not in choices:
            hint = did_you_mean(value, choices) or f"there are {', '.join(choices)}"
            yield key, Diagnostic("config-type", f"`{key}` cannot be {value!r}", span_of(texts, [key]), hint)


def _limit_problems(liquid: object, texts: Sequence[ConfigText]) -> Iterator[tuple[str, Diagnostic]]:
    limits = liquid.get("limits") if isinstance(liquid, dict) else None
    if limits is None:
        return
    example = "write `limits: {steps: 100000000}`"
    if not isinstance(limits, dict):
        message = f"`limits` must be a mapping, not {describe(limits)}"
        yield "liquid", Diagnostic("config-type", message, span_of(texts, ["liquid", "limits"]), example)
        return
    for key, value in limits.items():
        span = span_of(texts, ["liquid", "limits", key])
        if key not in LIMITS:
            hint = did_you_mean(str(key), LIMITS) or f"there are {', '.join(LIMITS)}"
            yield "liquid", Diagnostic("config-type", f"`liquid` has no limit `{key}`", span, hint)
        elif type(value) is not int or not 1 <= value <= LIMITS[key]:
            message = f"the limit `{key}` must be a whole number from 1 to {LIMITS[key]:,}, not {describe(value)}"
            yield "liquid", Diagnostic("config-type", message, span, example)


def unknown_keys(raw: Mapping[str, object], places: Mapping[str, SourceSpan]) -> list[Diagnostic]:
    """Find the keys that look like a misspelt one of the engine's; any other key is the site's own."""
    import difflib  # noqa: PLC0415 - Jekyll sites are not asked

    found = []
    for key in raw:
        near = difflib.get_close_matches(key, _TYPES, n=1, cutoff=0.85) if key not in _TYPES else []
        if near and near[0] not in raw:
            message = f"`{key}` is no key that the engine reads"
            found.append(Diagnostic("config-unknown", message, places.get(key), f"did you mean `{near[0]}`?"))
    return found


def _defaults_problems(
    defaults: object, texts: Sequence[ConfigText], *, survived: str
) -> Iterator[tuple[str, Diagnostic]]:
    """Find the sets that are none, which Jekyll passes over, and scopes that are none, on which it stops."""
    if not isinstance(defaults, list):
        return
    for position, entry in enumerate(defaults):
        if not isinstance(entry, dict):
            message = f"an entry of `defaults` must be a mapping with `scope` and `values`, not {describe(entry)}"
            span = span_of(texts, ["defaults", position])
            yield "defaults", Diagnostic(survived, message, span, _EXAMPLES["defaults"])
            continue
        for key, code in (("scope", "config-type"), ("values", survived)):
            if not isinstance(entry.get(key), dict | None):
                message = f"`{key}` must be a mapping, not {describe(entry[key])}"
                span = span_of(texts, ["defaults", position, key])
                yield "defaults", Diagnostic(code, message, span, _EXAMPLES["defaults"])


def describe(value: object) -> str:
    """Return what a value is, for a message: its kind and, where short, itself."""
    if value is None:
        return "nothing"
    shown = repr(value) if len(repr(value)) <= 40 else ""
    name = next((name for kind, name in _NAMES.items() if type(value) is kind), type(value).__name__)
    return f"{name} ({shown})" if shown else name
