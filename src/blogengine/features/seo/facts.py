"""What a page is, as `{% seo %}` tells it: title, description, type, dates, address; from front matter, then config."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from blogengine.features.base import asked
from blogengine.features.seo.author import find_author
from blogengine.features.seo.image import absolute, find_image
from blogengine.features.seo.values import is_given, lookup, pick
from blogengine.liquid.drops.site import SiteDrop
from blogengine.liquid.drops.subject import drop_of
from blogengine.liquid.filters.dates import date_to_xmlschema
from blogengine.liquid.filters.urls import absolute_url
from blogengine.liquid.ruby import class_name, to_s
from blogengine.liquid.tags.base import TagError
from blogengine.text import html

if TYPE_CHECKING:
    from blogengine.features.seo.author import Author
    from blogengine.features.seo.image import Image
    from blogengine.liquid.context import Context

_BETWEEN = " | "
_HOME_OR_ABOUT = re.compile(r"^/(about/)?(index.html?)?$", re.MULTILINE)
_INDEX = re.compile(r"/index\.html$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"%(?:<(?P<name>\w+)>[sd]|\{(?P<braced>\w+)\}|%)")
_PAGE_NUMBER = "Page %<current>s of %<total>s for "


class Facts:
    """One page's facts, each found when it is first asked for; None where there is nothing to say."""

    def __init__(self, ctx: Context) -> None:
        ask = asked(ctx)
        self.page = drop_of(ask, ask.reader)
        self.site = SiteDrop(ask, ask.reader)
        self.paginator = ctx.get("paginator")
        self._ctx = ctx

    @cached_property
    def site_title(self) -> str | None:
        """The site's `title`, else its `name`."""
        return self._line(pick(self.site.lookup("title"), self.site.lookup("name")))

    @cached_property
    def site_description(self) -> str | None:
        """The site's `description`."""
        return self._line(self.site.lookup("description"))

    @cached_property
    def page_title(self) -> str | None:
        """The page's own title, else the site's."""
        return self._line(self.page.lookup("title")) or self.site_title

    @cached_property
    def title(self) -> str | None:
        """The whole title: the page's with the site's behind, or the site's with its tagline or description.

        Raises TagError where pages are numbered and nothing has a title, as Jekyll stops there.
        """
        if self.site_title and self.page_title != self.site_title:
            title = f"{self.page_title}{_BETWEEN}{self.site_title}"
        elif self.site_description and self.site_title:
            about = self._line(self.site.lookup("tagline")) or self.site_description
            title = f"{self.site_title}{_BETWEEN}{about}"
        else:
            title = self.page_title or ""
        number = self._page_number()
        if number is not None and not title:
            raise TagError("a numbered page needs a title to be numbered", "give the page or the site a title")
        return f"{number or ''}{title}" or None

    def _page_number(self) -> str | None:
        current = lookup(self.paginator, "page")
        if not isinstance(current, int) or current <= 1:
            return None
        message = pick(self.site.lookup("seo_paginator_message"), _PAGE_NUMBER)
        if not isinstance(message, str):
            raise TagError(f"seo_paginator_message is a text, not {class_name(message)}")
        return _numbered(message, {"current": current, "total": lookup(self.paginator, "total_pages")})

    @cached_property
    def name(self) -> str | None:
        """What the page is called in JSON-LD: `seo.name`; the home and about pages are called as the site is."""
        own = lookup(self._seo, "name")
        shown = self._line(own) if is_given(own) else None
        if shown or not self._is_home_or_about:
            return shown
        social = lookup(self._social, "name")
        return self._line(social) if is_given(social) else self.site_title

    @cached_property
    def description(self) -> str | None:
        """The page's `description`, else its excerpt, else the site's description."""
        return self._line(pick(self.page.lookup("description"), lambda: self.page.lookup("excerpt"))) or (
            self.site_description
        )

    @cached_property
    def author(self) -> Author:
        """The page's first author, else the site's."""
        return find_author(self.page, self.site)

    @cached_property
    def image(self) -> Image | None:
        """The page's picture."""
        return find_image(self.page.lookup("image"), self._ctx)

    @cached_property
    def modified(self) -> object:
        """When the page last changed (XML Schema)."""
        date = pick(
            lookup(self._seo, "date_modified"), lambda: self.page.lookup("last_modified_at"), lambda: self._date
        )
        return date_to_xmlschema(self._ctx, date) if is_given(date) else None

    @cached_property
    def published(self) -> object:
        """When the page was published (XML Schema); nothing else makes a page an article."""
        return date_to_xmlschema(self._ctx, self._date) if is_given(self._date) else None

    @cached_property
    def type(self) -> object:
        """The page's type by schema.org."""
        given = lookup(self._seo, "type")
        if is_given(given):
            return given
        return "WebSite" if self._is_home_or_about else "BlogPosting" if is_given(self._date) else "WebPage"

    @cached_property
    def links(self) -> object:
        """Other addresses of what the page is about; those of the site for its home and about pages."""
        own = lookup(self._seo, "links")
        if is_given(own) or not self._is_home_or_about:
            return pick(own, None)
        return pick(lookup(self._social, "links"), None)

    @cached_property
    def logo(self) -> str | None:
        """The address of the site's `logo`."""
        logo = self.site.lookup("logo")
        return absolute(logo, self._ctx) if is_given(logo) else None

    @cached_property
    def locale(self) -> str:
        """The page's `locale`, the site's, the page's `lang`, the site's, with `_` for `-`."""
        keys = ((self.page, "locale"), (self.site, "locale"), (self.page, "lang"), (self.site, "lang"))
        found = pick(*(drop.lookup(key) for drop, key in keys), "en_US")
        if not isinstance(found, str):
            raise TagError(f"a locale is a text, not {class_name(found)}", "write it in quotes")
        return found.replace("-", "_")

    @cached_property
    def canonical_url(self) -> object:
        """The page's `canonical_url`, else its address, without `index.html`."""
        own = self.page.lookup("canonical_url")
        if to_s(own):
            return own
        return _INDEX.sub("/", to_s(absolute_url(self._ctx, self.page.lookup("url"))))

    @cached_property
    def _date(self) -> object:
        return self.page.lookup("date")

    @cached_property
    def _is_home_or_about(self) -> bool:
        return _HOME_OR_ABOUT.search(to_s(self.page.lookup("url"))) is not None

    @cached_property
    def _seo(self) -> object:
        return _mapping(self.page.lookup("seo"))

    @cached_property
    def _social(self) -> object:
        return _mapping(self.site.lookup("social"))

    def _line(self, value: object) -> str | None:
        """Return Markdown as one line of escaped text; None where nothing is left of it."""
        shown = html.normalize_whitespace(html.strip_html(self._ctx.host.markdownify(to_s(value))))
        return html.escape_once(shown) or None


def _mapping(value: object) -> object:
    return value if isinstance(value, Mapping) else None


def _numbered(message: str, numbers: Mapping[str, object]) -> str:
    """Return a message with its placeholders filled in, of which Ruby's `format` has two forms."""

    def number(match: re.Match[str]) -> str:
        name = match["name"] or match["braced"]
        if name is None:
            return "%"
        if name not in numbers:
            raise TagError(f"seo_paginator_message names {name}", "its names are current and total")
        return to_s(numbers[name])

    return _PLACEHOLDER.sub(number, message)
