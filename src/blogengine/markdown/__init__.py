"""Markdown, in the dialect that a site names: text in, HTML and what was found on the way out.

Importing this module is cheap: the parser is loaded when `make_markdown` is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blogengine.errors import ConfigError
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blogengine.errors import Diagnostic, SourceSpan
    from blogengine.highlight.options import CodeOptions


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of one text; `diagnostics` have the codes `markdown` and `markdown-limit`."""

    html: str
    diagnostics: tuple[Diagnostic, ...]


class CodeHighlighter(Protocol):
    """What colours code, implemented by `blogengine.highlight` and passed in.

    The dialect writes the wrapper `<div class="language-python highlighter-rouge">`, because an attribute list under
    the block may add a class, an id or any other attribute to it; the highlighter writes what is inside.
    """

    def fenced(
        self, code: str, language: str | None, options: CodeOptions = ..., place: SourceSpan | None = None
    ) -> str | None:
        """Return `<div class="highlight"><pre class="highlight"><code>…</code></pre></div>`, with no line end after it.

        `code` ends with a line end. `language` is the first word of the info string as written (`python`,
        `console?prompt=#`), None for the default. `options` are those of the site or text, `place` is where the code
        stands, for diagnostics. None is returned where there is no such lexer, or highlighting is switched off: the
        dialect then writes `<pre><code class="language-nosuch">…`.
        """
        ...

    def inline(
        self, code: str, language: str | None, options: CodeOptions = ..., place: SourceSpan | None = None
    ) -> str | None:
        """Return the inner HTML of a code span, escaped, or None where there is no such lexer."""
        ...


class Markdown(Protocol):
    """One dialect with its options; may be used for any number of texts, by one thread at a time."""

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`.

        Never raises for any text. `path` and `first_line` say where the text stands, for the spans of diagnostics,
        which give the line, and the column where that is clear.
        """
        ...

    def smartify(self, text: str) -> str:
        """Return `text` with typographic quotes, dashes and ellipses, as Jekyll's `smartify` filter does."""
        ...


def make_markdown(engine: str, options: Mapping[str, object], highlighter: CodeHighlighter) -> Markdown:
    """Return the dialect `engine` names, `kramdown`, `commonmark` or `commonmarkghpages`, without regard to case.

    `options` is the mapping of that name in `_config.yml`; Jekyll's defaults hold for what it leaves out. Raises
    ConfigError (`config-type`) for an option that cannot be read, and for any other engine.
    """
    name = engine.lower()
    if name == "kramdown":
        from blogengine.markdown.kramdown import make_kramdown  # noqa: PLC0415 - see the module's docstring

        return make_kramdown(options, highlighter)
    if name in {"commonmark", "commonmarkghpages"}:
        from blogengine.markdown.commonmark import make_commonmark  # noqa: PLC0415

        return make_commonmark(options, highlighter, ghpages=name == "commonmarkghpages")
    raise ConfigError(f"no such Markdown engine: {engine}", hint="kramdown, commonmark")


def option_problems(engine: str, options: Mapping[str, object]) -> Iterable[tuple[str, Diagnostic]]:
    """Find each key of `options` that cannot be read, means nothing or has no effect in the dialect `engine` names.

    The codes are `config-type`, where `make_markdown` raises, and `config-unknown`; spans are left to whoever knows
    the file.
    """
    if engine.lower() == "kramdown":
        from blogengine.markdown.kramdown.check import option_problems as kramdown_problems  # noqa: PLC0415 - see above

        return kramdown_problems(options)
    from blogengine.markdown.commonmark.settings import option_problems as commonmark_problems  # noqa: PLC0415

    return commonmark_problems(options)
