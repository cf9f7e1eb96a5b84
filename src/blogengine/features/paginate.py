"""jekyll-paginate: the posts, `paginate:` a page, by one `index.html` and copies of it at `paginate_path`."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.errors import ConfigError, Diagnostic
from blogengine.features.base import Feature, Priority
from blogengine.features.bodies import over
from blogengine.features.pages import generated_page, own_front
from blogengine.liquid.filters.base import FilterError
from blogengine.liquid.ruby import to_i, to_s
from blogengine.model import front as front_values
from blogengine.model import permalink
from blogengine.model.content import Refs
from blogengine.model.defaults import Defaults
from blogengine.read.context import span_of_key
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.config.config import Config
    from blogengine.errors import SourceSpan
    from blogengine.features.base import Draft
    from blogengine.model.content import Page
    from blogengine.model.site import Site

NAME = "paginate"
TEMPLATE = "index.html"


def items_per_page(value: object, span: SourceSpan | None) -> int:
    """Return how many items a setting wants on a page, read as Ruby reads numbers. Raises ConfigError for none."""
    try:
        number = to_i(value)
    except FilterError:
        number = 0
    if number == 0:
        raise ConfigError(f"a page cannot show `{to_s(value)}` items", span, "write how many each page shows, as in 10")
    return number


def number_of_pages(items: int, per_page: int) -> int:
    """Return how many pages a list fills."""
    return -(-items // per_page)


def _amend(draft: Draft) -> Draft:
    site = draft.site
    if not site.pages:
        return draft
    template = _template(site)
    if template is None:
        message = f"`paginate` is set, but there is no {TEMPLATE} to show the pages: nothing is paginated"
        hint = f"write an {TEMPLATE} with front matter in a folder of `paginate_path`; an index.md is not paginated"
        draft.found.append(Diagnostic("pagination", message, site.config.places.get("paginate"), hint))
        return draft
    return _Pagination(draft, template).draft()


def _template(site: Site) -> Page | None:
    """Return the deepest `index.html` in a folder that leads to `paginate_path`."""
    path = str(site.config.raw["paginate_path"]).lstrip("/")
    parts = posixpath.normpath(path).split("/")[:-1]
    folders = {"/".join(parts[:depth]) for depth in range(len(parts) + 1)} if path else set()
    candidates = [page for page in site.pages if page.name == TEMPLATE and posixpath.dirname(_file(page)) in folders]
    return max(candidates, key=lambda page: len(_file(page)), default=None)


def _file(page: Page) -> str:
    """Return where a page's file is, or would be if a feature had not made it."""
    return page.id.split(":", 1)[-1]


class _Pagination:
    """The pages of one site."""

    def __init__(self, draft: Draft, template: Page) -> None:
        self._draft = draft
        self._site = site = draft.site
        self._template = template
        self._defaults = Defaults(site.config.defaults, site.config.folders.collections)
        self._posts = [post.id for post in site.posts() if front_values.is_false(post.front.get("hidden"))]
        self._per_page = items_per_page(site.config.raw["paginate"], site.config.places.get("paginate"))
        self._total = number_of_pages(len(self._posts), self._per_page)

    def draft(self) -> Draft:
        """Return the draft with a paginator for the template and a copy of it for each further page."""
        if self._total < 1:
            return self._draft
        site, template = self._site, self._template
        first = replace(template, paginator=self._paginator(1))
        pages = [first if page is template else page for page in site.pages]
        copied = self._copied()
        copies = [self._copy(copied, number) for number in range(2, self._total + 1)]
        bodies = self._draft.bodies
        body = bodies.get(copied.id)
        if body is not None:
            bodies = over(bodies, {page.id: body for page in copies})
        return replace(self._draft, site=replace(site, pages=(*pages, *copies)), bodies=bodies)

    def _copied(self) -> Page:
        """Return what the further pages are copies of: the file that lies where the template's URL is.

        That is the template itself, unless its permalink leads elsewhere: then Jekyll finds another page there, or
        nothing and makes empty pages. Native sites have the template copied wherever it is.
        """
        path = f"{self._template.dir}{TEMPLATE}".removeprefix("/")
        if path == _file(self._template) or self._site.config.native:
            return self._template
        found = self._site.page(path)
        if self._total > 1:
            what = f"copies of {path}" if found else "empty"
            message = f"the pages after the first are {what}: jekyll-paginate looks for {path}, where the first page is"
            hint = f"move {_file(self._template)} there, without its permalink"
            span = span_of_key(self._template.origin.path, self._template.origin.marks, "permalink")
            self._draft.found.append(Diagnostic("pagination", message, span, hint))
        return found or self._missing(path)

    def _missing(self, path: str) -> Page:
        layout = self._defaults.value(path, "pages", "layout")
        page = generated_page(self._site, NAME, path, front={})
        return replace(page, layout=front_values.layout({"layout": layout}))

    def _copy(self, copied: Page, number: int) -> Page:
        own = None if self._site.config.native else copied.front.get("permalink")
        template = front_values.text(own) if own is not None else permalink.page_template("index", ".html", "")
        folder = self._path(number) or ""
        values = permalink.page_values(path=folder, basename="index", output_ext=".html")
        url = permalink.expand_known(template, values)
        path = _file(copied)
        shown, front = path, copied.front
        if self._site.config.dialect == "ghpages":  # Jekyll 3 takes a copy for a file where its page is
            shown = f"{folder.strip('/')}/{TEMPLATE}"
            own_values = own_front(copied, self._defaults)
            front = deep_merge(self._defaults.for_file(shown, "pages", on_disk=False), own_values)
        return replace(
            copied,
            id=f"{NAME}:{path}#{number}",
            path=shown,
            front=front,
            url=url,
            dir=permalink.folder_of(url),
            paginator=self._paginator(number),
        )

    def _paginator(self, number: int) -> dict[str, object]:
        start = (number - 1) * self._per_page
        previous = number - 1 if number > 1 else None
        following = number + 1 if number < self._total else None
        return {
            "page": number,
            "per_page": self._per_page,
            "posts": Refs(tuple(self._posts[start : start + self._per_page])),
            "total_posts": len(self._posts),
            "total_pages": self._total,
            "previous_page": previous,
            "previous_page_path": self._path(previous),
            "next_page": following,
            "next_page_path": self._path(following),
        }

    def _path(self, number: int | None) -> str | None:
        """Return what `paginator` says of where a page is: the template's URL, or `paginate_path` as it is written."""
        if number is None or number == 1:
            return self._template.url if number else None
        path = str(self._site.config.raw["paginate_path"]).replace(":num", str(number), 1)
        return path if path.startswith("/") else f"/{path}"


def _enabled(config: Config) -> bool:
    return not front_values.is_false(config.raw.get("paginate"))


PAGINATE = Feature(NAME, enabled=_enabled, priority=Priority.LOWEST, amend=_amend)
