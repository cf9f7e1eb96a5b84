"""A `MarkdownIt` with kramdown's rules in its rulers and our renderer at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

from blogengine.markdown.kramdown import rules_block, rules_core, rules_inline
from blogengine.markdown.kramdown.block import BlockParser
from blogengine.markdown.kramdown.document import Document
from blogengine.markdown.kramdown.inline import InlineParser
from blogengine.markdown.kramdown.renderer import KramdownRenderer
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.options import Options

_LINE_END = re.compile(r"\r\n?")
_BEYOND_MARKDOWN = frozenset(
    [
        "code_fenced",
        "table",
        "definition_list",
        "footnote",
        "abbreviation",
        "math",
        "extension",
        "quotes",
        "typographic",
    ]
)
"""Rules that the input `markdown` goes without, block and inline."""
SMARTIFY = ({"html"}, {"quotes", "entity", "typographic", "html"})
"""The block and inline rules of Jekyll's `smartify` filter."""


class Frame:
    """kramdown's rules in the rulers of a `MarkdownIt`, with the options of a site.

    `only` leaves just the rules of these names at work, block and inline; without block rules, lines stay lines.
    """

    def __init__(
        self,
        options: Options,
        highlighter: CodeHighlighter,
        only: tuple[Collection[str], Collection[str]] | None = None,
    ) -> None:
        self._options = replace(options, auto_id_stripping=True) if options.gfm else options
        self._block_parser, self._inline_parser = BlockParser(), InlineParser()
        self._markdown = MarkdownIt("zero")
        self._markdown.core.ruler = Ruler()
        for name, core_rule in rules_core.HTML_RULES if options.input == "html" else rules_core.RULES:
            self._markdown.core.ruler.push(name, core_rule)
        left_out = _left_out(options)
        for name, block_rule, openers in rules_block.RULES:
            if name not in left_out if only is None else name in only[0]:
                self._block_parser.ruler.push(name, block_rule, {"alt": list(openers)})
        for name, inline_rule, triggers in rules_inline.rules(self._inline_parser):
            if name not in left_out if only is None else name in only[1]:
                self._inline_parser.ruler.push(name, inline_rule, {"alt": list(triggers)})
        self._markdown.block = self._block_parser  # type: ignore[assignment]  # our rules see our states
        self._markdown.inline = self._inline_parser  # type: ignore[assignment]  # likewise
        self._markdown.renderer = KramdownRenderer(highlighter)

    def render(self, text: str, path: str, first_line: int) -> tuple[str, Document]:
        """Return the HTML of `text`, and the document it was read into."""
        lines = (_LINE_END.sub("\n", text) if "\r" in text else text).removesuffix("\n") + "\n"
        document = Document(self._options, self._block_parser, self._inline_parser, lines, path, first_line)
        return self._markdown.render(lines, {"document": document}), document


def _left_out(options: Options) -> set[str]:
    """Return the names of the rules that `options` switch off."""
    names = set() if options.extended else set(_BEYOND_MARKDOWN)
    if not options.gfm:
        names.add("strikethrough")
    elif options.hard_wrap:
        names.add("line_break")
    if options.gfm and "no_auto_typographic" in options.gfm_quirks:
        names.add("typographic")
    return names
