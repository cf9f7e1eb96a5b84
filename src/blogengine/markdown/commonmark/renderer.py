"""Blocks as HTML, in the form that CommonMarker's own renderer gives them and jekyll-commonmark changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from blogengine.errors import SourceSpan
from blogengine.markdown.commonmark.html_syntax import filter_tags
from blogengine.markdown.commonmark.inlines import RAW_HTML_OMITTED
from blogengine.markdown.commonmark.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.markdown.commonmark.code import CodeWriter
    from blogengine.markdown.commonmark.nodes import Block
    from blogengine.markdown.commonmark.settings import Settings


class Renderer:
    """Writes one document, which begins at `place`.

    Blocks are written one after the other, not within each other: no depth is too deep.
    """

    def __init__(self, settings: Settings, code: CodeWriter, place: SourceSpan) -> None:
        self._code = code
        self._place = place
        self._unsafe = "UNSAFE" in settings.options
        self._filters = "tagfilter" in settings.extensions
        self._positions = "SOURCEPOS" in settings.options
        self._parts: list[str] = []
        self._tight = False
        self._footnote = 0
        self._linked_footnote = 0
        self._rows_open = False
        self._todo: list[Callable[[], None]] = []
        self._writers: dict[Kind, Callable[[Block], None]] = {
            Kind.QUOTE: self._quote,
            Kind.LIST: self._list,
            Kind.ITEM: self._item,
            Kind.FOOTNOTE: self._footnote_item,
            Kind.PARAGRAPH: self._paragraph,
            Kind.HEADING: self._heading,
            Kind.CODE: self._code_block,
            Kind.HTML: self._html,
            Kind.BREAK: self._break,
            Kind.TABLE: self._table,
            Kind.ROW: self._row,
        }

    def render(self, document: Block) -> str:
        """Return the HTML of a document whose inlines are read."""
        self._push(document)
        while self._todo:
            self._todo.pop()()
        if self._linked_footnote:
            self._write("</ol>\n</section>\n")
        return "".join(self._parts)

    def _write(self, html: str) -> None:
        if html:
            self._parts.append(html)

    def _end_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _push(self, block: Block, after: Callable[[], None] | None = None) -> None:
        """Plan to write the children of a block, then what comes `after` them."""
        if after:
            self._todo.append(after)
        self._todo.extend(partial(self._writers[child.kind], child) for child in reversed(block.children))

    def _position(self, block: Block) -> str:
        if not self._positions:
            return ""
        start, end = f"{block.start_line}:{block.start_column}", f"{block.end_line}:{block.end_column}"
        return f' data-sourcepos="{start}-{end}"'

    def _contain(self, block: Block, opening: str, closing: str) -> None:
        """Write a block around its children, on lines of its own."""
        self._end_line()
        self._write(opening)

        def close() -> None:
            self._write(closing)
            self._end_line()

        self._push(block, close)

    def _quote(self, block: Block) -> None:
        self._contain(block, f"<blockquote{self._position(block)}>\n", "</blockquote>")

    def _list(self, block: Block) -> None:
        around, self._tight = self._tight, block.tight

        def leave() -> None:
            self._tight = around

        self._todo.append(leave)
        marker = block.marker
        if marker is None or marker.bullet:
            self._contain(block, f"<ul{self._position(block)}>\n", "</ul>")
        else:
            start = "" if marker.start == 1 else f' start="{marker.start}"'
            self._contain(block, f"<ol{start}{self._position(block)}>\n", "</ol>")

    def _item(self, block: Block) -> None:
        box = ""
        if block.checked is not None:
            checked = 'checked="" ' if block.checked else ""
            box = f'<input type="checkbox" {checked}disabled="" /> '
        self._contain(block, f"<li{self._position(block)}>{box}", "</li>")

    def _paragraph(self, block: Block) -> None:
        parent = block.parent
        if self._tight and parent is not None and parent.kind is not Kind.QUOTE:
            self._write(block.html)
            return
        self._end_line()
        self._write(f"<p{self._position(block)}>{block.html}")
        if parent is not None and parent.kind is Kind.FOOTNOTE and parent.children[-1] is block:
            self._write(" ")
            self._link_back()
        self._write("</p>")
        self._end_line()

    def heading_attributes(self, _block: Block) -> str:
        """Return the attributes of a heading beside its place."""
        return ""

    def _heading(self, block: Block) -> None:
        self._end_line()
        attributes = self._position(block) + self.heading_attributes(block)
        self._write(f"<h{block.level}{attributes}>{block.html}</h{block.level}>")
        self._end_line()

    def _code_block(self, block: Block) -> None:
        place = SourceSpan(self._place.path, self._place.line + block.start_line - 1)
        html, on_own_line = self._code.html(block, self._position(block), place)
        if on_own_line:
            self._end_line()
        self._write(html)
        if on_own_line:
            self._end_line()

    def _html(self, block: Block) -> None:
        self._end_line()
        html = filter_tags(block.text) if self._filters else block.text
        self._write(html if self._unsafe else RAW_HTML_OMITTED)
        self._end_line()

    def _break(self, block: Block) -> None:
        self._end_line()
        self._write(f"<hr{self._position(block)} />\n")

    def _table(self, block: Block) -> None:
        self._write(f"<table{self._position(block)}>\n")
        self._rows_open = False

        def close() -> None:
            self._write("</tbody>\n" if self._rows_open else "")
            self._write("</table>\n")

        self._push(block, close)

    def _row(self, block: Block) -> None:
        if block.header:
            self._write("<thead>\n")
        elif not self._rows_open:
            self._rows_open = True
            self._write("<tbody>\n")
        self._write(f"<tr{self._position(block)}>\n")
        tag = "th" if block.header else "td"
        alignments = block.parent.alignments if block.parent else ()
        for cell, alignment in zip(block.children, alignments, strict=True):
            align = f' align="{alignment}"' if alignment else ""
            self._write(f"<{tag}{align}{self._position(cell)}>{cell.html}</{tag}>\n")
        self._write("</tr>\n</thead>\n" if block.header else "</tr>\n")

    def _footnote_item(self, block: Block) -> None:
        if not self._footnote:
            self._write('<section class="footnotes">\n<ol>\n')
        self._footnote += 1
        self._write(f'<li id="fn{self._footnote}">\n')

        def close() -> None:
            if self._linked_footnote != self._footnote:
                self._link_back()
                self._write("\n")
            self._write("</li>\n")

        self._push(block, close)

    def _link_back(self) -> None:
        if self._linked_footnote != self._footnote:
            self._linked_footnote = self._footnote
            self._write(f'<a href="#fnref{self._footnote}" class="footnote-backref">↩</a>')
