"""`{% link path/of/source.md %}` and `{% post_url 2024-01-31-title %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.hints import quoted
from blogengine.liquid.node import Node, record
from blogengine.liquid.ruby import SPACE, to_s
from blogengine.liquid.tags.base import TagError
from blogengine.liquid.tags.interpolate import Interpolated, interpolated
from blogengine.text.patterns import compiled_later
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser

_DATE = len("2024-01-31-")
_MANY = 1000
_POST = compiled_later(r"(?:^|/)[0-9]+-[0-9]+-[0-9]+-")


@record
class Link(Node):
    """Writes the URL of a source file."""

    place: Place
    tag: str
    target: Interpolated

    def emit(self, code: Code) -> None:
        """Write the look-up."""
        code.write_string(f"tags[{self.tag!r}].url(ctx, {self.target.expression(code)})")


class LinkTag:
    """Reads `link`, and finds the URL of a page, a document or a static file by its path in the source."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        path = head.markup.strip(SPACE)
        mixed = parser.environment.dialect.outputs_in_links
        return Link(head.place, head.name, interpolated(path, head, parser) if mixed else Interpolated((path,)))

    @staticmethod
    def url(ctx: Context, path: str) -> str:
        """Return the URL of the file at `path`."""
        url = ctx.host.url_of(path)
        if url is None:
            hint = (
                "write the path as it is in the source folder, with its extension; what is not published has no address"
            )
            hint = did_you_mean(path, _alike(path, ctx.host.paths())) or hint
            raise TagError(f"no file of the site is {quoted(path)}", hint, "link-missing")
        return _with_baseurl(ctx, url)


class PostUrlTag:
    """Reads `post_url`, and finds the URL of a post by the name of its file."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        name = head.markup.strip(SPACE)
        if not _POST.search(name):
            hint = "a post is named as its file is, without the extension: 2024-01-31-title"
            parser.fail(f"{quoted(name)} is not the name of a post", head.place, hint, "link-missing")
        return Link(head.place, head.name, Interpolated((name,)))

    @staticmethod
    def url(ctx: Context, name: str) -> str:
        """Return the URL of the post `name`."""
        url = ctx.host.post_url(name)
        if url is None:
            hint = "a post is named as its file is, with the folder before `_posts`, without the extension"
            hint = did_you_mean(name, _alike(name, ctx.host.post_names())) or hint
            raise TagError(f"no post is named {quoted(name)}", hint, "link-missing")
        return _with_baseurl(ctx, url)


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """Return those of many names that may be meant, for a search that takes its time: of the same folder, or last part.

    In a folder of very many, only those of the same date, or with the same words after it.
    """
    folder, _, last = name.rpartition("/")
    near = [each for each in known if (parts := each.rpartition("/"))[0] == folder or parts[2] == last]
    if len(near) > _MANY:
        date, words = last[:_DATE], last[_DATE:]
        near = [each for each in near if date in each or (words and each.endswith(words))]
    return near[:_MANY]


def _with_baseurl(ctx: Context, url: str) -> str:
    """Return the URL below the site's baseurl, which Jekyll 3 leaves out."""
    if not ctx.environment.dialect.links_below_baseurl:
        return url
    return to_s(ctx.environment.filters["relative_url"](ctx, url))
