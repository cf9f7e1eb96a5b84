"""Rouge's HTML for tokens: spans, and what it puts round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.highlight.options import LineNumbers

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def escape(text: str) -> str:
    """Return `text` with `&`, `<` and `>` as entities; quotes stay, as Rouge leaves them."""
    if "<" in text or ">" in text or "&" in text:
        return text.translate(_ESCAPES)
    return text


def escape_all(text: str) -> str:
    """Return `text` with quotes as entities too, as Liquid's `escape` leaves it."""
    return text.translate(_ESCAPES | {ord('"'): "&quot;", ord("'"): "&#39;"})


def spans(tokens: Iterable[tuple[str, str]]) -> str:
    """Return the tokens as spans by class; plain text has none."""
    return "".join([f'<span class="{cls}">{escape(text)}</span>' if cls else escape(text) for cls, text in tokens])


def table(code: str, html: str, numbers: LineNumbers) -> str:
    """Return `html`, the spans of `code`, beside a gutter of line numbers; an unfinished last line is finished."""
    count = code.count("\n")
    if not code.endswith("\n"):
        html += "\n"
        count += 1
    gutter = "\n".join([numbers.number(line) for line in range(numbers.start, numbers.start + count)])
    return (
        f'<table class="{numbers.table_class}"><tbody><tr>'
        f'<td class="{numbers.gutter_class} gl"><pre class="lineno">{gutter}\n</pre></td>'
        f'<td class="{numbers.code_class}"><pre>{html}</pre></td></tr></tbody></table>'
    )


def block(html: str, css_class: str) -> str:
    """Return spans in the frame of a code block, without the outer `div` that carries the language."""
    return f'<div class="highlight"><pre class="{css_class}"><code>{html}</code></pre></div>'
