"""What an unknown name may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PARTS: Final = frozenset({"else", "elsif", "when"})
"""Tags that stand only inside others."""

PLUGINS: Final = {
    "avatar": "jekyll-avatar",
    "feed_meta": "jekyll-feed",
    "gist": "jekyll-gist",
    "include_cached": "jekyll-include-cache",
    "last_modified_at": "jekyll-last-modified-at",
    "seo": "jekyll-seo-tag",
    "toc": "jekyll-toc",
}
"""Tags of plugins that are built in."""

FOREIGN: Final = {
    "I18N": "jekyll-polyglot",
    "asset": "jekyll-assets",
    "asset_path": "jekyll-assets",
    "bibliography": "jekyll-scholar",
    "bibliography_count": "jekyll-scholar",
    "blockquote": "octopress",
    "cite": "jekyll-scholar",
    "cite_details": "jekyll-scholar",
    "cloudinary": "jekyll-cloudinary",
    "codeblock": "octopress",
    "figure": "jekyll-figure",
    "file_exists": "jekyll-file-exists",
    "github_edit_link": "jekyll-github-metadata",
    "google_map": "jekyll-maps",
    "graphviz": "jekyll-graphviz",
    "img": "jekyll-assets",
    "include_code": "octopress",
    "inline_svg": "jekyll-inline-svg",
    "katex": "jekyll-katex",
    "katexmm": "jekyll-katex",
    "mermaid": "jekyll-mermaid",
    "nocite": "jekyll-scholar",
    "octicon": "jekyll-octicons",
    "picture": "jekyll_picture_tag",
    "plantuml": "jekyll-plantuml",
    "pullquote": "octopress",
    "quote": "jekyll-scholar",
    "reference": "jekyll-scholar",
    "remote_include": "jekyll-remote-include",
    "responsive_image": "jekyll-responsive-image",
    "responsive_image_block": "jekyll-responsive-image",
    "spaceship": "jekyll-spaceship",
    "static_href": "jekyll-polyglot",
    "svg": "jekyll-inline-svg",
    "t": "jekyll-multiple-languages-plugin",
    "tab": "jekyll-tabs",
    "tabs": "jekyll-tabs",
    "tf": "jekyll-multiple-languages-plugin",
    "twitter": "jekyll-twitter-plugin",
    "webmentions": "jekyll-webmention_io",
    "youtube": "jekyll-youtube",
}
"""Tags of well-known plugins that are not."""

ELSEWHERE: Final = {
    "block": "there are no blocks: a layout shows a page by {{ content }}",
    "elif": "write {% elsif … %}",
    "elseif": "write {% elsif … %}",
    "extends": "a page names its layout in its front matter",
    "macro": "there are no macros: write an include with parameters",
    "set": "write {% assign name = value %}",
    "with": "write {% assign name = value %}",
}
"""Tags of other languages, and what to write here."""

_CURLY: Final = frozenset("“”„‘’‚«»")
_INSTEAD: Final = "an include can stand for a tag"
_LONGEST_QUOTE = 60


def for_tag(name: str, known: Iterable[str], ruby: Mapping[str, str]) -> str | None:
    """Return what to do about a tag that nobody defines, if that can be guessed.

    `ruby` are the tags of the site's own plugins in Ruby, with their files.
    """
    if name in ruby:
        return f"{ruby[name]} defines it, which is Ruby and does not run here: {_INSTEAD}"
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    if name in PLUGINS:
        return f"the plugin {PLUGINS[name]} defines it: add it to `plugins`"
    if name in FOREIGN:
        return f"the plugin {FOREIGN[name]} defines it, which is not built in: {_INSTEAD}"
    if name.startswith("end"):
        return did_you_mean(name, (f"end{each}" for each in known))
    return did_you_mean(name, known)


def for_markup(markup: str) -> str | None:
    """Return what to do about markup that cannot be read strictly, if that can be guessed."""
    return "strings stand in straight quotes, 'so' or \"so\"" if _CURLY.intersection(markup) else None


def quoted(text: str) -> str:
    """Return text of a template as a message quotes it: on one line, and not too long."""
    text = " ".join(text.split())
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}'"
