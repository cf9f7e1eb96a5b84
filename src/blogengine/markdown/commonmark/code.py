"""Code blocks as jekyll-commonmark frames them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from blogengine.markdown.commonmark.guess import guess_language

if TYPE_CHECKING:
    from blogengine.markdown import CodeHighlighter

_FIRST_WORD = re.compile(r"[^ \t\r\n\f\v]+")
PLAIN = "plaintext"


class CodeWriter(Protocol):
    """Writes code blocks."""

    def html(self, code: str, info: str, position: str) -> tuple[str, bool]:
        """Return the HTML of a block, and whether it stands on lines of its own.

        `info` is the info string without its escapes, `position` the attribute that says where the block stands.
        """
        ...


class JekyllCode:
    """Every block is framed as highlighted; what names no language is guessed at, as Rouge does."""

    def __init__(self, highlighter: CodeHighlighter, *, language_on_pre: bool) -> None:
        self._highlighter = highlighter
        self._language_on_pre = language_on_pre

    def html(self, code: str, info: str, position: str) -> tuple[str, bool]:
        """Return the block; its language goes into the HTML as written, unescaped, as in Jekyll."""
        match = _FIRST_WORD.search(info)
        language = match[0] if match else None
        inner = self._highlighter.inline(code, lexer_for(code, language))
        data = f' data-lang="{language}"' if language else ""
        on_pre, on_code = (data, "") if self._language_on_pre else ("", data)
        classes = f"language-{language} highlighter-rouge" if language else "highlighter-rouge"
        return (
            f'<div class="{classes}"><div class="highlight"><pre{position} class="highlight"{on_pre}><code{on_code}>'
            f"{_escaped(code) if inner is None else inner}</code></pre></div></div>"
        ), True


def lexer_for(code: str, language: str | None) -> str:
    """Return what a block is highlighted as; `guess` is a language that is guessed, and what follows `?` are options."""
    name = "guess" if language is None else language.partition("?")[0]
    return guess_language(code) or PLAIN if name == "guess" else name


def _escaped(code: str) -> str:
    """Return `code` as Rouge writes plain text: quotes stay."""
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
