"""Markdown, in the tokens of Rouge's `markdown`, with the code, the HTML and the front matter in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import default, include
from pygments.token import Error, Generic, Name, Punctuation, String, Text

from blogengine.highlight.language import GUESS, find_language
from blogengine.highlight.lexers import reader_for
from blogengine.highlight.lexers.guests import HostLexer, guest
from blogengine.highlight.lexers.html import HtmlLexer
from blogengine.highlight.lexers.rules import groups
from blogengine.highlight.names import PLAIN
from blogengine.highlight.tokens import kind_of

if TYPE_CHECKING:
    from blogengine.highlight.language import Language
    from blogengine.highlight.lexers.guests import Unprocessed
    from blogengine.highlight.lexers.rules import Rules
    from blogengine.highlight.tokens import Reader

_SPACE = r"\s{0,300}"


def _until(end: str, unless: str = "(?!)") -> str:
    """Return an expression for what stands on a line before a character, none of it behind a backslash.

    `unless` says what follows a character that does not end it.
    """
    end = re.escape(end)
    return rf"(?:[^\\\n{end}]{{1,250}}|\\.|{end}{unless}){{0,40}}+"


_TARGET = r"[(\[]"
_LINK_TEXT = _until("]", f"(?!{_TARGET})") + r"|[^]]{0,999}"
_TITLE = "|".join(rf"{begin}{_until(end)}{re.escape(end)}" for begin, end in ('""', "''", (r"\(", ")")))
_BEFORE_TITLE = r"\s+(?=[\"'()])"
_QUOTE = r"[\"'()]"


class MarkdownLexer(HostLexer):
    """Reads Markdown; code in a fence is read by the lexer that the fence names, or guessed.

    What looks like front matter is YAML anywhere. After a link, brackets without a target are taken for its reference.
    A title whose quotes do not close is an error, and then so is the character at which the reading goes on after it.
    """

    name = "Markdown"
    flags = re.MULTILINE | re.ASCII
    guest_lexers: ClassVar = {"html": HtmlLexer}

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._readers: dict[Language, Reader] = {}

    def _embedded(self, code: str, info: str) -> Unprocessed:
        language = find_language(info, code)
        if language is None:
            yield 0, String.Backtick, code
            return
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = reader_for(language.tag, dict(language.options))
        for cls, text in reader.tokens(code):
            yield 0, kind_of(cls), text

    def _fence(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        yield from self._fenced(match, GUESS)

    def _open_fence(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        """Rouge reads an open fence line by line, and has no place for one that does not end."""
        yield from self._fenced(match, PLAIN)
        yield 0, Error, match[7] or ""

    def _fenced(self, match: re.Match[str], unnamed: str) -> Unprocessed:
        indent, marks, info, code, closing_indent, closing_marks = match.groups()[:6]
        yield 0, Text, indent
        yield 0, Punctuation, marks
        yield 0, Name.Label, info
        yield from self._embedded(code, info.strip() or unnamed)
        yield 0, Text, closing_indent or ""
        yield 0, Punctuation, closing_marks or ""

    def _front_matter(self, match: re.Match[str], _context: object = None) -> Unprocessed:
        yield from self._embedded(match.group(), "yaml")

    tokens: ClassVar[Rules] = {
        "root": [
            (r"---\s*\n[\s\S]*?^---\s*$\n?", _front_matter),
            (r"\\.", String.Escape),
            (r"^[\S ]+\n---*\n|^#(?!#).*", Generic.Heading),
            (r"^[\S ]+\n===*\n|^##.*", Generic.Subheading),
            (r"^(?=[ \t]*(?:```|~~~).*\n)", Text, "fence"),
            (r"\n\n(?:(?:    |\t).*\n|\n)+", String.Backtick),
            (r"`(?!`)(?:[^\\`]+|\\.)++`", String.Backtick),
            (r"(?=``)", Text, "code_span"),
            include("line_beginnings"),
            (
                rf"(!?\[)({_LINK_TEXT})(\])(?={_TARGET})",
                groups(Punctuation, Name.Variable, Punctuation),
                "link",
            ),
            (rf"\*\*{_until('*', '(?![*])')}\*\*|__{_until('_', '(?!_)')}__", Generic.Strong),
            (rf"\*{_until('*')}\*|_{_until('_')}_", Generic.Emph),
            (r"<[^@\n]{0,999}@.[^.\n]{0,999}\..{1,4000}>", Name.Variable),
            (rf"<(?:https?|mailto|ftp)://{_until('>')}>", Name.Variable),
            (r"[^\\`\[*\n&<]+", Text),
            (rf"&\S{{0,999}};|<{_until('>')}>", guest("html")),
            (r"[&<\[\n]", Text),
        ],
        "line_beginnings": [
            (rf"^(?:{_SPACE}\*){{3,}}\s*$|^(?:{_SPACE}-){{3,}}\s*$", Punctuation),
            (rf"^{_SPACE}(?:[*+-](?=\s)|\d+\.)", Punctuation),
            (rf"^{_SPACE}>.*", Generic.Traceback),
            (
                rf"^({_SPACE})(\[)((?:\\.|[^\\\n]){{1,999}}?)(\])(\s*)(:)",
                groups(Text, Punctuation, String.Symbol, Punctuation, Text, Punctuation),
                ("title", "url"),
            ),
        ],
        "fence": [
            (r"([ \t]*)(`{3,}+|~{3,}+)(.*\n)([\s\S]*?)(\n\1)(\2)", _fence, "#pop"),
            (r"([ \t]*)(`{3,}+|~{3,}+)(.*\n)((?:(?![ \t]*\2).*\n)*)(?:([ \t]*)(\2)|(.+))?", _open_fence, "#pop"),
        ],
        "code_span": [(r"(`+)(?:\\.|[^\\])+?\1", String.Backtick, "#pop"), (r"`", Error, "#pop")],
        "link": [include("link_target"), (r"[ \t]+", Text), default("#pop")],
        "link_target": [
            (rf"(\[)({_until(']')})(\])", groups(Punctuation, String.Symbol, Punctuation), "#pop"),
            (r"\(", Punctuation, ("#pop", "link", "inline_title", "inline_url")),
        ],
        "stuck_link": [include("link_target"), (r"[ \t]+", Text, ("#pop", "link")), (r"[\s\S]", Error, "#pop")],
        "url": [
            (r"[ \t]+", Text),
            (rf"(<)({_until('>')})(>)", groups(Name.Tag, String.Other, Name.Tag), "#pop"),
            (r"\S+", String.Other, "#pop"),
            (r"\n", Error),
        ],
        "inline_url": [(r"[^<\s)]+", String.Other, "#pop"), (r"\s+", Text), include("url")],
        "title": [(_TITLE, Name.Namespace), (_BEFORE_TITLE, Text), (_QUOTE, Error, "stuck"), default("#pop")],
        "stuck": [include("unstuck"), (r"[\s\S]", Error, "#pop:2")],
        "unstuck": [(_TITLE, Name.Namespace, "#pop"), (_BEFORE_TITLE, Text, "#pop"), (_QUOTE, Error)],
        "inline_title": [
            (r"\)", Punctuation, "#pop"),
            (_TITLE, Name.Namespace),
            (_BEFORE_TITLE, Text),
            (_QUOTE, Error, "inline_stuck"),
            default("#pop"),
        ],
        "inline_stuck": [
            (r"\)", Punctuation, "#pop:2"),
            include("unstuck"),
            (r"[\s\S]", Error, ("#pop", "#pop", "#pop", "stuck_link")),
        ],
    }
