"""The CommonMark dialect behind the seam."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, SourceSpan
from blogengine.markdown import Converted
from blogengine.markdown.commonmark.blocks import BlockParser
from blogengine.markdown.commonmark.code import JekyllCode
from blogengine.markdown.commonmark.footnotes import Footnotes
from blogengine.markdown.commonmark.inlines import InlineParser
from blogengine.markdown.commonmark.nodes import Kind
from blogengine.markdown.commonmark.renderer import Renderer
from blogengine.markdown.kramdown import make_kramdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.markdown import CodeHighlighter, Markdown
    from blogengine.markdown.commonmark.code import CodeWriter
    from blogengine.markdown.commonmark.nodes import Block
    from blogengine.markdown.commonmark.settings import Settings


class CommonMark:
    """Markdown as jekyll-commonmark reads and writes it."""

    def __init__(self, settings: Settings, highlighter: CodeHighlighter) -> None:
        self.settings = settings
        self._highlighter = highlighter
        self._inlines = InlineParser(settings)
        self.code = self.make_code(highlighter, language_on_pre="GITHUB_PRE_LANG" in settings.options)

    def make_code(self, highlighter: CodeHighlighter, *, language_on_pre: bool) -> CodeWriter:
        """Return what writes code blocks."""
        return JekyllCode(highlighter, language_on_pre=language_on_pre)

    def make_renderer(self, place: SourceSpan) -> Renderer:
        """Return what writes one document, which begins at `place`."""
        return Renderer(self.settings, self.code, place)

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`."""
        parser = BlockParser(self.settings)
        document = parser.parse(text)
        blocks = list(_blocks(document))
        footnotes = Footnotes(document) if parser.footnotes else None
        for block in blocks:
            if block.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.CELL):
                if footnotes is not None:
                    footnotes.line = block.start_line
                block.html = self._inlines.html(block.text, parser.definitions, footnotes)
        found = []
        if footnotes is not None:
            for line, message in footnotes.lost():
                found.append(Diagnostic("markdown", message, SourceSpan(path, first_line + line - 1)))
            footnotes.move_to_end()
        return Converted(self.make_renderer(SourceSpan(path, first_line)).render(document), tuple(found))

    def smartify(self, text: str) -> str:
        """Return `text` as kramdown typesets it: Jekyll's filter does not ask which engine a site has."""
        return self._smart.smartify(text)

    @cached_property
    def _smart(self) -> Markdown:
        return make_kramdown({}, self._highlighter)


def _blocks(document: Block) -> Iterator[Block]:
    """Yield the blocks of a document in the order in which they stand."""
    todo = [document]
    while todo:
        block = todo.pop()
        yield block
        todo.extend(reversed(block.children))
