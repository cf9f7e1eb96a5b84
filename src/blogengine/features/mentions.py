"""jekyll-mentions: `@name` in a page's text is a link to whoever has that name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.errors import FeatureError
from blogengine.features.base import Feature
from blogengine.features.finished import is_html, split_body
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from blogengine.query.tracked import Tracked

GEM = "jekyll-mentions"
_MENTION = compiled_later(
    r"((?:^|\W)@)((?>\w[\w-]*))(?!/)(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)", re.MULTILINE | re.ASCII
)
_UNTOUCHED = ("pre", "code", "a", "style", "script")
_OF_NOBODY = frozenset({"mention", "mentions", "mentioned", "mentioning"})


def _finish(html: str, subject_id: str, ask: Tracked) -> str:
    """Return a page with its mentions made links; what stands outside of its `body` is left as it is."""
    if "@" not in html or not is_html(ask, subject_id):
        return html
    own = ask.field(subject_id, GEM)
    if own is False:
        return html
    before, body, after = split_body(html)
    if not _MENTION.search(body):
        return html
    return f"{before}{_linked(body, _base(ask, own if own is not None else ask.config(GEM)))}{after}"


def _base(ask: Tracked, setting: object) -> str:
    """Return the address that names are put behind. Raises FeatureError where the setting is none."""
    if isinstance(setting, dict):
        setting = setting.get("base_url")
    if setting is None:
        ssl, host = ask.ask("variable", "SSL"), ask.ask("variable", "GITHUB_HOSTNAME")
        if not ssl or not host:
            return "https://github.com"
        return f"{'https' if ssl == 'true' else 'http'}://{str(host).removesuffix('/')}"
    if isinstance(setting, str):
        return setting
    span = ask.settings().places.get(GEM)
    raise FeatureError(f"`{GEM}` is neither an address nor a mapping", span, "write `base_url: https://github.com`")


def _linked(html: str, base: str) -> str:
    from blogengine.features.fragment import recut  # noqa: PLC0415 - see there

    prefix = base if base.endswith(("/", "~")) else f"{base}/"
    return recut(html, _UNTOUCHED, lambda text: _pieces(text, prefix))


def _pieces(text: str, prefix: str) -> list[str | Element]:
    """Cut a text at its mentions."""
    from blogengine.features.fragment import element  # noqa: PLC0415 - see there

    pieces: list[str | Element] = []
    end = 0
    for found in _MENTION.finditer(text):
        name = found[2]
        if name.lower() not in _OF_NOBODY:
            link = element("a", {"href": prefix + name, "class": "user-mention"}, f"@{name}")
            pieces += [text[end : found.start(2) - 1], link]
            end = found.end(2)
    return [*pieces, text[end:]]


MENTIONS = Feature(
    "mentions",
    variables=("SSL", "GITHUB_HOSTNAME"),
    finish=_finish,
    knows_blank=True,
)
