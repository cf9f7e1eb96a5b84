"""The inline rules, in the order they are tried, each with the characters at which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.rules_inline.autolink import autolink
from blogengine.markdown.kramdown.rules_inline.code import code
from blogengine.markdown.kramdown.rules_inline.emphasis import emphasis
from blogengine.markdown.kramdown.rules_inline.entity import entity
from blogengine.markdown.kramdown.rules_inline.escape import escape
from blogengine.markdown.kramdown.rules_inline.extension import extension
from blogengine.markdown.kramdown.rules_inline.footnote import footnote
from blogengine.markdown.kramdown.rules_inline.html import html_rule
from blogengine.markdown.kramdown.rules_inline.line_break import line_break
from blogengine.markdown.kramdown.rules_inline.link import link
from blogengine.markdown.kramdown.rules_inline.math import math
from blogengine.markdown.kramdown.rules_inline.quotes import quotes
from blogengine.markdown.kramdown.rules_inline.strikethrough import strikethrough_rule
from blogengine.markdown.kramdown.rules_inline.typographic import typographic

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.inline import InlineParser, InlineRule


def rules(parser: InlineParser) -> tuple[tuple[str, InlineRule, str], ...]:
    """Return the rules for `parser`, which some of them use on what they find."""
    return (
        ("emphasis", emphasis, "*_"),
        ("code", code, "`"),
        ("autolink", autolink, "<"),
        ("html", html_rule(parser), "<"),
        ("footnote", footnote, "["),
        ("link", link, "["),
        ("quotes", quotes, "\"'<&]"),
        ("math", math, "$"),
        ("extension", extension, "{"),
        ("entity", entity, "&"),
        ("typographic", typographic, "-.<>\\"),
        ("line_break", line_break, " \\"),
        ("escape", escape, "\\"),
        ("strikethrough", strikethrough_rule(parser), "~"),
    )
