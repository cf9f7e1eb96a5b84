"""The site as one render's tags and filters see it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.errors import BlogError, TemplateError
from blogengine.liquid.drops.site import SiteTime
from blogengine.liquid.source import Source
from blogengine.render import stylesheets
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from blogengine.errors import Diagnostic, SourceSpan
    from blogengine.liquid.drop import BuildTime
    from blogengine.query.tracked import Tracked
    from blogengine.render.workshop import Workshop


class RenderHost:
    """Answers a render's questions through `ask`, which records them; `included` are the includes so far."""

    __slots__ = ("_path", "_shop", "ask", "included")

    def __init__(self, shop: Workshop, ask: Tracked, path: str) -> None:
        self._shop = shop
        self._path = path
        self.ask = ask
        self.included: list[Source] = []

    def apart(self) -> RenderHost:
        """Return the same host with a record of its own."""
        host = RenderHost(self._shop, self.ask.apart(), self._path)
        host.included = self.included
        return host

    def include(self, name: str) -> Source:
        """Return an include; raises TemplateError `include-missing`."""
        name = name.lstrip("/")
        template = self.ask.include(name)
        if template is None:
            folders = ", ".join(f"{folder}/" for folder in self.ask.settings().folders.includes)
            hint = did_you_mean(name, self.ask.include_names())
            raise TemplateError(f"there is no include {name} in {folders}", hint=hint, code="include-missing")
        return self._include(self._shop.source(template))

    def include_relative(self, name: str) -> Source:
        """Return a file beside the page; raises TemplateError `include-missing`."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), name))
        if path.startswith(("../", "/")):
            raise TemplateError(
                f"{name} is outside the site", code="path-outside", hint="include what is beside the page"
            )
        text = self._text_of(path)
        self.ask.note(("file", path), text.encode() if text is not None else None)
        if text is None:
            hint = "include_relative looks beside the page"
            raise TemplateError(f"there is no file {path}", code="include-missing", hint=hint)
        return self._include(Source(text, path))

    def _text_of(self, path: str) -> str | None:
        tree = self._shop.tree
        try:
            return tree.read(path).decode() if tree.has(path) else None
        except (BlogError, UnicodeDecodeError):
            return None

    def _include(self, source: Source) -> Source:
        self.included.append(source)
        return source

    def markdownify(self, text: str) -> str:
        """Return Markdown as HTML."""
        return self._shop.markdownify(text, self._path)

    def smartify(self, text: str) -> str:
        """Return text with typographic quotes and dashes."""
        return self._shop.markdown.smartify(text)

    def sass(self, text: str, *, indented: bool) -> str:
        """Return Sass as CSS; raises AssetError."""
        return stylesheets.compile_text(self._shop.tree, self.ask, text, indented=indented)

    def highlight(self, code: str, language: str, *, linenos: bool, place: SourceSpan) -> str:
        """Return code as what stands inside the figure of `{% highlight %}`."""
        return self._shop.highlighter.framed(code, language, linenos=linenos, place=place)

    def config(self, key: str) -> object:
        """Return a configuration key."""
        return self.ask.config(key)

    def url_of(self, path: str) -> str | None:
        """Return the URL of a source file, or None."""
        return self.ask.url_of(path)

    def post_url(self, name: str) -> str | None:
        """Return the URL of a post by its name, or None."""
        answer = self.ask.ask("post_url", name)
        return answer if isinstance(answer, str) else None

    def paths(self) -> Iterable[str]:
        """Return the source files that have a URL."""
        return self.ask.paths()

    def post_names(self) -> Iterable[str]:
        """Return the names of all posts."""
        return (post.rsplit("/", 1)[-1].rsplit(".", 1)[0] for post in self.ask.ids("posts"))

    def now(self) -> BuildTime:
        """Return the time of the build."""
        return SiteTime(self.ask)

    def zone(self) -> tzinfo:
        """Return the site's zone."""
        return self.ask.clock().zone

    def warn(self, diagnostic: Diagnostic) -> None:
        """Note a finding."""
        self._shop.found.append(diagnostic)
