"""What a template may ask of the site that renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from blogengine.errors import Diagnostic, SourceSpan
    from blogengine.liquid.drop import BuildTime
    from blogengine.liquid.source import Source


class LeaveRender(Exception):  # noqa: N818 - not an error: a way out
    """Raised by a host or a drop to abandon a render for its own reasons; it leaves `Template.render` unchanged."""


class Host(Protocol):
    """The site, as tags and filters see it; one answers each render, and may trace what is asked.

    Whatever does not exist is a TemplateError without a span: the compiler adds the place and the include chain.
    """

    def include(self, name: str) -> Source:
        """Return the include `name`; raises TemplateError `include-missing`, naming the folders searched."""
        ...

    def include_relative(self, name: str) -> Source:
        """Return the file `name` beside the page; raises TemplateError `include-missing`."""
        ...

    def markdownify(self, text: str) -> str:
        """Return Markdown as HTML, as the site's converter does it."""
        ...

    def smartify(self, text: str) -> str:
        """Return `text` with typographic quotes and dashes."""
        ...

    def sass(self, text: str, *, indented: bool) -> str:
        """Return SCSS, or Sass where it is `indented`, as CSS; raises AssetError."""
        ...

    def highlight(self, code: str, language: str, *, linenos: bool, place: SourceSpan) -> str:
        """Return `code` as HTML spans; plain escaped text for a language that nobody knows. `place` is the tag's."""
        ...

    def config(self, key: str) -> object:
        """Return the value of a key of the site's configuration, or None."""
        ...

    def url_of(self, path: str) -> str | None:
        """Return the URL, without baseurl, of the source file `path`; None if the site has no such file."""
        ...

    def post_url(self, name: str) -> str | None:
        """Return the URL, without baseurl, of the post `name` (`2024-01-31-title`); None if there is none."""
        ...

    def paths(self) -> Iterable[str]:
        """Return the source files that have a URL, for the hint of an error only."""
        ...

    def post_names(self) -> Iterable[str]:
        """Return the names of all posts, for the hint of an error only."""
        ...

    def now(self) -> BuildTime:
        """Return the time of the build."""
        ...

    def zone(self) -> tzinfo:
        """Return the site's time zone."""
        ...

    def warn(self, diagnostic: Diagnostic) -> None:
        """Take a finding that does not stop the render."""
        ...
