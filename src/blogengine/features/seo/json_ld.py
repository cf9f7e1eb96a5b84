"""The page as JSON-LD, by schema.org: what `{% seo %}` writes for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.features.seo.values import is_given
from blogengine.liquid.filters.data import jsonify

if TYPE_CHECKING:
    from blogengine.features.seo.facts import Facts

_AUTHORS = ("Organization", "Person")
_ENTRIES = ("BlogPosting", "CreativeWork")


def json_ld(facts: Facts) -> str:
    """Return the JSON of a page, its keys sorted; what there is nothing to say about is left out."""
    said = {
        "@context": "https://schema.org",
        "@type": facts.type,
        "author": _author(facts),
        "dateModified": facts.modified,
        "datePublished": facts.published,
        "description": facts.description,
        "headline": facts.page_title,
        "image": _image(facts),
        "mainEntityOfPage": _main_entity(facts),
        "name": facts.name,
        "publisher": _publisher(facts),
        "sameAs": facts.links,
        "url": facts.canonical_url,
    }
    return str(jsonify({key: value for key, value in said.items() if value is not None}))


def _author(facts: Facts) -> object:
    record = facts.author.record
    kind = record.get("type")
    if not is_given(facts.author.name) or (is_given(kind) and kind not in _AUTHORS):
        return None
    author = {"@type": kind if is_given(kind) else "Person", "name": facts.author.name}
    url = record.get("url")
    return {**author, "url": url} if is_given(url) else author


def _image(facts: Facts) -> object:
    image = facts.image
    if image is None:
        return None
    others = {key: value for key, value in image.record.items() if key != "path"}
    return {**others, "url": image.path, "@type": "imageObject"} if others else image.path


def _main_entity(facts: Facts) -> object:
    return {"@type": "WebPage", "@id": facts.canonical_url} if facts.type in _ENTRIES else None


def _publisher(facts: Facts) -> object:
    if facts.logo is None:
        return None
    publisher = {"@type": "Organization", "logo": {"@type": "ImageObject", "url": facts.logo}}
    return {**publisher, "name": facts.author.name} if is_given(facts.author.name) else publisher
