"""What the core rules see: markdown-it-py's core state, with our document in its environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from blogengine.markdown.kramdown.document import Document


def document_of(state: StateCore) -> Document:
    """Return the document that `state` is about."""
    return cast("Document", state.env["document"])
