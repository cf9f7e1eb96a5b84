"""Vue's components, in the tokens of Rouge's `vue`: a template, a script and a style, each in a language of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import include, inherit
from pygments.token import Error, Keyword, Name, String, Text

from blogengine.highlight.lexers.css import CssLexer
from blogengine.highlight.lexers.guests import guest, reset_guest
from blogengine.highlight.lexers.html import HtmlLexer
from blogengine.highlight.lexers.javascript import JavascriptLexer
from blogengine.highlight.lexers.rules import groups
from blogengine.highlight.lexers.sass import SassLexer, ScssLexer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.highlight.lexers.guests import Unprocessed
    from blogengine.highlight.lexers.rules import Rules

_DEFAULTS = {"template": "html", "style": "css", "script": "javascript"}


class VueLexer(HtmlLexer):
    """Reads components; templates and styles are read in pieces that know nothing of each other.

    A script is JavaScript whatever its tag says, and goes on where the script before it ended.
    """

    name = "Vue"
    guest_lexers: ClassVar = {
        "script": JavascriptLexer,
        "expression": JavascriptLexer,
        "html": HtmlLexer,
        "css": CssLexer,
        "javascript": JavascriptLexer,
        "sass": SassLexer,
        "scss": ScssLexer,
    }

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> Unprocessed:
        """Yield (0, token type, text)."""
        self._language = ""
        yield from super().get_tokens_unprocessed(text, stack)

    def _block(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        self._language = _DEFAULTS[match[3]]
        yield 0, Name.Tag, match[1]
        yield 0, Text, match[2]
        yield 0, Keyword, match[3]

    def _named(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        self._language = re.sub("[\"']", "", match[3]).lower()
        yield 0, Name.Attribute, match[1]
        yield 0, Text, match[2]
        yield 0, String, match[3]

    def _piece(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        reader = self.guests.get(self._language)
        if reader is None:
            yield 0, Text, match.group()
            return
        reader.reset()
        yield from reader.read(match.group())

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(<)(\s*)(template)", _block, ("template", "block_tag")),
            (r"(<)(\s*)(style)", _block, ("style", "block_tag")),
            (r"(<)(\s*)(script)", _block, ("script", "block_tag")),
            inherit,
        ],
        "block_tag": [
            (r"\s+", Text),
            (r"(lang\s*=)(\s*)(\"(?:\\.|[^\\])*?\"|'(?:\\.|[^\\])*?'|[^\s>]+)", _named),
            include("tag"),
        ],
        "tag": [(r"[a-zA-Z0-9_:#\[\]()*.-]+\s*=\s*", Name.Attribute, "value"), inherit],
        "template": [
            (r"(<\s*/\s*)(template)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"\{\{", reset_guest("expression", String.Interpol), "interpolation"),
            (r"[^{<]+|[<{][^<{]*", _piece),
        ],
        "interpolation": [
            (r"\}\}", String.Interpol, "#pop"),
            (r"\}", Error),
            (r"\{", guest("expression"), "#push"),
            (r"[^{}]+", guest("expression")),
        ],
        "style": [
            (r"(<\s*/\s*)(style)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"[^<]+|<", _piece),
        ],
        "script": [
            (r"(<\s*/\s*)(script)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"[^<]+|<", guest("script")),
        ],
    }
