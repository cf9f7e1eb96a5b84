"""Permalinks: templates, styles and placeholders made into URLs and file paths (specs: Jekyll §5)."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from blogengine.config.defaults import STYLES
from blogengine.errors import ContentError
from blogengine.model.content import HTML_EXTENSIONS
from blogengine.text.slugify import slugify
from blogengine.text.urls import clean, escape_path, unescape_path
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from blogengine.model.content import Page

_PLACEHOLDER = re.compile(r":([a-z_]+)")
_EXTENSION_STYLES = frozenset({"date", "ordinal", "none"})


def template_of(style: str) -> str:
    """Return the template that a posts' `permalink:` setting stands for: a named style, or the template itself."""
    return STYLES.get(style, style)


def with_suffix(template: str, style: str) -> str:
    """Return a page's or collection's template with the ending that the site's permalink style asks for."""
    if style == "pretty" or style.endswith("/"):
        return f"{template}/"
    if style in _EXTENSION_STYLES or style.endswith(":output_ext"):
        return f"{template}:output_ext"
    return template


def expand(template: str, values: Mapping[str, Callable[[], str]]) -> str:
    """Return the URL that a template stands for, cleaned.

    A placeholder's trailing underscores may be text (`/:i_day_:title`). Raises ContentError (without a span) for a
    placeholder that does not exist.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        key = name
        while key not in values and key.endswith("_"):
            key = key[:-1]
        if key not in values:
            hint = did_you_mean(f":{name}", [f":{each}" for each in values])
            raise ContentError(f"the permalink {template} has an unknown placeholder :{name}",
                               hint=hint or f"there are {', '.join(f':{each}' for each in values)}",
                               code="permalink-placeholder")  # fmt: skip
        return escape_path(values[key]()) + name[len(key) :]

    return clean(_PLACEHOLDER.sub(fill, template))


def expand_known(template: str, values: Mapping[str, str]) -> str:
    """Return the URL of a page or a static file: each value put in turn for its name, what has none stays as it is."""
    for name, value in values.items():
        template = template.replace(f":{name}", escape_path(value))
    return clean(template)


def placeholders(template: str) -> list[str]:
    """Return the names of a template's placeholders."""
    return _PLACEHOLDER.findall(template)


def leaves_destination(template: str) -> bool:
    """Say whether a permalink climbs out by `..`: Jekyll cleans it to something that its author did not mean."""
    return ".." in template.split("/")


@lru_cache(maxsize=1 << 16)
def output_path(url: str, output_ext: str, *, index_ext: str = ".html") -> str:
    """Return the file of a URL, relative to the destination: `index` in a folder, else with its extension.

    `index_ext` is `.html` for documents; for pages it is their own: `/notes/` of `note.txt` is `notes/index.txt`.
    """
    path = unescape_path(url).lstrip("/")
    if path == "" or path.endswith("/"):
        return f"{path}index{index_ext}"
    return path if path.endswith(output_ext) else path + output_ext


def page_path(page: Page) -> str:
    """Return the file of a page, relative to the destination."""
    return output_path(page.url, page.output_ext, index_ext=page.output_ext)


def folder_of(url: str) -> str:
    """Return the folder of a URL with slashes around, as `page.dir` shows it."""
    return f"{posixpath.dirname(url).rstrip('/')}/"


def extension_of(permalink: str | None, converted: str) -> str:
    """Return the extension of the file written: the permalink's own, else that of what was converted."""
    if permalink and not permalink.endswith("/"):
        return posixpath.splitext(permalink)[1] or converted
    return converted


def date_values(date: dt.datetime) -> dict[str, Callable[[], str]]:
    """Return the placeholders that a date fills."""
    formats = {
        "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S",
        "short_year": "%y", "y_day": "%j", "week": "%V", "w_year": "%G", "w_day": "%u",
    }  # fmt: skip
    values: dict[str, Callable[[], str]] = {key: partial(date.strftime, form) for key, form in formats.items()}
    values |= {
        "year": lambda: f"{date.year:04d}",
        "i_month": lambda: str(date.month),
        "i_day": lambda: str(date.day),
        "short_month": lambda: _MONTHS[date.month - 1][:3],
        "long_month": lambda: _MONTHS[date.month - 1],
        "short_day": lambda: _DAYS[date.weekday()][:3],
        "long_day": lambda: _DAYS[date.weekday()],
    }
    return values


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def document_values(
    *, collection: str, basename: str, slug: str, path: str, date: dt.datetime, categories: Sequence[str],
    output_ext: str,
) -> dict[str, Callable[[], str]]:  # fmt: skip
    """Return the placeholders of a document.

    `basename` is the file name without extension, `slug` the front matter's or the file name's, `path` the path below
    the collection's folder without extension.
    """
    return {
        "title": lambda: slugify(slug, "pretty", cased=True),
        "slug": lambda: slugify(slug),
        "name": lambda: slugify(basename),
        "categories": lambda: "/".join(dict.fromkeys(each.lower() for each in categories)),
        "slugified_categories": lambda: "/".join(dict.fromkeys(slugify(each) for each in categories)),
        "collection": lambda: collection,
        "path": lambda: path,
        "output_ext": lambda: output_ext,
        **date_values(date),
    }


def page_values(*, path: str, basename: str, output_ext: str) -> dict[str, str]:
    """Return the placeholders of a page: its folder, its file name without extension, its extension."""
    return {"path": path, "basename": basename, "output_ext": output_ext}


def page_template(basename: str, output_ext: str, style: str) -> str:
    """Return the template of a page without a permalink of its own."""
    if output_ext not in HTML_EXTENSIONS:
        return "/:path/:basename:output_ext"
    return "/:path/" if basename == "index" else with_suffix("/:path/:basename", style)


def feed_id(url: str, slug: str) -> str:
    """Return Jekyll's `page.id`: the URL's folder and the slug, with neither extension nor trailing slash."""
    return posixpath.join(posixpath.dirname(url.rstrip("/") or "/"), slug)
