"""Diagnostics as plain data: what was found in a file or a node is told again by each build that takes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.errors import Diagnostic, Frame, Severity, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

Packed = tuple[object, ...]


def pack_findings(found: Iterable[Diagnostic]) -> list[Packed]:
    """Return diagnostics as plain data."""
    return [
        (each.code, each.message, _span(each.span), each.hint, each.excerpt,
         [(frame.what, _span(frame.span)) for frame in each.frames], each.detail, int(each.severity))
        for each in found
    ]  # fmt: skip


def unpack_findings(packed: Iterable[Packed]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that `pack_findings` was given."""
    return tuple(_diagnostic(*each) for each in packed)


def _diagnostic(*parts: object) -> Diagnostic:
    code, message, span, hint, excerpt, frames, detail, severity = parts
    chain = tuple(Frame(what, SourceSpan(*place)) for what, place in frames)  # type: ignore[attr-defined]  # as packed
    place = SourceSpan(*span) if isinstance(span, tuple) else None
    return Diagnostic(str(code), str(message), place, hint, excerpt, chain, detail, Severity(severity))  # type: ignore[arg-type]  # as packed


def _span(span: SourceSpan | None) -> tuple[str, int, int] | None:
    return (span.path, span.line, span.column) if span is not None else None
