"""Every feature, which of them a site has, and what its `plugins:` name that is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic
from blogengine.features.archives import ARCHIVES
from blogengine.features.avatar import AVATAR
from blogengine.features.base import gems, listed
from blogengine.features.default_layout import DEFAULT_LAYOUT
from blogengine.features.feed import FEED
from blogengine.features.gist import GIST
from blogengine.features.github_metadata import GITHUB_METADATA
from blogengine.features.home import HOME
from blogengine.features.include_cache import INCLUDE_CACHE
from blogengine.features.jemoji import JEMOJI
from blogengine.features.last_modified_at import LAST_MODIFIED_AT
from blogengine.features.mentions import MENTIONS
from blogengine.features.optional_front_matter import OPTIONAL_FRONT_MATTER
from blogengine.features.paginate import PAGINATE
from blogengine.features.paginate_v2.feature import PAGINATE_V2
from blogengine.features.readme_index import README_INDEX
from blogengine.features.redirect_from import REDIRECT_FROM
from blogengine.features.relative_links import RELATIVE_LINKS
from blogengine.features.seo.tag import SEO_TAG
from blogengine.features.sitemap import SITEMAP
from blogengine.features.terms import TERMS
from blogengine.features.titles_from_headings import TITLES_FROM_HEADINGS
from blogengine.features.toc import TOC
from blogengine.model.front import is_false
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.config.config import Config
    from blogengine.errors import SourceSpan
    from blogengine.features.base import Feature

FEATURES: tuple[Feature, ...] = (
    REDIRECT_FROM, ARCHIVES, HOME, PAGINATE, PAGINATE_V2, TERMS, FEED, SITEMAP, GIST, INCLUDE_CACHE, SEO_TAG,
    OPTIONAL_FRONT_MATTER, README_INDEX, RELATIVE_LINKS, TITLES_FROM_HEADINGS, DEFAULT_LAYOUT, TOC, MENTIONS,
    AVATAR, LAST_MODIFIED_AT, GITHUB_METADATA, JEMOJI,
)  # fmt: skip
"""In the order in which a native site's features generate: what the author asked for before what every site has."""

_BY_NAME: Mapping[str, Feature] = {feature.name: feature for feature in FEATURES}
_GEMS = frozenset(gem for feature in FEATURES for gem in feature.gems)
_NEEDLESS = frozenset({
    "base64", "bigdecimal", "bundler", "classifier-reborn", "csv", "execjs", "faraday-retry", "ffi", "github-pages", "html-proofer",
    "http_parser.rb", "jekyll", "jekyll-admin", "jekyll-commonmark", "jekyll-commonmark-ghpages", "jekyll-compose",
    "jekyll-livereload", "jekyll-remote-theme", "jekyll-sass-converter", "jekyll-watch", "json", "kramdown",
    "kramdown-parser-gfm", "logger", "minima", "nokogiri", "rake", "rdoc", "rouge", "sass-embedded", "sassc", "tzinfo",
    "tzinfo-data", "wdm", "webrick",
})  # fmt: skip
"""Gems whose work is the engine's own, or that change no built site."""

_THEMES = "jekyll-theme-"
"""What the names of theme gems begin with: one in the Gemfile's group adds nothing."""

_NOT_YET: Mapping[str, str] = {
    "jekyll-coffeescript": "CoffeeScript files",
}
"""Plugins that are known but not built in yet, and what a site loses without them."""


def named(name: str) -> Feature:
    """Return the feature of a name. Raises KeyError."""
    return _BY_NAME[name]


def enabled(config: Config) -> tuple[Feature, ...]:
    """Return a site's features in the order in which they generate.

    In a Jekyll site that is Jekyll's: by priority, otherwise as Jekyll would load them.
    """
    chosen = [each for each in FEATURES if (config.native or listed(config, *each.gems)) and each.enabled(config)]
    if not config.native:
        listing = {gem: position for position, gem in reversed(list(enumerate(gems(config))))}
        chosen.sort(key=lambda each: (each.priority, min(listing[gem] for gem in each.gems if gem in listing)))
    return tuple(chosen)


def unknown_plugins(config: Config) -> tuple[Diagnostic, ...]:
    """Return a `plugin-unknown` finding for each plugin that the site, its Gemfile or theme lists and the engine does not have.

    A site that sets `paginate` without a plugin that reads it is told so too (`pagination`).
    """
    return (*_unknown(config), *_unread_settings(config))


def _unread_settings(config: Config) -> Iterator[Diagnostic]:
    readers = (*PAGINATE.gems, *PAGINATE_V2.gems)
    if not is_false(config.raw.get("paginate")) and not config.native and not listed(config, *readers):
        message = "`paginate` is set, but no plugin reads it: nothing is paginated"
        yield Diagnostic("pagination", message, config.places.get("paginate"), f"write `plugins: [{readers[0]}]`")


def _unknown(config: Config) -> Iterator[Diagnostic]:
    listed_here = {each: config.places.get(f"plugins[{number}]") for number, each in enumerate(config.plugins)}
    places = {**dict.fromkeys(config.theme_gems or (), config.places.get("theme")), **config.bundled, **listed_here}
    theme = {config.theme_name, config.theme}
    missing = [each for each in places if not {each} & (_GEMS | _NEEDLESS | theme) and not each.startswith(_THEMES)]
    yield from (_missing(each, places[each]) for each in missing)


def _missing(plugin: str, span: SourceSpan | None) -> Diagnostic:
    lost = _NOT_YET.get(plugin)
    if lost is not None:
        return Diagnostic("plugin-unknown", f"the plugin {plugin} is not built in yet: the site is built without {lost}",
                          span, "keep it in `plugins:` for Jekyll; a later version will use it")  # fmt: skip
    hint = did_you_mean(plugin, sorted({*_GEMS, *_NOT_YET}))
    return Diagnostic("plugin-unknown", f"the plugin {plugin} is unknown: whatever it adds to the site is missing",
                      span, hint or "Ruby plugins do not run here; the known ones are built in")  # fmt: skip
