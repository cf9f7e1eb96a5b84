"""jekyll-avatar: `{% avatar name size=40 %}`, the picture of someone on GitHub."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from blogengine.features.base import Feature, asked
from blogengine.liquid.node import Node, record
from blogengine.liquid.ruby import SPACE, to_s
from blogengine.liquid.runtime import item
from blogengine.liquid.tags.interpolate import interpolated
from blogengine.model.front import is_false

if TYPE_CHECKING:
    from blogengine.liquid.code import Code
    from blogengine.liquid.context import Context
    from blogengine.liquid.node import Place
    from blogengine.liquid.parser import Head, Parser
    from blogengine.liquid.tags.interpolate import Interpolated

_HOST = "PAGES_AVATARS_URL"
_SERVERS = 4
_SMALL = 48
_SIZE = re.compile(r"\bsize=(\d+)\b", re.IGNORECASE | re.ASCII)
_USER = re.compile(r"\buser=([\w.]+)\b", re.ASCII)


@record
class _Avatar(Node):
    """Writes the picture; `markup` as it is written says the size and a variable, what it renders to the rest."""

    place: Place
    tag: str
    markup: str
    rendered: Interpolated

    def emit(self, code: Code) -> None:
        """Write the call."""
        code.publish()
        code.write_string(f"tags[{self.tag!r}].image(ctx, {self.markup!r}, {self.rendered.expression(code)})")


class AvatarTag:
    """Reads `avatar`."""

    def __call__(self, head: Head, parser: Parser) -> Node:
        """Read the tag."""
        markup = head.markup.strip(SPACE)
        return _Avatar(head.place, head.name, markup, interpolated(markup, head, parser))

    @staticmethod
    def image(ctx: Context, markup: str, rendered: str) -> str:
        """Return the picture of the user whom a variable names, else of the first word."""
        size = found[1] if (found := _SIZE.search(markup)) else "40"
        user = _of_variable(ctx, found[1]) if (found := _USER.search(markup)) else _first_word(rendered)
        host = asked(ctx).ask("variable", _HOST)
        urls = [_url(user, size if scale == 1 else str(int(size) * scale), size, host) for scale in range(1, 5)]
        sources = ", ".join(f"{url} {scale}x" for scale, url in enumerate(urls, 1))
        lazy = "lazy=true" in rendered
        shown = (
            f'src="" data-src="{urls[0]}" data-srcset="{sources}"' if lazy else f'src="{urls[0]}" srcset="{sources}"'
        )
        kind = "avatar avatar-small" if int(size) < _SMALL else "avatar"
        return f'<img class="{kind}" alt="{user}" width="{size}" height="{size}" data-proofer-ignore="true" {shown} />'


def _of_variable(ctx: Context, name: str) -> str:
    """Return the value of a variable, or its name where it has none."""
    first, *rest = name.split(".")
    value = ctx.get(first)
    for key in rest:
        value = item(value, key)
    return name if is_false(value) else to_s(value)


def _first_word(text: str) -> str:
    return (text.split(" ", maxsplit=1)[0] if " " in text else text).removeprefix("@")


def _url(user: str, shown: str, size: str, host: object) -> str:
    """Return the address of a picture; which of the servers has it is told by the plain size."""
    path = f"{user}?v=3&s={shown}"
    if host:
        return f"{str(host).removesuffix('/')}/{path}"
    server = zlib.crc32(f"{user}?v=3&s={size}".encode()) % _SERVERS
    return f"https://avatars{server}.githubusercontent.com/{path}"


AVATAR = Feature("avatar", variables=(_HOST,), tags={"avatar": AvatarTag()})
