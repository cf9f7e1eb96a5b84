"""Configuration files and command line to a typed `Config`, with every complaint collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.config import check, defaults
from blogengine.config.config import (
    CollectionSettings,
    Config,
    DefaultsSet,
    Folders,
    LiquidSettings,
    MarkdownSettings,
    Selection,
)
from blogengine.config.gemfile import NAME as GEMFILE
from blogengine.config.gemfile import Gemfile, read_gemfile
from blogengine.config.older import modernised
from blogengine.errors import ConfigError, Diagnostic, SourceSpan
from blogengine.records import dataclass, replace
from blogengine.text import yaml
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blogengine.config.check import ConfigText
    from blogengine.config.config import Dialect, ErrorMode

STANDARD_FILES = ("_config.yml", "_config.yaml", "_config.toml")
NATIVE_VERSION = 1
_NATIVE_DEFAULTS = (DefaultsSet("", "posts", {"layout": "post"}),)
_SITES_OWN = frozenset({"source", "destination", "cache_dir", "theme", "remote_theme", "dialect", "blogengine"})
_MODES: tuple[ErrorMode, ...] = ("lax", "warn", "strict")


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """A configuration and what is wrong with it; `config` is usable for reporting even where errors were found."""

    config: Config
    diagnostics: tuple[Diagnostic, ...]
    texts: tuple[ConfigText, ...] = ()

    def place_of(self, *keys: str) -> SourceSpan | None:
        """Return where the files say what stands under `keys`, a key in a key; None where none does."""
        return check.span_of(self.texts, keys)


def load_config(
    read_text: Callable[[str], str | None],
    *,
    files: Sequence[str] | None = None,
    overrides: Mapping[str, object] | None = None,
    environment: str = "development",
    bundler: bool = False,
) -> LoadedConfig:
    """Read the configuration of a site.

    `read_text` gives a file's text by its path relative to the source, None where there is none; `files` are the
    paths given by `--config` (merged in order: mappings deeply, lists replaced), else the first standard one that
    exists; `overrides` are keys from the command line; with `bundler` the Gemfile of a Jekyll site counts. Raises ConfigError where a file cannot be read at all.
    """
    texts = list(_texts(read_text, files))
    found: list[Diagnostic] = []
    given: dict[str, object] = {}
    places: dict[str, SourceSpan] = {}
    for text in texts:
        given = deep_merge(given, _parse(text, found, places))
    given = deep_merge(given, dict(overrides or {}))
    native = given.get("blogengine") is not None
    if not native:
        given, old = modernised(given, texts)
        found += old
    raw = deep_merge(dict(defaults.NATIVE if native else defaults.JEKYLL), given)
    wrong = list(check.type_problems(given, texts, native=native))
    found += [diagnostic for _, diagnostic in wrong]
    found += check.unknown_keys(given, places) if native else []
    usable = {**raw, **{key: check.taken_for(key, given.get(key), defaults.JEKYLL.get(key)) for key, _ in wrong}}
    usable["exclude"] = [*_excluded(usable, native=native)]
    gemfile = read_gemfile(read_text(GEMFILE) or "") if bundler and not native else Gemfile()
    found += gemfile.found
    dialect = _dialect(raw, gemfile)
    config = _typed(usable, given, environment, tuple(text.path for text in texts), places, dialect=dialect)
    config = replace(config, bundled=gemfile.plugins)
    found += _version_problems(given, texts)
    return LoadedConfig(config, tuple(found), tuple(texts))


def _texts(read_text: Callable[[str], str | None], files: Sequence[str] | None) -> list[ConfigText]:
    if files:
        texts = []
        for path in files:
            text = read_text(path)
            if text is None:
                hint = "give --config the path of a file that exists"
                raise ConfigError(f"there is no configuration file {path}", hint=hint, code="config-missing")
            texts.append(check.ConfigText(path, text))
        return texts
    for path in STANDARD_FILES:
        text = read_text(path)
        if text is not None:
            return [check.ConfigText(path, text)]
    return []


def _parse(text: ConfigText, found: list[Diagnostic], places: dict[str, SourceSpan]) -> dict[str, object]:
    if text.path.endswith(".toml"):
        return _parse_toml(text)
    try:
        document = yaml.load(text.text, items_of=("plugins",))
    except yaml.YamlError as error:
        span = SourceSpan(text.path, error.line, error.column)
        raise ConfigError(f"not YAML: {error.problem}", span, error.hint, code="config-syntax") from None
    found += duplicate_keys(document, text.path, 0)
    if document.value is None:
        return {}
    if not isinstance(document.value, dict):
        message = f"the configuration must be a mapping, not {check.describe(document.value)}"
        raise ConfigError(message, SourceSpan(text.path), "write one `key: value` a line", code="config-type")
    places |= {key: SourceSpan(text.path, mark.line, mark.column) for key, mark in document.marks.items()}
    return {str(key): value for key, value in document.value.items()}


_TOML_PLACE = compiled_later(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


def _parse_toml(text: ConfigText) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - for few sites

    try:
        return tomllib.loads(text.text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (text.text.count("\n") + 1, 1)
        problem = _TOML_PLACE.sub("", str(error)).lower()
        hint = "write texts in quotes, and one `key = value` a line"
        raise ConfigError(f"not TOML: {problem}", SourceSpan(text.path, line, column), hint, "config-syntax") from None


def duplicate_keys(document: yaml.YamlDocument, path: str, lines_before: int) -> list[Diagnostic]:
    """Return a `duplicate-key` finding for each key given twice, `lines_before` the YAML text in its file."""
    return [
        Diagnostic(
            "duplicate-key",
            f"`{each.key}` is given twice (first on line {lines_before + each.first.line}); the last one counts",
            SourceSpan(path, lines_before + each.second.line, each.second.column),
            "delete one of them",
        )
        for each in document.duplicates
    ]


def deep_merge(base: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Return `base` with `over` laid on it, as Jekyll merges.

    Mappings merge deeply, anything else is replaced, and null replaces nothing: a bare `key:` unsets no default.
    """
    out = dict(base)
    for key, value in over.items():
        below = out.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            out[key] = deep_merge(below, value)
        elif value is not None or key not in out:
            out[key] = value
    return out


def over_theme(config: Config, given: Mapping[str, object]) -> Config:
    """Return a site's configuration over `given`, its theme's: what Jekyll has a default for is the site's alone."""
    kept = {key: value for key, value in given.items() if key not in defaults.JEKYLL and key not in _SITES_OWN}
    if not kept:
        return config
    raw = deep_merge(kept, config.raw)
    return replace(config, raw=raw, url=_text(raw, "url"), page_excerpts=_is_true(raw, "page_excerpts"))


def _version_problems(given: Mapping[str, object], texts: Sequence[ConfigText]) -> list[Diagnostic]:
    version = given.get("blogengine")
    if version is None or version == NATIVE_VERSION or not isinstance(version, int):
        return []
    message = f"`blogengine: {version}` is a format that this version does not know"
    return [Diagnostic("config-type", message, check.span_of(texts, ["blogengine"]), "write `blogengine: 1`")]


def _typed(
    raw: Mapping[str, object],
    given: Mapping[str, object],
    environment: str,
    files: tuple[str, ...],
    places: Mapping[str, SourceSpan],
    *,
    dialect: Dialect,
) -> Config:
    native = given.get("blogengine") is not None
    return Config(
        native=native,
        dialect=dialect,
        url=_text(raw, "url"),
        baseurl=_text(raw, "baseurl"),
        permalink=_text(raw, "permalink"),
        theme=_text(raw, "theme") or None,
        timezone=_text(raw, "timezone") or None,
        time=raw.get("time"),
        folders=_folders(raw, native=native),
        include=_strings(raw, "include"),
        exclude=_strings(raw, "exclude"),
        keep_files=_strings(raw, "keep_files"),
        collections=_collections(raw.get("collections")),
        defaults=(*(_NATIVE_DEFAULTS if native else ()), *_defaults(raw.get("defaults"), native=native)),
        selection=_selection(raw),
        excerpt_separator=_text(raw, "excerpt_separator"),
        page_excerpts=_is_true(raw, "page_excerpts"),
        markdown=_markdown(raw, dialect),
        highlighter=_highlighter(raw, dialect),
        liquid=_liquid(raw.get("liquid")),
        plugins=_strings(raw, "plugins"),
        environment=environment,
        raw=raw,
        given=given,
        files=files,
        places=places,
    )


def _is_true(raw: Mapping[str, object], key: str) -> bool:
    """Say whether Ruby takes a value for true: all are but null and false."""
    return raw.get(key) is not None and raw.get(key) is not False


def _text(raw: Mapping[str, object], key: str, default: str = "") -> str:
    value = raw.get(key)
    return value if isinstance(value, str) else default


def _strings(raw: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = raw.get(key)
    return tuple(str(item) for item in value if item is not None) if isinstance(value, list) else ()


def _dialect(raw: Mapping[str, object], gemfile: Gemfile) -> Dialect:
    given = raw.get("dialect")
    return "ghpages" if given == "ghpages" or (given is None and gemfile.github_pages) else "jekyll4"


def _excluded(raw: Mapping[str, object], *, native: bool) -> tuple[str, ...]:
    """Jekyll 4 adds a site's `exclude` to its own list; a native site's build files are no content either."""
    return (*defaults.ALWAYS_EXCLUDED, *(defaults.NATIVE_EXCLUDED if native else ()), *_strings(raw, "exclude"))


def _folders(raw: Mapping[str, object], *, native: bool) -> Folders:
    """Return the special folders; a slash before a name means the source's root, as in Jekyll."""
    keys = ("layouts_dir", "includes_dir", "data_dir", "collections_dir")
    layouts, includes, data, collections = (_text(raw, key).strip("/").removeprefix("./") for key in keys)
    if native:
        return Folders(("posts", "_posts"), ("drafts", "_drafts"), ("data", data), (layouts,), (includes,),
                       collections=collections)  # fmt: skip
    return Folders(data=(data,), layouts=(layouts,), includes=(includes,), collections=collections)


def _collections(value: object) -> tuple[CollectionSettings, ...]:
    if isinstance(value, list):
        value = {str(label): {} for label in value}
    entries = value.items() if isinstance(value, dict) else ()
    return tuple(_collection(str(label), entry if isinstance(entry, dict) else {}) for label, entry in entries)


def _collection(label: str, entry: Mapping[str, object]) -> CollectionSettings:
    return CollectionSettings(
        label=label,
        output=_is_true(entry, "output"),
        permalink=_text(entry, "permalink") or None,
        sort_by=_text(entry, "sort_by") or None,
        order=_strings(entry, "order"),
        metadata=entry,
    )


def _defaults(value: object, *, native: bool) -> tuple[DefaultsSet, ...]:
    """Return the sets of `defaults:`; a path with a slash before it matches nothing in Jekyll."""
    sets = []
    for entry in (each for each in value if isinstance(each, dict)) if isinstance(value, list) else ():
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        values = entry.get("values")
        kind = scope.get("type")
        path = _text(scope, "path")
        path = path.removeprefix("/") if native else path
        sets.append(DefaultsSet(path, str(kind) if kind else None, values if isinstance(values, dict) else {}))
    return tuple(sets)


def _selection(raw: Mapping[str, object]) -> Selection:
    limit = raw.get("limit_posts")
    return Selection(
        drafts=raw.get("show_drafts") is True,
        future=raw.get("future") is True,
        unpublished=raw.get("unpublished") is True,
        limit_posts=limit if isinstance(limit, int) else 0,
    )


def _markdown(raw: Mapping[str, object], dialect: Dialect) -> MarkdownSettings:
    engine = _text(raw, "markdown", "kramdown").lower()
    section = raw.get("commonmark" if engine.startswith("commonmark") else engine)
    options = section if isinstance(section, dict) else {}
    if engine == "kramdown" and not options.get("enable_coderay"):
        own = None if dialect == "ghpages" else options.get("syntax_highlighter")
        options = {**options, "syntax_highlighter": own or _highlighter(raw, dialect) or "rouge"}
    extensions = tuple(part.strip().lower() for part in _text(raw, "markdown_ext").split(",") if part.strip())
    return MarkdownSettings(engine, options, extensions)


def _highlighter(raw: Mapping[str, object], dialect: Dialect) -> str:
    """Return what `highlighter` names, "" for false: then Markdown's code is highlighted all the same, the tag's is not.

    GitHub Pages lets no site choose.
    """
    value = raw.get("highlighter")
    return "rouge" if value is None or dialect == "ghpages" else str(value) if value else ""


def _liquid(value: object) -> LiquidSettings:
    entry = value if isinstance(value, dict) else {}
    return LiquidSettings(
        error_mode=next((mode for mode in _MODES if mode == entry.get("error_mode")), "warn"),
        strict_filters=entry.get("strict_filters") is True,
        strict_variables=entry.get("strict_variables") is True,
        limits=limits if isinstance(limits := entry.get("limits"), dict) else {},
    )
