"""A `MarkdownIt` with kramdown's rules in its rulers and our renderer at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

from blogengine.markdown.kramdown import rules_block, rules_core, rules_inline
from blogengine.markdown.kramdown.block import BlockParser
from blogengine.markdown.kramdown.inline import InlineParser
from blogengine.markdown.kramdown.renderer import KramdownRenderer

if TYPE_CHECKING:
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.options import Options


def make_frame(options: Options, highlighter: CodeHighlighter) -> tuple[MarkdownIt, BlockParser, InlineParser]:
    """Return the frame, and its two parsers by their own types.

    The rulers of the frame are the usual ones: `frame.disable("math")` works as with any `MarkdownIt`.
    """
    block, inline = BlockParser(), InlineParser()
    frame = MarkdownIt("zero")
    frame.core.ruler = Ruler()
    for name, core_rule in rules_core.RULES:
        frame.core.ruler.push(name, core_rule)
    for name, block_rule, openers in rules_block.RULES:
        block.ruler.push(name, block_rule, {"alt": list(openers)})
    for name, inline_rule, triggers in rules_inline.rules(inline):
        inline.ruler.push(name, inline_rule, {"alt": list(triggers)})
    frame.block = block  # type: ignore[assignment]  # our rules see our states, not markdown-it-py's
    frame.inline = inline  # type: ignore[assignment]  # likewise
    frame.renderer = KramdownRenderer(highlighter)
    frame.disable(_disabled(options))
    return frame, block, inline


def _disabled(options: Options) -> list[str]:
    names = []
    if not options.gfm:
        names.append("strikethrough")
    elif options.hard_wrap:
        names.append("line_break")
    if options.gfm and "no_auto_typographic" in options.gfm_quirks:
        names.append("typographic")
    return names
