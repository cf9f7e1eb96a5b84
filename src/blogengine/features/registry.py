"""Every feature, which of them a site has, and what its `plugins:` name that is not among them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from blogengine.errors import Diagnostic
from blogengine.features.base import gems, listed
from blogengine.model.front import is_false
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogengine.config.config import Config
    from blogengine.errors import SourceSpan
    from blogengine.features.base import Feature

_PLUGINS: Mapping[str, str | None] = {
    "redirect_from": "jekyll-redirect-from", "archives": "jekyll-archives", "home": None, "paginate": "jekyll-paginate",
    "paginate_v2": "jekyll-paginate-v2", "terms": None, "feed": "jekyll-feed", "sitemap": "jekyll-sitemap",
    "gist": "jekyll-gist", "include_cache": "jekyll-include-cache", "seo_tag": "jekyll-seo-tag",
    "optional_front_matter": "jekyll-optional-front-matter", "readme_index": "jekyll-readme-index",
    "relative_links": "jekyll-relative-links", "titles_from_headings": "jekyll-titles-from-headings",
    "default_layout": "jekyll-default-layout", "toc": "jekyll-toc", "mentions": "jekyll-mentions", "avatar": "jekyll-avatar",
    "last_modified_at": "jekyll-last-modified-at", "github_metadata": "jekyll-github-metadata", "jemoji": "jemoji",
}  # fmt: skip
"""Features by name, and the plugin of Jekyll that each is.

In the order in which a native site's features generate: what the author asked for before what every site has.
"""
_EVERY_BLOG = frozenset({
    "avatar", "feed", "gist", "home", "include_cache", "paginate", "paginate_v2", "redirect_from", "seo_tag", "sitemap", "terms",
    "toc",
})  # fmt: skip
"""What a native site has without listing a plugin."""
_MODULES: Mapping[str, str] = {"paginate_v2": "paginate_v2.feature", "seo_tag": "seo.tag"}
"""Where a feature is whose module is not called as it is."""

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
    """Return the feature of a name, whose module is imported when it is first asked for. Raises KeyError."""
    if name not in _PLUGINS:
        raise KeyError(name)
    module = import_module(f"blogengine.features.{_MODULES.get(name, name)}")
    return cast("Feature", getattr(module, name.upper()))


def plugin_of(name: str) -> str | None:
    """Return the plugin of Jekyll that a feature is. Raises KeyError."""
    return _PLUGINS[name]


def enabled(config: Config) -> tuple[Feature, ...]:
    """Return a site's features in the order in which they generate.

    In a Jekyll site that is Jekyll's: by priority, otherwise as Jekyll would load them.
    """
    every = _EVERY_BLOG if config.native else frozenset()
    names = [name for name, plugin in _PLUGINS.items() if name in every or (plugin and listed(config, plugin))]
    chosen = [feature for name in names if (feature := named(name)).enabled(config)]
    if not config.native:
        listing = {gem: position for position, gem in reversed(list(enumerate(gems(config))))}
        chosen.sort(key=lambda each: (each.priority, listing[plugin_of(each.name) or ""]))
    return tuple(chosen)


def unknown_plugins(config: Config) -> tuple[Diagnostic, ...]:
    """Return a `plugin-unknown` finding for each plugin that the site, its Gemfile or theme lists and the engine does not have.

    A site that sets `paginate` without a plugin that reads it is told so too (`pagination`).
    """
    return (*_unknown(config), *_unread_settings(config))


def _unread_settings(config: Config) -> Iterator[Diagnostic]:
    readers = "jekyll-paginate", "jekyll-paginate-v2"
    if not is_false(config.raw.get("paginate")) and not config.native and not listed(config, *readers):
        message = "`paginate` is set, but no plugin reads it: nothing is paginated"
        yield Diagnostic("pagination", message, config.places.get("paginate"), f"write `plugins: [{readers[0]}]`")


def _unknown(config: Config) -> Iterator[Diagnostic]:
    listed_here = {each: config.places.get(f"plugins[{number}]") for number, each in enumerate(config.plugins)}
    places = {**dict.fromkeys(config.theme_gems or (), config.places.get("theme")), **config.bundled, **listed_here}
    known = {*_PLUGINS.values(), *_NEEDLESS, config.theme_name, config.theme}
    missing = [each for each in places if each not in known and not each.startswith(_THEMES)]
    yield from (_missing(each, places[each]) for each in missing)


def _missing(plugin: str, span: SourceSpan | None) -> Diagnostic:
    lost = _NOT_YET.get(plugin)
    if lost is not None:
        return Diagnostic("plugin-unknown", f"the plugin {plugin} is not built in yet: the site is built without {lost}",
                          span, "keep it in `plugins:` for Jekyll; a later version will use it")  # fmt: skip
    hint = did_you_mean(plugin, sorted({*filter(None, _PLUGINS.values()), *_NOT_YET}))
    return Diagnostic("plugin-unknown", f"the plugin {plugin} is unknown: whatever it adds to the site is missing",
                      span, hint or "Ruby plugins do not run here; the known ones are built in")  # fmt: skip
