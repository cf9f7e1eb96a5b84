"""URLs of a site: escaping paths, joining with `baseurl` and `url`, and Addressable's normal form.

Jekyll refuses a few malformed URLs (`1:2`); here nothing raises, what is no scheme is part of the path.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from blogengine.records import NamedTuple
from blogengine.text.patterns import compiled_later

_SUB_DELIMS: Final = "!$&'()*+,;="
_SEGMENT: Final = f"{_SUB_DELIMS}:@"
_PATH: Final = f"{_SEGMENT}/"
_QUERY: Final = "!$'()*+,=:@/?"
_FRAGMENT: Final = f"{_PATH}?"
_ANY: Final = f"{_FRAGMENT}#[]"
_HOST: Final = f"{_SUB_DELIMS}[]:"
_SPACE: Final = " \t\n\v\f\r\0"
_PORTS: Final = {"http": "80", "https": "443", "ftp": "21"}

_PARTS = compiled_later(
    r"""(?:(?P<scheme>[A-Za-z][-+.A-Za-z0-9]*):)? (?://(?P<authority>[^/?#]*))?
        (?P<path>[^?#]*) (?:\?(?P<query>[^#]*))? (?:\#(?P<fragment>.*))?""",
    re.VERBOSE | re.DOTALL,
)
_NORMAL_PATH = compiled_later(r"(?:/[-\w][-\w.~]*)*/?", re.ASCII)
_PLAIN_PATH = compiled_later(r"[-A-Za-z0-9./]+")
_ENCODED_PLUS = compiled_later(r"%2b", re.IGNORECASE)
_INDEX = compiled_later(r"/index\.html?$", re.MULTILINE)


class Parts(NamedTuple):
    """The five parts of a URL (RFC 3986, appendix B); None where a part and its mark are absent."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None


def split(url: str) -> Parts:
    """Return the parts of any text."""
    match = _PARTS.fullmatch(url)
    assert match is not None, "every part may be empty, the last takes all that is left"
    return Parts(*match.group("scheme", "authority", "path", "query", "fragment"))


def is_absolute(url: str) -> bool:
    """Tell whether `url` has a scheme: `mailto:a@b` has, `//cdn/x` has not."""
    return ":" in url and split(url).scheme is not None


@lru_cache(maxsize=16384)
def relative_url(path: str, baseurl: str | None) -> str:
    """Return `path` below `baseurl`, normalised; an absolute `path` is returned as it is.

    Not idempotent, as in Jekyll: `/b/x` below `/b` is `/b/b/x`; `""` is the base without its slash.
    """
    if is_absolute(path):
        return path
    return normalize(_rooted((baseurl or "").removesuffix("/")) + _rooted(path))


@lru_cache(maxsize=16384)
def absolute_url(path: str, url: str | None, baseurl: str | None) -> str:
    """Return `path` below `url` and `baseurl`, normalised; an absolute `path` is returned as it is.

    Without a `url` it is `relative_url`.
    """
    if is_absolute(path):
        return path
    below = relative_url(path, baseurl)
    if not url:
        return below
    base = _base(url) if below and _NORMAL_PATH.fullmatch(below) else None
    return base + below if base is not None else normalize(url + below)


@lru_cache(maxsize=16)
def _base(url: str) -> str | None:
    """Return what stands before a path that is normal already, below `url`; None where that is not all."""
    base = normalize(f"{url}/")
    return base[:-1] if base.endswith("/") and "://" in url and "?" not in url and "#" not in url else None


def _rooted(path: str) -> str:
    return path if not path or path.startswith("/") else f"/{path}"


def strip_index(url: str) -> str:
    """Return `url` with a final `/index.html` or `/index.htm` as `/`."""
    return _INDEX.sub("/", url, count=1)


def normalize(url: str) -> str:
    """Return `url` in Addressable's normal form.

    Characters that a part may not hold are percent-encoded, needless encoding is undone, text is NFKC, host and scheme
    are in lower case, hosts are in Punycode, default ports, dot segments, and an empty query or fragment are dropped.
    """
    if _NORMAL_PATH.fullmatch(url):
        return url
    parts = split(url)
    scheme = parts.scheme.lower() if parts.scheme else None
    path = _remove_dots("/".join(_normalize_part(each, _SEGMENT) for each in parts.path.strip(_SPACE).split("/")))
    if not path and scheme in _PORTS:
        path = "/"
    out = f"{scheme}:" if scheme else ""
    if parts.authority is not None:
        out += f"//{_normalize_authority(parts.authority, scheme)}"
    out += path
    if parts.query:
        out += "?" + "&".join(_normalize_query(each) for each in parts.query.split("&"))
    if parts.fragment:
        out += "#" + _normalize_part(parts.fragment, _FRAGMENT)
    return out


def _normalize_part(text: str, safe: str) -> str:
    from urllib.parse import quote, unquote_to_bytes  # noqa: PLC0415 - most URLs need none of it

    if text.isascii() and "%" not in text:
        return quote(text, safe)
    raw = unquote_to_bytes(text)
    try:
        return quote(unicodedata.normalize("NFKC", raw.decode()), safe)
    except UnicodeDecodeError:
        return quote(raw, _ANY)


def _normalize_query(pair: str) -> str:
    """A plus sign that was encoded stays so: it would be a space."""
    return "%2B".join(_normalize_part(each, _QUERY) for each in _ENCODED_PLUS.split(pair))


def _normalize_authority(authority: str, scheme: str | None) -> str:
    from urllib.parse import quote, unquote  # noqa: PLC0415 - most URLs need none of it

    user, at, place = authority.rpartition("@")
    host, colon, port = place.rpartition(":")
    if not colon or "]" in port:
        host, port = place, ""
    host = unquote(host.strip().lower()).removesuffix(".")
    host = ".".join(map(_punycode, host.split(".")))
    user = ":".join(_normalize_part(each, _SUB_DELIMS) for each in user.split(":", 1))
    shown = f":{port}" if port and port != _PORTS.get(scheme or "") else ""
    return user + at + quote(host, _HOST) + shown


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + unicodedata.normalize("NFKC", label).encode("punycode").decode()


def _remove_dots(path: str) -> str:
    """Resolve `.` and `..` (RFC 3986, 5.2.4); above the root there is only the root."""
    if "." not in path:
        return path
    rooted = path.startswith("/")
    out: list[str] = []
    segments = path.removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            del out[-1:]
        elif segment != ".":
            out.append(segment)
    if segments[-1] in (".", "..") and out:
        out.append("")
    return "/" * rooted + "/".join(out)


def clean(url: str) -> str:
    """Return a generated URL as Jekyll cleans it: one leading slash, `..` as `/`, no `./`, no double slashes.

    The result never leads out of the site, except through percent-encoding, which `unescape_path` undoes: whoever
    writes files checks again.
    """
    return re.sub("/{2,}", "/", f"/{url}".replace("..", "/").replace("./", ""))


def escape_path(path: str) -> str:
    """Return the value of a permalink's placeholder, percent-encoded: what a path and a query may hold stays."""
    if _PLAIN_PATH.fullmatch(path):
        return path
    from urllib.parse import quote  # noqa: PLC0415 - most URLs need none of it

    return quote(path, f"{_PATH}?")


def unescape_path(path: str) -> str:
    """Return `path` with all percent-encoding undone; bytes that are not UTF-8 become U+FFFD."""
    from urllib.parse import unquote  # noqa: PLC0415 - most URLs need none of it

    return unquote(path) if "%" in path else path


def uri_escape(text: str) -> str:
    """Return `text` with what no URL may hold percent-encoded, and NFKC; reserved characters stay."""
    return _normalize_part(text, _ANY)


def cgi_escape(text: str) -> str:
    """Return `text` as a form value: a space is `+`."""
    from urllib.parse import quote_plus  # noqa: PLC0415 - most URLs need none of it

    return quote_plus(text, safe="")


def cgi_unescape(text: str) -> str:
    """Return what a form value stands for; raises UnicodeDecodeError where it is not UTF-8."""
    from urllib.parse import unquote_plus  # noqa: PLC0415 - most URLs need none of it

    return unquote_plus(text, errors="strict")
