"""The kramdown dialect behind the seam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.markdown import Converted
from blogengine.markdown.kramdown.document import Document
from blogengine.markdown.kramdown.frame import make_frame

if TYPE_CHECKING:
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.options import Options


class Kramdown:
    """Markdown as Jekyll's kramdown converter reads and writes it."""

    def __init__(self, options: Options, highlighter: CodeHighlighter) -> None:
        self._options = options
        self._frame, self._block, self._inline = make_frame(options, highlighter)

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`."""
        document = Document(self._options, self._block, self._inline, path, first_line)
        html = self._frame.render(text, {"document": document})
        return Converted(html, tuple(document.diagnostics))

    def smartify(self, text: str) -> str:
        """Return `text` with typographic quotes, dashes and ellipses, as Jekyll's `smartify` filter does."""
        raise NotImplementedError
