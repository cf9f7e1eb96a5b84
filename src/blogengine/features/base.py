"""What a feature is: one of Jekyll's plugins or of our own, built in, as a record of functions."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Protocol, cast

from blogengine.liquid.host import Host
from blogengine.records import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from blogengine.config.config import Config
    from blogengine.errors import Diagnostic
    from blogengine.liquid.context import Context
    from blogengine.liquid.filters.base import Filter
    from blogengine.liquid.tags.base import Tag
    from blogengine.model.site import Site
    from blogengine.query.tracked import Tracked
    from blogengine.read.git import Git
    from blogengine.read.tree import Tree


@dataclass(frozen=True, slots=True)
class Services:
    """What a feature may use besides the site's answers while it makes a page."""

    smartify: Callable[[str], str]


class Priority(IntEnum):
    """When a feature generates: as the site is set up, then the ranks of Jekyll's generators that its plugins use."""

    FIRST = -1
    NORMAL = 0
    LOW = 1
    LOWEST = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A site that features may still change, and what they may look at besides it.

    `bodies` are what stands after the front matter of documents and pages, UTF-8, by id; `tree` are the files of the
    source, `git` what the repository around them says. `found` takes findings.
    """

    site: Site
    bodies: Mapping[str, bytes]
    tree: Tree
    git: Git
    found: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature; all but `name` is optional.

    `features/registry` says which sites may have it; `enabled` says no for some of them. `amend` may change what was
    read, and needs more than the site for it; `generate` gives the draft site with the feature's pages appended. In a
    Jekyll site features amend and generate by `priority`, then in the order of `plugins:`. `make` gives the bytes of a
    page whose `Maker` names this feature, from the maker's arguments; it asks `Tracked` alone, so that what it used is
    known. `tags` and `filters` are added to the site's Liquid environment. `finish` may change a finished HTML page.
    `variables` are those of the process's environment that the feature reads, as `site.variables` or by the question
    `variable`. `knows_blank` says that the plugin brings ActiveSupport into Jekyll, by which Liquid's `blank` means something.
    """

    name: str
    enabled: Callable[[Config], bool] = lambda _: True
    priority: Priority = Priority.NORMAL
    variables: tuple[str, ...] = ()
    amend: Callable[[Draft], Draft] | None = None
    generate: Callable[[Site], Site] | None = None
    make: Callable[[tuple[str, ...], Tracked, Services], bytes] | None = None
    tags: Mapping[str, Tag] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    finish: Callable[[str, str, Tracked], str] | None = None
    knows_blank: bool = False


def generated(draft: Draft, features: Iterable[Feature], environ: Mapping[str, str]) -> Draft:
    """Return the draft as the features, which are in order, leave it; they see of `environ` what they name."""
    features = tuple(features)
    names = {name for feature in features for name in feature.variables}
    known = {name: environ[name] for name in sorted(names) if name in environ}
    draft = replace(draft, site=replace(draft.site, variables=known))
    for feature in features:
        if feature.amend is not None:
            draft = feature.amend(draft)
        if feature.generate is not None:
            draft = replace(draft, site=feature.generate(draft.site))
    return draft


class SiteHost(Host, Protocol):
    """A Liquid host that renders a whole site: what features' tags and filters are called with."""

    ask: Tracked

    def apart(self) -> SiteHost:
        """Return the same host with a record of its own."""
        ...


def site_host(context: Context) -> SiteHost:
    """Return the host of a tag's or filter's render. Raises TypeError in a render without a site."""
    host = context.host
    if not hasattr(host, "ask"):
        raise TypeError("this tag or filter needs a site")
    return cast("SiteHost", host)


def asked(context: Context) -> Tracked:
    """Return the site that a tag's or filter's render may ask. Raises TypeError in a render without a site."""
    return site_host(context).ask


_OF_THEMES: Mapping[str, tuple[str, ...]] = {
    "just-the-docs": ("jekyll-seo-tag", "jekyll-include-cache"),
    "minima": ("jekyll-feed", "jekyll-seo-tag"),
    "minimal-mistakes-jekyll": (
        "jekyll-paginate", "jekyll-sitemap", "jekyll-gist", "jekyll-feed", "jekyll-include-cache",
    ),
}  # fmt: skip
"""The plugins that the gems of well-known themes depend on, in their order: for a theme that does not say so itself."""

_OF_GITHUB_THEMES = ("jekyll-seo-tag",)
_OF_GITHUB_PAGES = (
    "jekyll-coffeescript", "jekyll-commonmark-ghpages", "jekyll-gist", "jekyll-github-metadata", "jekyll-paginate",
    "jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index", "jekyll-default-layout",
    "jekyll-titles-from-headings",
)  # fmt: skip


def gems(config: Config) -> tuple[str, ...]:
    """Return the plugins that Jekyll would load, in its order: the Gemfile's, the theme's, those listed, those of GitHub Pages."""
    theme = config.theme or ""
    of_theme = config.theme_gems
    if of_theme is None:
        of_theme = _OF_THEMES.get(theme, _OF_GITHUB_THEMES if theme.startswith("jekyll-theme-") else ())
    of_pages = _OF_GITHUB_PAGES if config.dialect == "ghpages" else ()
    return tuple(dict.fromkeys((*config.bundled, *of_theme, *config.plugins, *of_pages)))


def listed(config: Config, *names: str) -> bool:
    """Say whether Jekyll would load one of these plugins."""
    return any(gem in names for gem in gems(config))
