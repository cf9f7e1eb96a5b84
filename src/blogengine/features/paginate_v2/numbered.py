"""The pages that a template becomes: their URLs, titles, `paginator` and trail."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge
from blogengine.features.paginate import items_per_page, number_of_pages
from blogengine.features.paginate_v2.settings import GEM, NAME, mapping, whole
from blogengine.liquid.ruby import is_truthy, to_s
from blogengine.model import permalink
from blogengine.model.content import Refs
from blogengine.model.defaults import Defaults
from blogengine.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blogengine.errors import SourceSpan
    from blogengine.model.content import Page
    from blogengine.model.site import Site


@dataclass(frozen=True, slots=True)
class Template:
    """A page that paginates; `own` is its front matter without the defaults, which its pages do not inherit."""

    page: Page
    own: Mapping[str, object]

    @property
    def is_made(self) -> bool:
        """Whether this is a page for a tag, a category or a collection, whose text is all in its layout."""
        return "autopage" in self.own


class Numbered:
    """The pages of one template under its settings, over the ids that it shows."""

    def __init__(
        self, site: Site, template: Template, settings: Mapping[str, object], ids: Sequence[str], span: SourceSpan
    ) -> None:
        self._site = site
        self._template = template
        self._settings = settings
        self._ids = ids
        self._per_page = items_per_page(settings["per_page"], span)
        self._total = self._count()
        self._stem = to_s(settings["indexpage"]).split(".")[0]
        extension = to_s(settings["extension"])
        self._ext = extension if extension.startswith(".") else f".{extension}"
        self._name = f"{self._stem}{self._ext}"
        # Jekyll looks up the defaults of a file that has no folder, only this name
        defaults = Defaults(site.config.defaults, site.config.folders.collections)
        self._inherited = defaults.for_file(self._name, "pages", on_disk=False)
        own = template.page.front.get("permalink")
        self._first = _folder(to_s(own) if own is not None else template.page.dir)
        self._further = _joined(self._first, to_s(settings["permalink"]))

    def pages(self) -> list[Page]:
        """Return the pages, the first in the place of the template."""
        numbers = range(1, self._total + 1)
        titles = [self._title(number) for number in numbers]
        paths = [self._page_path(number) for number in numbers]
        trails = self._trails([{"num": number, "path": path, "title": title}
                               for number, path, title in zip(numbers, paths, titles, strict=True)])  # fmt: skip
        return [
            self._page(number, titles[number - 1], {**self._paginator(number, paths[number - 1]), "page_trail": trail})
            for number, trail in zip(numbers, trails, strict=True)
        ]

    def _count(self) -> int:
        total = number_of_pages(len(self._ids), self._per_page)
        limit = whole(self._settings, "limit")
        return (min(total, limit) if limit > 0 else total) or 1

    def _page(self, number: int, title: object, paginator: Mapping[str, object]) -> Page:
        page = self._template.page
        path = str(paginator["page_path"])
        url = self._url(path)
        own = self._front(number, title, path)
        ext = posixpath.splitext(self._name)[1]
        converted = ".html" if self._site.config.markdown.converts(ext) else ext
        return replace(
            page,
            id=page.id if number == 1 else f"{NAME}:{page.id.split(':', 1)[-1]}#{number}",
            name=self._name,
            path=self._name,
            dir=permalink.folder_of(url),
            front=deep_merge(self._inherited, own),
            ext=ext,
            output_ext=permalink.extension_of(path if "permalink" in own else None, converted),
            url=url,
            body="" if self._template.is_made else page.body,
            paginator=paginator,
        )

    def _front(self, number: int, title: object, path: str) -> dict[str, object]:
        front = dict(self._template.own)
        if self._template.is_made:
            front["autopages"] = front["autopage"]
        front["pagination_info"] = {"curr_page": number, "total_pages": self._total}
        if self._template.page.front.get("permalink") is not None:
            front["permalink"] = path
        front["title"] = title
        if number > 1:
            front["autogen"] = GEM
        return front

    def _title(self, number: int) -> object:
        """Return the template's title, or the site's, in the pages after the first put into the setting's words."""
        own = self._template.page.front.get("title")
        title = own if is_truthy(own) else self._site.config.raw.get("title")
        if number == 1:
            return title
        return self._numbered(to_s(self._settings["title"]).replace(":title", to_s(title), 1), number)

    def _numbered(self, text: str, number: int) -> str:
        return text.replace(":num", str(number), 1).replace(":max", str(self._total), 1)

    def _url(self, path: str) -> str:
        if path.endswith("/"):
            return _joined(path, self._name)
        return path if path.endswith(self._ext) else f"{path}{self._ext}"

    def _page_path(self, number: int) -> str:
        """Return `paginator.page_path`; where it names no file, the index page's name is simply put behind it."""
        url = self._first if number == 1 else self._further
        return self._numbered(_with_file(url, self._stem or "index", self._ext), number)

    def _link(self, number: int) -> str:
        """Return where the other pages' `paginator` says that a page is."""
        return self._linked(self._first if number == 1 else self._further, number)

    def _linked(self, url: str, number: int) -> str:
        return self._numbered(_with_file(url, self._stem, self._ext) if self._stem else url, number)

    def _paginator(self, number: int, path: str) -> dict[str, object]:
        start = (number - 1) * self._per_page
        following = number + 1 if number < self._total else None
        return {
            "per_page": self._per_page,
            "posts": Refs(tuple(self._ids[start : start + self._per_page])),
            "total_posts": len(self._ids),
            "total_pages": self._total,
            "page": number,
            "page_path": path,
            "previous_page": number - 1 if number > 1 else None,
            "previous_page_path": self._link(number - 1) if number > 1 else None,
            "next_page": following,
            "next_page_path": self._link(following) if following else None,
            "first_page": 1,
            "first_page_path": self._link(1),
            "last_page": self._total,
            "last_page_path": self._linked(self._further, self._total),
        }

    def _trails(self, steps: list[dict[str, object]]) -> list[list[dict[str, object]] | None]:
        """Return for each page the pages around it, as many for the first and the last as for others."""
        trail = mapping(self._settings, "trail")
        before, after = max(whole(trail, "before"), 0), max(whole(trail, "after"), 0)
        if len(steps) < 2 or not (before or after):
            return [None for _ in steps]
        length = before + after + 1
        ends = [min(max(place - before, 0) + length, len(steps)) for place in range(len(steps))]
        return [steps[max(end - length, 0) : end] for end in ends]


def _folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _joined(left: str, right: str) -> str:
    """Return two parts of a path with one slash between them, as Ruby joins files; both may be empty."""
    return left.rstrip("/") + right if right.startswith("/") else _folder(left) + right


def _with_file(url: str, stem: str, ext: str) -> str:
    if url.endswith("/"):
        return f"{url}{stem}{ext}"
    return url if "." in url else f"{url}{stem}"
