"""The records of a site as plain data, and back: what is of another kind than those named here is not kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from blogengine.cache.plain import PLAIN, NotPlain, pack_time, unpack_time
from blogengine.config.config import (
    CollectionSettings,
    Config,
    DefaultsSet,
    Folders,
    LiquidSettings,
    MarkdownSettings,
    Selection,
)
from blogengine.errors import SourceSpan
from blogengine.model.content import Collection, Maker, Origin, Page, Refs, StaticFile, Template
from blogengine.records import fields
from blogengine.text.yaml import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: tuple[type, ...] = (
    CollectionSettings, Config, DefaultsSet, Folders, LiquidSettings, MarkdownSettings, Selection, SourceSpan,
    Collection, Maker, Origin, Page, Refs, StaticFile, Template,
)  # fmt: skip
_FIELDS = {kind: tuple(each.name for each in fields(kind)) for kind in _KINDS} | {Mark: Mark._fields}
_NAMED: dict[object, Callable[..., object]] = {kind.__name__: kind for kind in _FIELDS}
_TUPLE, _TIME = "", "time"


def pack_record(value: object, zone: dt.tzinfo) -> object:
    """Return records, and what they hold, as plain data. Raises NotPlain."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is dict:
        return {_key(key): pack_record(item, zone) for key, item in cast("dict[object, object]", value).items()}
    if kind is list:
        return [pack_record(item, zone) for item in cast("list[object]", value)]
    if kind is tuple:
        return (_TUPLE, *(pack_record(item, zone) for item in cast("tuple[object, ...]", value)))
    if kind in _FIELDS:
        return (kind.__name__, *(pack_record(getattr(value, name), zone) for name in _FIELDS[kind]))
    if isinstance(value, dt.date):
        return (_TIME, *pack_time(value, zone))
    raise NotPlain(kind.__name__)


def unpack_record(value: object, zone: dt.tzinfo) -> object:
    """Return what `pack_record` was given; times that were in `zone` are in this one."""
    if isinstance(value, tuple):
        kind, *parts = value
        if kind == _TIME:
            return unpack_time(tuple(parts), zone)
        items = (unpack_record(item, zone) for item in parts)
        return tuple(items) if kind == _TUPLE else _NAMED[kind](*items)
    if isinstance(value, dict):
        return {key: unpack_record(item, zone) for key, item in value.items()}
    return [unpack_record(item, zone) for item in value] if isinstance(value, list) else value


def _key(key: object) -> object:
    if type(key) not in PLAIN:
        raise NotPlain(type(key).__name__)
    return key
