"""The tree between reading and writing."""

from __future__ import annotations

from typing import Any


class Node:
    """One element of a document.

    `type` is kramdown's word for it (`p`, `header`, `codespan`, `html_element`, …), `value` its own text or name,
    `attributes` what its tag will carry, in order, and `children` what is inside. `options` holds what one rule notes
    for another or for the renderer, by type: `level` and `raw_text` of a header, `transparent` of a paragraph without
    its tag, `category` and `content_model` of HTML, `ial` of whatever an attribute list was given to.
    """

    __slots__ = ("attributes", "children", "options", "type", "value")

    def __init__(
        self, type_: str, value: str = "", attributes: dict[str, str] | None = None, **options: Any
    ) -> None:  # options differ by type
        self.type = type_
        self.value = value
        self.attributes: dict[str, str] = {} if attributes is None else attributes
        self.options: dict[str, Any] = options  # see above: each type has its own
        self.children: list[Node] = []

    @property
    def leading_text(self) -> Node | None:
        """The first child if it is text; a paragraph that was HTML may begin with anything, or be empty."""
        first = self.children[0] if self.children else None
        return first if first is not None and first.type in {"raw_text", "text"} else None

    def __repr__(self) -> str:
        return f"<{self.type} {self.value!r} {self.attributes} {self.children}>"
