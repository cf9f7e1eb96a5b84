"""What a feature is: one of Jekyll's plugins or of our own, built in, as a record of functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from blogengine.config.config import Config
    from blogengine.liquid.context import Context
    from blogengine.liquid.filters.base import Filter
    from blogengine.liquid.tags.base import Tag
    from blogengine.model.site import Site
    from blogengine.query.tracked import Tracked


@dataclass(frozen=True, slots=True)
class Services:
    """What a feature may use besides the site's answers while it makes a page."""

    smartify: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature; all but `name` is optional.

    A native site has every feature, a Jekyll site those of which it lists one of the `gems`, unless `enabled` says no.
    `generate` gives the draft site with the feature's pages appended; in a Jekyll site features generate in the order
    of `plugins:`, after all others those that are `late`. `make` gives the bytes of a page whose `Maker` names this
    feature, from the maker's arguments; it asks `Tracked` alone, so that what it used is known. `tags` and
    `filters` are added to the site's Liquid environment. `finish` may change a finished HTML page.
    """

    name: str
    gems: tuple[str, ...] = ()
    enabled: Callable[[Config], bool] = lambda _: True
    late: bool = False
    generate: Callable[[Site], Site] | None = None
    make: Callable[[tuple[str, ...], Tracked, Services], bytes] | None = None
    tags: Mapping[str, Tag] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    finish: Callable[[str, str, Tracked], str] | None = None


@runtime_checkable
class SiteHost(Protocol):
    """A Liquid host that renders a whole site: what features' tags and filters are called with."""

    ask: Tracked


def asked(context: Context) -> Tracked:
    """Return the site that a tag's or filter's render may ask. Raises TypeError in a render without a site."""
    host = context.host
    if not isinstance(host, SiteHost):
        raise TypeError("this tag or filter needs a site")
    return host.ask


def listed(config: Config, *gems: str) -> bool:
    """Say whether a Jekyll site's `plugins:` name one of these gems."""
    return any(gem in config.plugins for gem in gems)
