"""CommonMark with tables, autolinks and strikethrough, on markdown-it-py's own rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.markdown import Converted
from blogengine.markdown.kramdown import make_kramdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from blogengine.markdown import CodeHighlighter, Markdown

MAX_NESTING = 100
"""How deep elements may be nested; the text of deeper ones is lost, which is said."""


class CommonMark:
    """Markdown by the CommonMark specification, raw HTML included."""

    def __init__(self, options: Mapping[str, object], highlighter: CodeHighlighter) -> None:
        self._frame = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "breaks": _is_set(options, "HARDBREAKS")})
        self._frame.enable(["table", "strikethrough"])
        self._smartify = make_kramdown({}, highlighter).smartify
        if _is_set(options, "SMART"):
            self._frame.options["typographer"] = True
            self._frame.enable(["replacements", "smartquotes"])
        self._frame.renderer = _Renderer(highlighter)

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`."""
        tokens = self._frame.parse(text)
        deepest = max(tokens, key=lambda token: token.level, default=None)
        found: tuple[Diagnostic, ...] = ()
        if deepest is not None and deepest.level >= MAX_NESTING - 1:
            line = first_line + (deepest.map[0] if deepest.map else 0)
            message = f"blocks are nested {MAX_NESTING} deep: what is deeper is lost"
            found = (Diagnostic("markdown-limit", message, SourceSpan(path, line)),)
        return Converted(self._frame.renderer.render(tokens, self._frame.options, {}), found)

    def smartify(self, text: str) -> str:
        """Return `text` as kramdown typesets it: Jekyll's filter does not ask which engine a site has."""
        return self._smartify(text)


class _Renderer(RendererHTML):
    """markdown-it-py's renderer, but for code."""

    def __init__(self, highlighter: CodeHighlighter) -> None:
        super().__init__()
        self._highlighter = highlighter

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write a code block as Jekyll's kramdown does, which is what stylesheets are made for."""
        token = tokens[idx]
        language = token.info.split()[0] if token.info.strip() else None
        coloured = self._highlighter.fenced(token.content, language)
        if coloured is not None:
            shown = escape(language or "plaintext")
            return f'<div class="language-{shown} highlighter-rouge">{coloured}</div>\n'
        attribute = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{attribute}>{escape(token.content, quote=False)}</code></pre>\n"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write indented code in the same way."""
        return self.fence(tokens, idx, options, env)


def _is_set(options: Mapping[str, object], name: str) -> bool:
    """Tell whether jekyll-commonmark's `options:` list names `name`."""
    named = options.get("options")
    return isinstance(named, list) and name in {str(item).upper() for item in named}


def make_commonmark(options: Mapping[str, object], highlighter: CodeHighlighter) -> Markdown:
    """Return the dialect with the `commonmark:` options of a site: `options:` may name SMART and HARDBREAKS."""
    return CommonMark(options, highlighter)
