"""The core rules, in their order."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_core import StateCore

from blogengine.markdown.kramdown.rules_core.abbreviations import abbreviations
from blogengine.markdown.kramdown.rules_core.attributes import attributes
from blogengine.markdown.kramdown.rules_core.blocks import blocks
from blogengine.markdown.kramdown.rules_core.headings import headings
from blogengine.markdown.kramdown.rules_core.html import html
from blogengine.markdown.kramdown.rules_core.line_breaks import line_breaks
from blogengine.markdown.kramdown.rules_core.spans import spans

CoreRule = Callable[[StateCore], None]

HTML_RULES: tuple[tuple[str, CoreRule], ...] = (("html", html),)
"""The one rule for HTML as input."""

RULES: tuple[tuple[str, CoreRule], ...] = (
    ("blocks", blocks),
    ("spans", spans),
    ("attributes", attributes),
    ("headings", headings),
    ("abbreviations", abbreviations),
    ("line_breaks", line_breaks),
)
