"""CommonMark as jekyll-commonmark 1.4 writes it, on markdown-it-py's own rules.

Of its options SMART, HARDBREAKS, NOBREAKS, UNSAFE and GITHUB_PRE_LANG are read, of its extensions table, strikethrough,
tasklist and tagfilter. FOOTNOTES, SOURCEPOS and the extension autolink are not: their marks stay text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.markdown import Converted
from blogengine.markdown.kramdown import make_kramdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

    from blogengine.markdown import CodeHighlighter, Markdown

MAX_NESTING = 100
"""How deep elements may be nested; the text of deeper ones is lost, which is said."""

_OMITTED = "<!-- raw HTML omitted -->"
_FILTERED = re.compile(
    r"<(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|\Z))", re.IGNORECASE
)
_TASK = re.compile(r"\[([ xX])\](?=\s)")


class CommonMark:
    """Markdown by the CommonMark specification."""

    def __init__(self, options: Mapping[str, object], highlighter: CodeHighlighter) -> None:
        wanted = {name.upper() for name in _names(options, "options")}
        extensions = _names(options, "extensions")
        self._frame = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "breaks": "HARDBREAKS" in wanted})
        self._frame.enable([name for name in ("table", "strikethrough") if name in extensions])
        if "SMART" in wanted:
            self._frame.options["typographer"] = True
            self._frame.enable(["replacements", "smartquotes"])
        if "tasklist" in extensions:
            self._frame.core.ruler.push("tasklist", _mark_tasks)
        self._frame.renderer = _Renderer(highlighter, wanted, extensions)
        self._smartify = make_kramdown({}, highlighter).smartify

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
    """markdown-it-py's renderer, where CommonMarker or Jekyll writes something else."""

    def __init__(self, highlighter: CodeHighlighter, options: set[str], extensions: set[str]) -> None:
        super().__init__()
        self._highlighter = highlighter
        self._unsafe = "UNSAFE" in options
        self._joins_lines = "NOBREAKS" in options
        self._language_on_pre = "GITHUB_PRE_LANG" in options
        self._filters = "tagfilter" in extensions

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write a code block."""
        token = tokens[idx]
        language = token.info.split()[0] if token.info.strip() else None
        code = self._highlighter.inline(token.content, language) or escapeHtml(token.content)
        data = f' data-lang="{escapeHtml(language)}"' if language else ""
        on_pre, on_code = (data, "") if self._language_on_pre else ("", data)
        classes = f"language-{escapeHtml(language)} highlighter-rouge" if language else "highlighter-rouge"
        return (
            f'<div class="{classes}"><div class="highlight"><pre class="highlight"{on_pre}><code{on_code}>{code}'
            "</code></pre></div></div>\n"
        )

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write indented code in the same way."""
        return self.fence(tokens, idx, options, env)

    def html_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write raw HTML, or that there was some."""
        return self._raw(tokens[idx].content) if self._unsafe else f"{_OMITTED}\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write raw HTML, or that there was some."""
        return self._raw(tokens[idx].content) if self._unsafe else _OMITTED

    def _raw(self, html: str) -> str:
        return _FILTERED.sub("&lt;", html) if self._filters else html

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write a line end."""
        return " " if self._joins_lines else super().softbreak(tokens, idx, options, env)

    def s_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write `<del>`."""
        return "<del>"

    def s_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write `</del>`."""
        return "</del>"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write the start tag of a cell with its alignment."""
        style = str(tokens[idx].attrGet("style") or "")
        align = style.removeprefix("text-align:")
        return f'<{tokens[idx].tag} align="{align}">' if align else f"<{tokens[idx].tag}>"

    td_open = th_open

    def checkbox(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Write the box of a task."""
        checked = ' checked=""' if tokens[idx].content.strip() else ""
        return f'<input type="checkbox"{checked} disabled="" />'


def _mark_tasks(state: StateCore) -> None:
    """Make boxes of the `[ ]` and `[x]` at the beginning of list items."""
    tokens = state.tokens
    for before, token in zip(tokens, tokens[2:], strict=False):
        if before.type != "list_item_open" or token.type != "inline" or not token.children:
            continue
        first = token.children[0]
        match = _TASK.match(first.content) if first.type == "text" else None
        if match:
            first.content = first.content[match.end() :]
            token.children.insert(0, Token("checkbox", "", 0, content=match[1]))


def _names(options: Mapping[str, object], key: str) -> set[str]:
    named = options.get(key)
    return {str(item) for item in named} if isinstance(named, list) else set()


def make_commonmark(options: Mapping[str, object], highlighter: CodeHighlighter) -> Markdown:
    """Return the dialect with the `commonmark:` section of a site, its `options:` and `extensions:`."""
    return CommonMark(options, highlighter)
