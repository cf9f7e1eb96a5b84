"""Code blocks as jekyll-commonmark frames them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from blogengine.highlight.options import CodeOptions

if TYPE_CHECKING:
    from blogengine.errors import SourceSpan
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.commonmark.nodes import Block

_FIRST_WORD = re.compile(r"[^ \t\r\n\f\v]+")
GUESS = "guess"
"""The language of code that names none: Rouge looks at the code."""
AS_ROUGE = CodeOptions()
"""What the section `kramdown:` says about code is not asked for."""


class CodeWriter(Protocol):
    """Writes code blocks."""

    def html(self, block: Block, position: str, place: SourceSpan) -> tuple[str, bool]:
        """Return the HTML of a block, and whether it stands on lines of its own.

        `position` is the attribute that says where the block stands, `place` says the same to the highlighter.
        """
        ...


class JekyllCode:
    """Every block is framed as highlighted; what names no language is guessed at, as Rouge does."""

    def __init__(self, highlighter: CodeHighlighter, *, language_on_pre: bool) -> None:
        self._highlighter = highlighter
        self._language_on_pre = language_on_pre

    def html(self, block: Block, position: str, place: SourceSpan) -> tuple[str, bool]:
        """Return the block; its language goes into the HTML as written, unescaped, as in Jekyll."""
        code = block.text
        match = _FIRST_WORD.search(block.info)
        language = match[0] if match else None
        inner = self._highlighter.inline(code, language or GUESS, AS_ROUGE, place)
        data = f' data-lang="{language}"' if language else ""
        on_pre, on_code = (data, "") if self._language_on_pre else ("", data)
        classes = f"language-{language} highlighter-rouge" if language else "highlighter-rouge"
        return (
            f'<div class="{classes}"><div class="highlight"><pre{position} class="highlight"{on_pre}><code{on_code}>'
            f"{_escaped(code) if inner is None else inner}</code></pre></div></div>"
        ), True


def _escaped(code: str) -> str:
    """Return `code` as Rouge writes plain text: quotes stay."""
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
