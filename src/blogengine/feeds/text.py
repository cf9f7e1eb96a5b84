"""Text and times in the form that feeds can carry."""

from __future__ import annotations

import html
import re
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, TypeVar, cast

from blogengine.records import fields, is_dataclass, replace
from blogengine.text.patterns import compiled_later

if TYPE_CHECKING:
    from datetime import datetime

_Record = TypeVar("_Record")

_ILLEGAL = compiled_later("[\0-\b\v-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 leaves out of a document, CR too: a parser reads it as LF."""
_LANGUAGE = compiled_later(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8}|-\d[a-z\d]{3})*", re.IGNORECASE
)
"""The language tags of RFC 5646 §2.1, without extensions, private and grandfathered ones."""


def legal(text: str) -> str:
    """Return `text` with LF line ends and without the characters that XML cannot carry."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cleaned(record: _Record) -> _Record:
    """Return a record of this package with every text in it made `legal`."""
    return cast("_Record", _cleaned(record))


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value)})
    return value


def plain(markup: str) -> str:
    """Return HTML text that holds no tags as plain text."""
    return html.unescape(markup)


def whole(moment: datetime) -> datetime:
    """Return `moment` in whole seconds, with an offset of whole minutes: RFC 3339 and RFC 822 know no finer ones."""
    offset = moment.utcoffset() or timedelta()
    minutes = timedelta(minutes=int(offset.total_seconds() / 60))
    return moment.replace(microsecond=0, tzinfo=timezone(minutes))


def timestamp(moment: datetime) -> str:
    """Return `moment` as `YYYY-MM-DDTHH:MM:SS±HH:MM` (RFC 3339)."""
    return whole(moment).isoformat()


def language_tag(lang: str) -> str:
    """Return `lang` as a BCP 47 tag (`en_US` is `en-US`), or "" where it is none."""
    tag = lang.strip().partition(".")[0].replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""
