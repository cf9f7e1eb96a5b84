"""A piece of template text and where it stands in its file."""

from __future__ import annotations

from blogengine.errors import SourceSpan
from blogengine.records import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Template text: `text` begins on line `first_line` (1-based) of the file `path`, after any front matter."""

    text: str
    path: str
    first_line: int = 1

    def span(self, line: int, column: int) -> SourceSpan:
        """Return the place in the file of a 1-based line and column of `text`."""
        return SourceSpan(self.path, self.first_line + line - 1, column)

    def line(self, line: int) -> str | None:
        """Return the 1-based `line` of `text` without its line end, or None past the end."""
        lines = self.text.split("\n", line)
        return lines[line - 1].rstrip("\r") if line <= len(lines) else None
