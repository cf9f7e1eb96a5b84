"""jemoji: `:name:` in a page's text is GitHub's picture of that emoji.

The names and files are those of gemoji 4.1, which GitHub's own list is made of. Text stays text, and scripts and
styles are left alone: jemoji would read `&lt;b&gt; :+1:` as an element.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.features.base import Feature
from blogengine.features.finished import is_html, split_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from blogengine.query.tracked import Tracked

_NAME = re.compile(r":([a-z0-9_+-]+)(?=:)")
_UNTOUCHED = ("pre", "code", "tt", "script", "style")
_HOST = "ASSET_HOST_URL"


@cache
def emoji() -> Mapping[str, str]:
    """Return the names of all emoji with their code points, as the files of their pictures are called."""
    lines = Path(__file__).with_name("gemoji.txt").read_text("ascii").splitlines()
    return dict(line.split(" ") for line in lines)


def _finish(html: str, subject_id: str, ask: Tracked) -> str:
    """Return a page with its emoji made pictures; what stands outside of its `body` is left as it is."""
    if not any(name in emoji() for name in _NAME.findall(html)) or not is_html(ask, subject_id):
        return html
    before, body, after = split_body(html)
    return f"{before}{_pictured(body, _source(ask))}{after}"


def _source(ask: Tracked) -> str:
    """Return the folder of the pictures: the configuration's, else that of the environment's GitHub."""
    settings = ask.config("emoji")
    if isinstance(settings, dict) and isinstance(src := settings.get("src"), str):
        return src.rstrip("/")
    host = ask.ask("variable", _HOST)
    return f"{str(host).removesuffix('/') if host else 'https://github.githubassets.com'}/images/icons"


def _pictured(html: str, source: str) -> str:
    from blogengine.features.fragment import recut  # noqa: PLC0415 - see there

    return recut(html, _UNTOUCHED, lambda text: _pieces(text, source))


def _pieces(text: str, source: str) -> list[str | Element]:
    """Cut a text at its emoji; a colon that ends no emoji may begin one."""
    pieces: list[str | Element] = []
    end = place = 0
    while found := _NAME.search(text, place):
        code = emoji().get(found[1])
        place = found.end()
        if code is not None:
            place += 1
            pieces += [text[end : found.start()], _picture(found[1], f"{source}/emoji/unicode/{code}.png")]
            end = place
    return [*pieces, text[end:]]


def _picture(name: str, url: str) -> Element:
    from blogengine.features.fragment import element  # noqa: PLC0415 - see there

    shown = f":{name}:"
    return element("img", {"class": "emoji", "title": shown, "alt": shown, "src": url, "height": "20", "width": "20"})


JEMOJI = Feature("jemoji", variables=(_HOST,), finish=_finish, knows_blank=True)
