"""The dialect of jekyll-commonmark-ghpages 0.5, `markdown: CommonMarkGhPages`: headings have ids, code is framed otherwise.

Its `highlight` tag writes line ends as `LINE_END`, so that what it colours is one line to Markdown; they come back here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.markdown import Converted
from blogengine.markdown.commonmark.characters import escape
from blogengine.markdown.commonmark.code import AS_ROUGE
from blogengine.markdown.commonmark.engine import CommonMark
from blogengine.markdown.commonmark.renderer import Renderer

if TYPE_CHECKING:
    from blogengine.errors import SourceSpan
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.commonmark.code import CodeWriter
    from blogengine.markdown.commonmark.nodes import Block
    from blogengine.markdown.commonmark.settings import Settings

LINE_END = "<br data-jekyll-commonmark-ghpages>"

_FIRST_NAME = re.compile(r"[ \t\r\n\f\v,]")
_BEFORE_LETTERS = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_IN_ID = re.compile(r"[^a-zA-Z0-9 -]+")


class CommonMarkGhPages(CommonMark):
    """Markdown as jekyll-commonmark-ghpages reads and writes it."""

    def make_code(self, highlighter: CodeHighlighter, *, language_on_pre: bool) -> CodeWriter:
        """Return what writes code blocks."""
        return GitHubCode(highlighter, language_on_pre=language_on_pre)

    def make_renderer(self, place: SourceSpan) -> Renderer:
        """Return what writes one document."""
        return GitHubRenderer(self.settings, self.code, place)

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`."""
        made = super().convert(text, path=path, first_line=first_line)
        return Converted(made.html.replace(LINE_END, "\n"), made.diagnostics)


class GitHubRenderer(Renderer):
    """Gives every heading an id, numbered from its second use on."""

    def __init__(self, settings: Settings, code: CodeWriter, place: SourceSpan) -> None:
        super().__init__(settings, code, place)
        self._used: dict[str, int] = {}

    def heading_attributes(self, block: Block) -> str:
        """Return the id, made of the letters of the heading's HTML, the names of its tags among them."""
        name = _NOT_IN_ID.sub("", _BEFORE_LETTERS.sub("", block.html)).replace(" ", "-").lower() or "section"
        if name not in self._used:
            self._used[name] = 0
            return f' id="{name}"'
        self._used[name] += 1
        return f' id="{name}-{self._used[name]}"'


class GitHubCode:
    """Only blocks in a language that Rouge has are framed and highlighted."""

    def __init__(self, highlighter: CodeHighlighter, *, language_on_pre: bool) -> None:
        self._highlighter = highlighter
        self._language_on_pre = language_on_pre

    def html(self, block: Block, position: str, place: SourceSpan) -> tuple[str, bool]:
        """Return the block."""
        code, info = block.text, block.info
        language = _FIRST_NAME.split(info, maxsplit=1)[0] if info.strip(" \t\r\n\f\v,") else None
        inner = self._highlighter.inline(code, language, AS_ROUGE, place) if language else None
        if inner is not None:
            return (
                f'<div class="language-{language} highlighter-rouge"><div class="highlight"><pre class="highlight">'
                f"<code>{inner}</code></pre></div></div>"
            ), True
        on_pre = on_code = ""
        if language is not None and self._language_on_pre:
            on_pre = f' lang="{language}"'
        elif language is not None:
            on_code = f' class="language-{language}"'
        return f"<pre{position}{on_pre}><code{on_code}>{escape(code)}</code></pre>", False
