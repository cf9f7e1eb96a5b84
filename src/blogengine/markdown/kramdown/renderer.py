"""kramdown's HTML, as the renderer of a `MarkdownIt`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from blogengine.markdown.kramdown.render import blocks, footnotes, spans
from blogengine.markdown.kramdown.render.code import CodeWriter
from blogengine.markdown.kramdown.render.footnotes import write_footnotes
from blogengine.markdown.kramdown.render.toc import write_toc
from blogengine.markdown.kramdown.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.document import Document


class KramdownRenderer:
    """Writes the document that the core rules left in `env`; there are no tokens."""

    __output__: ClassVar[str] = "html"

    def __init__(self, highlighter: CodeHighlighter) -> None:
        self.rules = blocks.RULES | spans.RULES | footnotes.RULES | CodeWriter(highlighter).rules()

    def render(self, _tokens: Sequence[Token], _options: OptionsDict, env: EnvType) -> str:
        """Return the HTML of the document in `env`."""
        document: Document = env["document"]
        writer = Writer(document, self.rules)
        writer.write(document.root.children, document.root, 0)
        notes = write_footnotes(writer)
        html = "".join(writer.out)
        html = html + notes if writer.notes_at is None else html.replace(writer.notes_at, notes, 1)
        if writer.toc is not None:
            place, marked = writer.toc
            html = html.replace(place, write_toc(writer, marked), 1)
        return html
