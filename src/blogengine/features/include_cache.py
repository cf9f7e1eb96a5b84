"""jekyll-include-cache: `{% include_cached %}`, an include that is rendered once for all pages that it looks alike on.

What it read decides who shares it: one that asked only the site is every page's, and each page that uses it takes over
what it asked. One that looks at its page (of which the build warns), at variables around it or at documents' bodies is
rendered once a page. (In Jekyll everyone gets what the first page made of it, whichever that was.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from blogengine.errors import Diagnostic
from blogengine.features.base import Feature, asked, site_host
from blogengine.liquid.drop import BuildTime, Drop
from blogengine.liquid.drops.site import JekyllDrop, SiteDrop, theme_of
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.filters.support import counted, identity
from blogengine.liquid.tags.include import IncludeTag
from blogengine.records import dataclass
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Node
    from blogengine.liquid.parser import Head, Parser
    from blogengine.query.tracked import Tracked

NAME = "include_cached"
_PAGE = compiled_later(r"\{[{%][^{}]*?\b(page)\b")
_OF_THE_SITE: Final = frozenset({"site", "jekyll", "theme"})
"""Variables that are every page's alike."""


class _Scope(dict[str, object]):
    """Variables that remember which of them were read before they were set inside."""

    def __init__(self, variables: Mapping[str, object]) -> None:
        super().__init__(variables)
        self.read: set[str] = set()
        self._own: set[str] = set()

    def get(self, key: str, default: object = None, /) -> object:
        """Return a variable or the default."""
        self._note(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> object:
        self._note(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return super().__contains__(key)

    def __setitem__(self, key: str, value: object) -> None:
        self._own.add(key)
        super().__setitem__(key, value)

    def _note(self, key: str) -> None:
        if key not in self._own:
            self.read.add(key)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An include that any page may have: its text, what it asked, and the variables that it looked for in vain."""

    text: str
    ask: Tracked
    absent: frozenset[str]


class IncludeCachedTag:
    """Reads `include_cached`, and renders the file where it must be."""

    _plain = IncludeTag()

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag, which is written as `include` is."""
        return self._plain(head, parser)

    def run(self, ctx: Context, out: list[str], file: str, parameters: dict[str, object] | None) -> None:
        """Write the include, with `include` standing for the parameters; what it assigns stays inside."""
        key = file, identity(counted(ctx, parameters))
        mine = ctx.register(NAME)
        if key not in mine:
            mine[key] = self._shared(ctx, key, file, parameters)
        out.append(str(mine[key]))

    def _shared(self, ctx: Context, key: Hashable, file: str, parameters: dict[str, object] | None) -> str:
        """Return the text that an earlier page made, if this page may have it, else make it."""
        known = ctx.environment.shared(NAME)
        kept = known.get(key)
        if isinstance(kept, _Kept) and not any(name in ctx.scope for name in kept.absent):
            asked(ctx).absorb(kept.ask)
            return kept.text
        text, ask, read = self._make(ctx, file, parameters)
        around = read - _OF_THE_SITE - (set() if parameters is None else {"include"})
        if "page" in around:
            self._warn(ctx, file)
        if not (around & ctx.scope.keys() or ask.depends_on_reader()) and _is_plain(parameters):
            known[key] = _Kept(text, ask, frozenset(around))
        return text

    def _warn(self, ctx: Context, file: str) -> None:
        """Say, once for all pages, that what was to be rendered once is not."""
        source = ctx.partial(self._plain.where, file, self._plain.find).source
        found = _PAGE.search(source.text)
        before = source.text[: found.start(1)] if found else ""
        span = source.span(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"{file} looks at `page`, so it is rendered for each page anew, though by {NAME}"
        hint = "Jekyll shows on all pages what the first made of it: write include, or give what differs as a parameter"
        ctx.host.warn(Diagnostic("include-cached-page", message, span, hint, source.line(span.line or 1)))

    def _make(self, ctx: Context, file: str, parameters: dict[str, object] | None) -> tuple[str, Tracked, set[str]]:
        """Render the include; return its text, what it asked, and which variables it read."""
        reader = asked(ctx).apart().reader  # asked by nobody: what it means for the include is up to the include
        host = site_host(ctx).apart()
        ask = host.ask
        inside = {
            "site": SiteDrop(ask, reader),
            "page": drop_of(ask, reader),
            "jekyll": JekyllDrop(ask),
            "theme": theme_of(ask),
        }
        scope = _Scope({**ctx.scope, **{name: drop for name, drop in inside.items() if name in ctx.scope}})
        out: list[str] = []
        with ctx.apart(host, scope) as apart:
            self._plain.run(apart, out, file, parameters)
        asked(ctx).absorb(ask)
        return "".join(out), ask, scope.read


def _is_plain(value: object) -> bool:
    """Say whether a parameter is no more than its value: a drop asks for the page that made it."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return not isinstance(value, Drop | BuildTime)


INCLUDE_CACHE = Feature("include_cache", tags={NAME: IncludeCachedTag()})
