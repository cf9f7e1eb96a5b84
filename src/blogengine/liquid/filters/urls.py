"""Filters on URLs: below the site's `baseurl` and `url`, and escaping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.liquid.drop import JekyllObject
from blogengine.liquid.filters.base import FilterError, with_host
from blogengine.liquid.filters.support import text_of
from blogengine.liquid.ruby import to_s
from blogengine.text import urls
from blogengine.text.slugify import slugify as slug_of

if TYPE_CHECKING:
    from blogengine.liquid.context import Context

_STANDARD = str.maketrans("-_", "+/")


@with_host
def relative_url(ctx: Context, value: object) -> object:
    """Return the path of a URL, or of what has a `url`, below the site's `baseurl`."""
    if value is None:
        return None
    return urls.relative_url(_path(value), to_s(ctx.host.config("baseurl")))


@with_host
def absolute_url(ctx: Context, value: object) -> object:
    """Return a URL, or that of what has a `url`, below the site's `url` and `baseurl`."""
    if value is None:
        return None
    path, config = _path(value), ctx.host.config
    return urls.absolute_url(path, to_s(config("url")), to_s(config("baseurl")))


def _path(value: object) -> str:
    if isinstance(value, str):
        return value
    return to_s(value.lookup("url") if isinstance(value, JekyllObject) and value.has_key("url") else value)


def strip_index(value: object) -> object:
    """Return a URL without `index.html` at its end; nil for nothing."""
    return urls.strip_index(text_of(value, "strip_index")) if to_s(value) else None


def cgi_escape(value: object) -> object:
    """Return a string as a form value: a space becomes `+`."""
    return urls.cgi_escape(text_of(value, "cgi_escape"))


def uri_escape(value: object) -> object:
    """Return a string with percent-encoding where a URL needs it; reserved characters stay."""
    return None if value is None else urls.uri_escape(text_of(value, "uri_escape"))


def url_encode(value: object) -> object:
    """Return a value as a form value: a space becomes `+`."""
    return None if value is None else urls.cgi_escape(to_s(value))


def url_decode(value: object) -> object:
    """Return what a form value stands for."""
    if value is None:
        return None
    try:
        return urls.cgi_unescape(to_s(value))
    except UnicodeDecodeError:
        raise FilterError("invalid byte sequence in UTF-8") from None


def slugify(value: object, mode: object = None) -> object:
    """Return a string as part of a URL, in one of the modes none, raw, default, pretty, ascii and latin."""
    if value is None:
        return None
    text = text_of(value, "slugify")
    return slug_of(text) if mode is None or mode is False else slug_of(text, to_s(mode) or "none")


def base64_encode(value: object) -> object:
    """Return Base64, with `+` and `/`."""
    from base64 import standard_b64encode  # noqa: PLC0415 - few templates do

    return standard_b64encode(to_s(value).encode()).decode()


def base64_decode(value: object) -> object:
    """Return what Base64 stands for; raises FilterError for what is none."""
    return _decode(to_s(value), "base64_decode")


def base64_url_safe_encode(value: object) -> object:
    """Return Base64, with `-` and `_`."""
    from base64 import urlsafe_b64encode  # noqa: PLC0415 - few templates do

    return urlsafe_b64encode(to_s(value).encode()).decode()


def base64_url_safe_decode(value: object) -> object:
    """Return what Base64 stands for, of either alphabet, padded or not; raises FilterError for what is none."""
    text = to_s(value).translate(_STANDARD)
    return _decode(text + "=" * (-len(text) % 4), "base64_url_safe_decode")


def _decode(text: str, name: str) -> str:
    """Bits that are left over are refused, as in Ruby."""
    from base64 import standard_b64decode, standard_b64encode  # noqa: PLC0415 - few templates do

    try:
        found = standard_b64decode(text)
    except ValueError:
        found = b""
    if standard_b64encode(found).decode() != text:
        raise FilterError(f"invalid base64 provided to {name}")
    return found.decode(errors="replace")
