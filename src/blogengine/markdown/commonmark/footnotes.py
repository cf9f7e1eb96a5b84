"""Footnotes: numbered in the order of their first references, written at the end of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown.commonmark.characters import escape, normal_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.markdown.commonmark.inline_nodes import FootnoteReference
    from blogengine.markdown.commonmark.nodes import Block


class Footnotes:
    """The footnotes of one document; of several with one label the first counts.

    `line` is where the text stands whose references are asked for, for what is said of them.
    """

    def __init__(self, document: Block) -> None:
        self.line = 1
        self._cut: dict[str, int] = {}
        self._document = document
        self._all = [block for block in _from_inside(document) if normal_label(block.label)]
        self._definitions: dict[str, Block] = {}
        for definition in self._all:
            self._definitions.setdefault(normal_label(definition.label), definition)
        self._numbers: dict[str, int] = {}

    def text(self, reference: FootnoteReference) -> str | None:
        """Return the text that a reference is which refers to nothing; None for one that does refer to a footnote."""
        if normal_label(reference.label) in self._definitions:
            return None
        if reference.label != reference.written:
            self._cut.setdefault(reference.written, self.line)
        return f"[^{reference.label}]"

    def html(self, reference: FootnoteReference) -> str:
        """Return the HTML of a reference, and count it."""
        text = self.text(reference)
        if text is not None:
            return escape(text)
        number = self._numbers.setdefault(normal_label(reference.label), len(self._numbers) + 1)
        return f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{number}">{number}</a></sup>'

    def lost(self) -> Iterator[tuple[int, str]]:
        """Yield what of the text shows nowhere, as in Jekyll, with its line.

        Footnotes that nothing refers to are not among it: every excerpt of a post with footnotes has some.
        """
        for written, line in self._cut.items():
            yield line, f"a reference to a footnote goes over a line end, the text in it is lost: [^{written}]"

    def move_to_end(self) -> None:
        """Put the footnotes that are referred to at the end of the document; the others vanish."""
        for definition in reversed(self._all):
            definition.remove()
        for label in self._numbers:
            definition = self._definitions[label]
            definition.parent = self._document
            self._document.children.append(definition)


def _from_inside(document: Block) -> list[Block]:
    """Return the blocks of a document, each after those that it holds."""
    found, todo = [], [document]
    while todo:
        block = todo.pop()
        found.append(block)
        todo.extend(block.children)
    return found[::-1]
