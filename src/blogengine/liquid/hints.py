"""What an unknown name may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTS: Final = frozenset({"else", "elsif", "when"})
"""Tags that stand only inside others."""

PLUGINS: Final = {
    "asset": "jekyll-assets",
    "asset_path": "jekyll-assets",
    "avatar": "jekyll-avatar",
    "bibliography": "jekyll-scholar",
    "cite": "jekyll-scholar",
    "feed_meta": "jekyll-feed",
    "gist": "jekyll-gist",
    "github_edit_link": "jekyll-github-metadata",
    "include_cached": "jekyll-include-cache",
    "last_modified_at": "jekyll-last-modified-at",
    "mermaid": "jekyll-mermaid",
    "octicon": "jekyll-octicons",
    "picture": "jekyll_picture_tag",
    "polyglot": "jekyll-polyglot",
    "responsive_image": "jekyll-responsive-image",
    "seo": "jekyll-seo-tag",
    "spaceship": "jekyll-spaceship",
    "tabs": "jekyll-tabs",
    "toc": "jekyll-toc",
    "twitter": "jekyll-twitter-plugin",
    "youtube": "jekyll-youtube",
}
"""Tags of well-known plugins."""

_LONGEST_QUOTE = 60


def for_tag(name: str, known: Iterable[str]) -> str | None:
    """Return what to do about a tag that nobody defines, if that can be guessed."""
    if name in PLUGINS:
        return f"the plugin {PLUGINS[name]} defines it: add it to `plugins`"
    if name.startswith("end"):
        return did_you_mean(name, (f"end{each}" for each in known))
    return did_you_mean(name, known)


def quoted(text: str) -> str:
    """Return text of a template as a message quotes it: on one line, and not too long."""
    text = " ".join(text.split())
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}'"
