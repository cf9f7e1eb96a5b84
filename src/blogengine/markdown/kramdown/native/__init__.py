"""HTML elements made kramdown's own: what the option `html_to_native` asks for, and all that the input `html` is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.markdown.kramdown.document import Document
    from blogengine.markdown.kramdown.nodes import Node


def to_native(document: Document, node: Node) -> None:
    """Make kramdown's own elements of the HTML element `node` and of what is below, as far as there are any."""
    from blogengine.markdown.kramdown.native import convert  # noqa: PLC0415 - few sites ask for it

    convert.to_native(document, node)


def root_to_native(document: Document) -> None:
    """Make kramdown's own elements of all that was read."""
    from blogengine.markdown.kramdown.native import convert  # noqa: PLC0415 - few sites ask for it

    convert.root_to_native(document)
