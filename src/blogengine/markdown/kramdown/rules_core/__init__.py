"""The core rules, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.kramdown.rules_core.abbreviations import abbreviations
from blogengine.markdown.kramdown.rules_core.attributes import attributes
from blogengine.markdown.kramdown.rules_core.blocks import blocks
from blogengine.markdown.kramdown.rules_core.headings import headings
from blogengine.markdown.kramdown.rules_core.line_breaks import line_breaks
from blogengine.markdown.kramdown.rules_core.spans import spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_core import StateCore

RULES: tuple[tuple[str, Callable[[StateCore], None]], ...] = (
    ("blocks", blocks),
    ("spans", spans),
    ("attributes", attributes),
    ("headings", headings),
    ("abbreviations", abbreviations),
    ("line_breaks", line_breaks),
)
