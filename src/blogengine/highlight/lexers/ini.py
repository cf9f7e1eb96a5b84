"""INI files and Java's properties, in the tokens of Rouge's `ini` and `properties`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.token import Comment, Error, Name, Punctuation, String, Text

from blogengine.highlight.lexers.rules import OwnLexer, groups

if TYPE_CHECKING:
    from blogengine.highlight.lexers.rules import Rules


def _lines(comments: str, signs: str) -> list[object]:
    """Return rules for comments and for keys; a value without quotes and escapes is read with its key."""
    return [
        (r"\s+", Text),
        (
            rf"([\w.-]+)(\s*)([{signs}])([ \t\r\f\v]*)([^\s\\'\"{comments}][^\\\n]*)(\n\s*)",
            groups(Name.Property, Text, Punctuation, Text, String, Text),
        ),
        (rf"([\w.-]+)(\s*)([{signs}])", groups(Name.Property, Text, Punctuation), "value"),
        (r"[\w.-]+", Error),
        (rf"[{comments}].*\n", Comment),
        (r"\\\n", String.Escape),
    ]


def _value(comments: str, escape: str) -> list[object]:
    return [
        (r"\n", Text, "#pop"),
        (r"\s+", Text),
        (rf"[{comments}].*\n", Comment),
        (escape, String.Escape),
        (r"'.*?'", String),
        (r'"', String, "quoted"),
        (r"[^\\\n]+", String),
    ]


def _quoted(escape: str) -> list[object]:
    return [(r'"', String, "#pop"), (escape, String.Escape), (r'[^\\"]+', String)]


class IniLexer(OwnLexer):
    """Reads INI files; a value that is a comment takes the line's end, and goes on in the next line."""

    name = "INI"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": [*_lines(";#", "="), (r"\[[^]\n]{0,999}\]", Name.Namespace)],
        "value": _value(";#", r"\\[\s\S]"),
        "quoted": _quoted(r"\\[\s\S]"),
    }


class PropertiesLexer(OwnLexer):
    """Reads properties, in the same way; an escape of a character has four decimal digits."""

    name = "Properties"
    flags = re.MULTILINE | re.ASCII
    tokens: ClassVar[Rules] = {
        "root": _lines("!#", "=:"),
        "value": _value("!#", r"\\(?:u\d{4}|[\s\S])"),
        "quoted": _quoted(r"\\(?:u\d{4}|[\s\S])"),
    }
