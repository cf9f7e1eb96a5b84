"""What the engine reads of a site's configuration, typed; the rest stays readable as `site.<key>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.errors import SourceSpan

Dialect = Literal["jekyll4", "ghpages"]
ErrorMode = Literal["lax", "warn", "strict"]

LIMITS: Final[Mapping[str, int]] = {
    "steps": 10**15,
    "output": 10**9,
    "string": 10**8,
    "items": 2_000_000,
    "nesting": 100,
}
"""The keys of `liquid: {limits: {…}}`, and the largest value of each.

`steps`: work that loops and filters do in one page, 50,000,000 if not given, about two seconds; `output`: characters
of one page, 50,000,000; `string`: characters of one value, 10,000,000; `items`: those of one list, 2,000,000;
`nesting`: blocks in blocks and includes in includes, 100.
"""


@dataclass(frozen=True, slots=True)
class Folders:
    """Names of the special folders, relative to the source (`posts` and `drafts`: in any directory)."""

    posts: tuple[str, ...] = ("_posts",)
    drafts: tuple[str, ...] = ("_drafts",)
    data: tuple[str, ...] = ("_data",)
    layouts: tuple[str, ...] = ("_layouts",)
    includes: tuple[str, ...] = ("_includes",)
    sass: tuple[str, ...] = ("_sass",)
    themes: str = "themes"
    collections: str = ""

    def shown(self, path: str) -> str:
        """Return a document's path as Jekyll shows and names it: without `collections_dir`."""
        return path.removeprefix(f"{self.collections}/") if self.collections else path


@dataclass(frozen=True, slots=True)
class CollectionSettings:
    """One entry of `collections:`; `metadata` holds all its keys."""

    label: str
    output: bool = False
    permalink: str | None = None
    sort_by: str | None = None
    order: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DefaultsSet:
    """One entry of `defaults:`: front matter for what lies under `path` (`""`: everywhere) and is of `type`."""

    path: str
    type: str | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Which dialect converts Markdown, for which extensions, with which options."""

    engine: str = "kramdown"
    options: Mapping[str, object] = field(default_factory=dict)
    extensions: tuple[str, ...] = ("markdown", "mkdown", "mkdn", "mkd", "md")

    def converts(self, ext: str) -> bool:
        """Say whether files of this extension (`.md`, in any case) are Markdown."""
        return ext.lower().removeprefix(".") in self.extensions


@dataclass(frozen=True, slots=True)
class LiquidSettings:
    """How templates are parsed and rendered (`liquid:`).

    `limits` are those that the site sets itself, of the keys of `LIMITS`: how much work one page may be.
    """

    error_mode: ErrorMode = "warn"
    strict_filters: bool = False
    strict_variables: bool = False
    limits: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are published besides those that are due."""

    drafts: bool = False
    future: bool = False
    unpublished: bool = False
    limit_posts: int = 0


@dataclass(frozen=True, slots=True)
class RemoteTheme:
    """What `remote_theme:` names: where the theme's repository is, and which of its states is meant, None for the newest."""

    address: str
    ref: str | None

    @property
    def name(self) -> str:
        """The name of the repository, and of the theme's folder in `themes/`."""
        return self.address.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Config:
    """A site's configuration.

    `raw` holds every key with defaults merged in, as templates see it in `site.<key>`; `given` only what the files
    and the command line say; `places` where the files say it (`plugins[0]` is the first of the list). Besides `plugins`,
    Jekyll loads those that the Gemfile has (`bundled`, with their places) and those that the theme depends on
    (`theme_gems`, None where the theme does not say).
    """

    native: bool
    dialect: Dialect
    url: str
    baseurl: str
    permalink: str
    theme: str | None
    timezone: str | None
    time: object
    folders: Folders
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    keep_files: tuple[str, ...]
    collections: tuple[CollectionSettings, ...]
    defaults: tuple[DefaultsSet, ...]
    selection: Selection
    excerpt_separator: str
    page_excerpts: bool
    markdown: MarkdownSettings
    highlighter: str
    liquid: LiquidSettings
    plugins: tuple[str, ...]
    environment: str
    raw: Mapping[str, object]
    given: Mapping[str, object]
    files: tuple[str, ...]
    places: Mapping[str, SourceSpan] = field(default_factory=dict)
    bundled: Mapping[str, SourceSpan] = field(default_factory=dict)
    theme_gems: tuple[str, ...] | None = None

    @property
    def remote_theme(self) -> RemoteTheme | None:
        """What `remote_theme` names, where the plugin that reads it is loaded, as on GitHub Pages it always is."""
        given = self.raw.get("remote_theme")
        loaded = self.dialect == "ghpages" or "jekyll-remote-theme" in (*self.bundled, *self.plugins)
        if self.native or not loaded or not isinstance(given, str) or not given.strip():
            return None
        address, _, ref = given.strip().partition("@")
        address = address.removesuffix("/").removesuffix(".git")
        return RemoteTheme(address if "://" in address else f"https://github.com/{address}", ref or None)

    @property
    def load_paths(self) -> tuple[str, ...]:
        """Where Sass looks for imports first, as it is given, one folder or a list."""
        own = self.section("sass").get("load_paths")
        return tuple(map(str, own)) if isinstance(own, list) else (str(own),) if own else ()

    @property
    def theme_name(self) -> str:
        """The name of the site's theme, and of its folder in `themes/`; empty where it has none."""
        remote = self.remote_theme
        if remote is not None:
            return remote.name
        name = self.theme or ""
        return name if self.native else name.strip().lower()

    @property
    def strict(self) -> bool:
        """Whether what Jekyll survives is an error, without being asked for: in a native site."""
        return self.native

    @property
    def jekyll_version(self) -> str:
        """The version of Jekyll whose behaviour is followed."""
        return "3.10.0" if self.dialect == "ghpages" else "4.3.1"

    @property
    def says_jekyll(self) -> bool:
        """Whether pages and feeds name Jekyll as what made them: a Jekyll site's do, unless `generator: blogengine` is said."""
        given = str(self.raw.get("generator")).lower()
        return given == "jekyll" if self.native else given != "blogengine"

    def section(self, key: str) -> Mapping[str, object]:
        """Return the mapping at `key`, or an empty one: for features, which read their own sections."""
        value = self.raw.get(key)
        return value if isinstance(value, dict) else {}
