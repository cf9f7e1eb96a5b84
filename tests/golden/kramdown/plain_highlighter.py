"""A highlighter that colours nothing: what is compared with it are the texts around the spans of highlighting."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from blogengine.highlight.options import CodeOptions

if TYPE_CHECKING:
    from blogengine.errors import SourceSpan

JEKYLL = CodeOptions()
LEXERS = frozenset(
    [
        "Dockerfile",
        "bash",
        "c#",
        "c++",
        "css",
        "go",
        "html",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "latex",
        "markdown",
        "php",
        "plaintext",
        "py",
        "python",
        "ruby",
        "shell",
        "sql",
        "text",
        "toml",
        "yaml",
        "zsh",
    ]
)
"""Languages that Rouge knows, as far as the cases name them."""

_BLOCK = re.compile(r'(<div class="highlight"><pre class="highlight"><code>)(.*?)(</code></pre>)', re.DOTALL)
_SPAN = re.compile(r'(<code class="[^"]*highlighter-rouge[^"]*"[^>]*>)(.*?)(</code>)', re.DOTALL)
_TAG = re.compile(r"</?span[^>]*>")


class PlainHighlighter:
    def fenced(
        self, code: str, language: str | None, options: CodeOptions = JEKYLL, place: SourceSpan | None = None
    ) -> str | None:
        inner = self.inline(code, language, options, place)
        return (
            None if inner is None else f'<div class="highlight"><pre class="highlight"><code>{inner}</code></pre></div>'
        )

    def inline(
        self, code: str, language: str | None, options: CodeOptions = JEKYLL, _place: SourceSpan | None = None
    ) -> str | None:
        name = (language or options.default_lang or "plaintext").split("?")[0]
        silent = options.disable or (name in ("plaintext", "text") and not options.guess_lang)
        return None if silent or name not in LEXERS else escape(code, quote=False)


def without_highlighting(html: str) -> str:
    """Return `html` without the spans within highlighted code."""
    for pattern in (_BLOCK, _SPAN):
        html = pattern.sub(lambda match: match[1] + _TAG.sub("", match[2]) + match[3], html)
    return html
