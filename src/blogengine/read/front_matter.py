"""Front matter as Jekyll finds it, read by python-frontmatter's handler over our YAML (specs: Jekyll §2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontmatter.default_handlers import BaseHandler

from blogengine.config.check import describe
from blogengine.config.load import duplicate_keys
from blogengine.errors import ContentError, Diagnostic, SourceSpan
from blogengine.records import dataclass, field
from blogengine.text import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any  # python-frontmatter's signature

_OPENING = re.compile(r"---[ \t]*\r?\n")
_OPENING_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t\r\n\f\v]*$\n?", re.MULTILINE)
"""Blank lines after the closing line belong to it: Jekyll's bodies begin with text."""


def has_front_matter(content: bytes) -> bool:
    """Say whether a file asks to be processed: its first line is `---`."""
    return _OPENING_BYTES.match(content) is not None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's front matter and body.

    `values` is None where the file has none; `body_line` is the line of the file on which the body begins; `marks`
    are the places of the top-level keys in the file.
    """

    values: Mapping[str, object] | None
    body: str
    body_line: int = 1
    marks: Mapping[str, yaml.Mark] = field(default_factory=dict)


class JekyllHandler(BaseHandler):
    """python-frontmatter's view of Jekyll's rule: `---` on the first line, closed by `---` or `...`.

    One handler reads one file: `document` is what its front matter says, places and duplicates included.
    """

    document: yaml.YamlDocument

    FM_BOUNDARY = _OPENING
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Say whether the text begins with front matter."""
        return _OPENING.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML and the body, both untouched. Raises ValueError where the block is not closed."""
        start = self._opening(text)
        closing = _CLOSING.search(text, start)
        if closing is None:
            raise ValueError("unclosed front matter")
        return text[start : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return what the YAML says, {} where that is not a mapping. Raises yaml.YamlError."""
        self.document = yaml.load(fm)
        return self.document.value if isinstance(self.document.value, dict) else {}

    def _opening(self, text: str) -> int:
        match = _OPENING.match(text)
        return match.end() if match else 0


def parse_front_matter(text: str, path: str, found: list[Diagnostic]) -> FrontMatter:
    """Split a file's text into front matter and body.

    What Jekyll survives is noted in `found`. Raises ContentError for YAML that does not parse
    (`front-matter-yaml`) and for front matter that is not a mapping (`front-matter-mapping`).
    """
    handler = JekyllHandler()
    if not handler.detect(text):
        return FrontMatter(None, text)
    try:
        block, body = handler.split(text)
    except ValueError:
        message = "the front matter is never closed, so all of the file is taken for text"
        hint = "end the front matter with a line that holds only ---"
        found.append(
            Diagnostic("front-matter-unclosed", message, SourceSpan(path), hint, text.split("\n", 1)[0].rstrip())
        )
        return FrontMatter({}, text)
    try:
        handler.load(block)
    except yaml.YamlError as error:
        raise ContentError(f"the front matter is not YAML: {error.problem}",
                           SourceSpan(path, error.line + 1, error.column), error.hint) from None  # fmt: skip
    document = handler.document
    found += duplicate_keys(document, path, 1)
    marks = {key: yaml.Mark(mark.line + 1, mark.column) for key, mark in document.marks.items()}
    return FrontMatter(_mapping(document.value, path), body, _line_of(text, body), marks)


def without_front_matter(text: str) -> FrontMatter:
    """Return the body alone: what Jekyll publishes of a page whose front matter is no YAML."""
    _, body = JekyllHandler().split(text)
    return FrontMatter({}, body, _line_of(text, body))


def _line_of(text: str, body: str) -> int:
    return text.count("\n", 0, len(text) - len(body)) + 1


def _mapping(value: object, path: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ContentError(f"the front matter must be a mapping, not {describe(value)}", SourceSpan(path, 2),
                           "write one `key: value` a line", "front-matter-mapping")  # fmt: skip
    return {"" if key is None else str(key): item for key, item in value.items()}
