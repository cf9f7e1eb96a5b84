"""All findings of one build: collected from everywhere, judged once, shown with their source lines."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from blogengine.errors import BlogError, BuildFailed, Policy, Severity, StorageError
from blogengine.read.text import decode
from blogengine.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.errors import Diagnostic, SourceSpan
    from blogengine.read.tree import DirTree


class Findings:
    """The diagnostics of a build; `strict` decides how severe each is."""

    def __init__(self, tree: DirTree) -> None:
        self.tree = tree
        self.strict = False
        self._found: list[Diagnostic] = []
        self._lines: dict[str, list[str]] = {}

    def add(self, *found: Diagnostic) -> None:
        """Collect findings."""
        self._found += found

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._found)

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """Return those that were added when there were so many already."""
        return tuple(self._found[count:])

    def settle(self) -> tuple[Diagnostic, ...]:
        """Return all findings with severity and source line, ordered by place; raises BuildFailed for an error."""
        settled = tuple(self._with_line(each) for each in Policy(strict=self.strict).apply(self._found))
        if any(each.severity is Severity.ERROR for each in settled):
            raise BuildFailed(settled)
        return settled

    @contextmanager
    def fatal(self) -> Iterator[None]:
        """Turn a BlogError of the block into the end of the build, with all that was found before."""
        try:
            yield
        except BlogError as error:
            self.add(error.diagnostic())
            self.settle()
            raise

    @contextmanager
    def at(self, span: SourceSpan) -> Iterator[None]:
        """Turn a BlogError of the block into a finding, at `span` where it has no place of its own.

        A StorageError is let through: it is nobody's fault, and every output after it would find the same.
        """
        try:
            yield
        except StorageError:
            raise
        except BlogError as error:
            self.add(replace(error.diagnostic(), span=error.span or span))

    def text_of(self, path: str) -> str | None:
        """Return the text of a file of the source, None where there is none. Raises ContentError."""
        return decode(self.tree.read(path), path, self._found) if self.tree.has(path) else None

    def _with_line(self, diagnostic: Diagnostic) -> Diagnostic:
        span = diagnostic.span
        if diagnostic.excerpt is not None or span is None:
            return diagnostic
        if span.path not in self._lines:
            self._lines[span.path] = self._lines_of(span.path)
        lines = self._lines[span.path]
        line = lines[span.line - 1].rstrip("\r") if span.line <= len(lines) else None
        return replace(diagnostic, excerpt=line or None)

    def _lines_of(self, path: str) -> list[str]:
        try:
            return self.tree.read(path).decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
        except BlogError:
            return []
