"""Filters on HTML and XML text."""

from __future__ import annotations

from blogengine.liquid.ruby import to_s
from blogengine.text import html


def escape(value: object) -> object:
    """Return text with `& < > " '` as HTML entities; nil stays nil."""
    return None if value is None else html.escape(value if isinstance(value, str) else to_s(value))


def escape_once(value: object) -> object:
    """Return text escaped, but for what is an entity already."""
    return html.escape_once(to_s(value))


def xml_escape(value: object) -> object:
    """Return text with `& < > " '` as XML's own entities."""
    return html.xml_escape(to_s(value))


def strip_html(value: object) -> object:
    """Return text without tags, comments, scripts and styles."""
    return html.strip_html(to_s(value))


def normalize_whitespace(value: object) -> object:
    """Return text with runs of white space as one space, trimmed."""
    return html.normalize_whitespace(to_s(value))
