"""The kramdown dialect behind the seam."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blogengine.markdown import Converted
from blogengine.markdown.kramdown.frame import SMARTIFY, Frame
from blogengine.records import replace

if TYPE_CHECKING:
    from blogengine.markdown import CodeHighlighter
    from blogengine.markdown.kramdown.options import Options


class Kramdown:
    """Markdown as Jekyll's kramdown converter reads and writes it."""

    def __init__(self, options: Options, highlighter: CodeHighlighter) -> None:
        self._options = options
        self._highlighter = highlighter
        self._frame = Frame(options, highlighter)

    def convert(self, text: str, *, path: str = "", first_line: int = 1) -> Converted:
        """Return the HTML of `text`."""
        html, document = self._frame.render(text, path, first_line)
        return Converted(html, tuple(document.diagnostics))

    def smartify(self, text: str) -> str:
        """Return `text` with typographic quotes, dashes and ellipses; HTML in it stays as it is."""
        html, _ = self._smart_frame.render(text, "", 1)
        return html.removesuffix("\n")

    @cached_property
    def _smart_frame(self) -> Frame:
        return Frame(replace(self._options, input="SmartyPants"), self._highlighter, SMARTIFY)
