"""Lexers by Rouge's names: our own where Rouge reads a language otherwise than Pygments, else Pygments' with a class map."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name

from blogengine.highlight.class_maps import dialect_of
from blogengine.highlight.names import pygments_name
from blogengine.highlight.tokens import OWN, Reader

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_OWN = {
    "console": ("console", "ConsoleLexer"),
    "css": ("css", "CssLexer"),
    "diff": ("diff", "DiffLexer"),
    "docker": ("docker", "DockerLexer"),
    "html": ("html", "HtmlLexer"),
    "javascript": ("javascript", "JavascriptLexer"),
    "json": ("json", "JsonLexer"),
    "python": ("python", "PythonLexer"),
    "r": ("r", "RLexer"),
    "ruby": ("ruby", "RubyLexer"),
    "shell": ("shell", "ShellLexer"),
    "sql": ("sql", "SqlLexer"),
    "swift": ("swift", "SwiftLexer"),
    "typescript": ("javascript", "TypescriptLexer"),
    "xml": ("xml", "XmlLexer"),
    "yaml": ("yaml", "YamlLexer"),
}
"""Module and class of our own lexers, by Rouge's tag."""


def reader_for(tag: str) -> Reader:
    """Return a new reader for a Rouge tag that Pygments can read."""
    if tag in _OWN:
        module, name = _OWN[tag]
        lexer: type[Lexer] = getattr(import_module(f"{__name__}.{module}"), name)
        return Reader(lexer(), OWN)
    return Reader(get_lexer_by_name(pygments_name(tag)), dialect_of(tag))
