"""Rouge's HTML for tokens: spans, and the wrappers that kramdown and Jekyll's `highlight` tag put round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def escape(text: str) -> str:
    """Return `text` with `&`, `<` and `>` as entities; quotes stay, as Rouge leaves them."""
    if "<" in text or ">" in text or "&" in text:
        return text.translate(_ESCAPES)
    return text


def spans(tokens: Iterable[tuple[str, str]]) -> str:
    """Return the tokens as spans by class; plain text has none."""
    return "".join([f'<span class="{cls}">{escape(text)}</span>' if cls else escape(text) for cls, text in tokens])


def table(code: str, html: str, options: Mapping[str, object]) -> str:
    """Return `html`, the spans of `code`, beside a gutter of line numbers.

    Reads `start_line`, `line_format` (a printf format), `table_class`, `gutter_class` and `code_class`, with the
    defaults of Rouge's `HTMLTable`. An unfinished last line is finished.
    """
    count = code.count("\n")
    if not code.endswith("\n"):
        html += "\n"
        count += 1
    first = options.get("start_line", 1)
    start = first if isinstance(first, int) else 1
    numbers = "\n".join(_number(options, line) for line in range(start, start + count))
    return (
        f'<table class="{options.get("table_class", "rouge-table")}"><tbody><tr>'
        f'<td class="{options.get("gutter_class", "rouge-gutter")} gl"><pre class="lineno">{numbers}\n</pre></td>'
        f'<td class="{options.get("code_class", "rouge-code")}"><pre>{html}</pre></td></tr></tbody></table>'
    )


def _number(options: Mapping[str, object], line: int) -> str:
    form = str(options.get("line_format", "%i"))
    try:
        return form % line
    except (TypeError, ValueError):
        return str(line)


def block(html: str, css_class: str = "highlight") -> str:
    """Return spans in the frame of a code block, without the outer `div` that carries the language."""
    return f'<div class="highlight"><pre class="{css_class}"><code>{html}</code></pre></div>'


def figure(html: str, language: str) -> str:
    """Return spans as Jekyll's `highlight` tag frames them; `language` is as written, in lower case."""
    name = language.replace("+", "-")
    body = html.removesuffix("\n").removesuffix("\r")
    return f'<figure class="highlight"><pre><code class="language-{name}" data-lang="{language}">{body}</code></pre></figure>'


def plain_figure(code: str, language: str) -> str:
    """Return the HTML of Jekyll's `highlight` tag where the site's `highlighter` is not Rouge."""
    escaped = code.translate(_ESCAPES | {ord('"'): "&quot;", ord("'"): "&#39;"})
    return figure(escaped.strip(), language.lower())
