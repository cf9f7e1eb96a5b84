"""Style sheets without what no browser cares about."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHARSET = re.compile(r'@charset\s+"[^"]*";')
_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND = re.compile(r"\s*([{};,>~])\s*")
_PLUS = re.compile(r"\s*\+\s*(?=(?:[^;{}()]|\([^()]*\))*\{)")
_COLON = re.compile(r":\s+")
_BRACKET = re.compile(r"(\()\s+|\s+(\))")
_LAST = re.compile(r";+}")
_ZEROES_BEFORE = re.compile(r"(?<=[\s:,(+-])0+(?=\.\d)")
_ZEROES_BEHIND = re.compile(r"(\.\d*?)0+(?=\D)")
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
_DOUBLED = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b")
_NAMED = re.compile(r"(?<=[:\s,])(white|black|red|transparent)(?=[;},\s!])")
_COLORS = {"white": "#fff", "black": "#000", "red": "#f00", "transparent": "rgba(0,0,0,0)"}
_RGBA = re.compile(r"rgba\([^()]*\)")


def plain_css(text: str) -> str:
    """Return a style sheet without comments and needless spaces, its numbers and colours written in one way."""
    text = _COMMENT.sub("", text.lstrip("\ufeff").replace("\r\n", "\n"))
    text = _SPACE.sub(" ", _CHARSET.sub("", text).replace("'", '"'))
    text = _PLUS.sub("+", _AROUND.sub(r"\1", text))
    text = _BRACKET.sub(lambda match: match[1] or match[2], _COLON.sub(":", text))
    text = _ZEROES_BEFORE.sub("", _LAST.sub("}", text))
    text = _ZEROES_BEHIND.sub(lambda match: match[1].removesuffix("."), text)
    text = _DOUBLED.sub(r"#\1\2\3", _COLOR.sub(lambda match: match[0].lower(), text))
    text = _NAMED.sub(lambda match: _COLORS[match[0]], text)
    return _RGBA.sub(lambda match: match[0].replace(" ", ""), text).strip()
