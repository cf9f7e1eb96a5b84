"""Relative URLs in HTML made absolute: feed readers show a post away from its page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_TAG_TAIL = r"""(?:[^<>"']|"[^"]*"|'[^']*')*+>"""
_MARKUP = re.compile(
    rf"""(?P<skip><!--(?:.*?-->|.*))
      | (?P<raw><(?P<name>script|style|textarea|title)\b{_TAG_TAIL})(?P<body>.*?</(?P=name)\s*>|.*)
      | (?P<tag><[a-z]{_TAG_TAIL})""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""What may hold a URL, and what only looks like it: comments and the text of raw elements (HTML §13.1.2)."""
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:(?P<equals>\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""", re.DOTALL
)
_CANDIDATE = re.compile(r"\s*(?P<url>[^\s,]\S*[^\s,]|[^\s,])(?P<size>\s+[^,]*)?")
_URLS = {"href", "src", "poster"}


def absolute_urls(html: str, base: str) -> str:
    """Return `html` with each relative `href`, `src`, `poster` and `srcset` resolved against the URL `base`.

    All else stays as it is, byte for byte. A URL that cannot be resolved stays too.
    """

    def rewrite(found: re.Match[str]) -> str:
        if found["skip"] is not None:
            return found[0]
        if found["raw"] is not None:
            return _tag(found["raw"], base) + str(found["body"])
        return _tag(found["tag"], base)

    return _MARKUP.sub(rewrite, html)


def _tag(tag: str, base: str) -> str:
    def rewrite(found: re.Match[str]) -> str:
        name = found["name"].lower()
        value = found["value"]
        if value is None or not (name in _URLS or name == "srcset"):
            return found[0]
        quote = value[0] if value[0] in "\"'" else ""
        inner = value[1:-1] if quote else value
        resolved = _srcset(inner, base) if name == "srcset" else _resolve(inner, base)
        return f"{found['name']}{found['equals']}{quote}{resolved}{quote}"

    return _ATTRIBUTE.sub(rewrite, tag)


def _srcset(value: str, base: str) -> str:
    parts = (f"{_resolve(found['url'], base)}{(found['size'] or '').rstrip()}" for found in _CANDIDATE.finditer(value))
    return ", ".join(parts)


def _resolve(url: str, base: str) -> str:
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return url
