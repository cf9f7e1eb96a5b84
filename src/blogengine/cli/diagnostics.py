"""How findings are shown: to a reader on a terminal, to an editor that follows `path:line:column`, and as JSON."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blogengine import __version__
from blogengine.cli.excerpt import point_at, visible
from blogengine.errors import Severity
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blogengine.build.report import BuildReport
    from blogengine.errors import Diagnostic, SourceSpan

_COLORS = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}


@dataclass(frozen=True, slots=True)
class Places:
    """Tells the places of a site's files relative to the folder that the user works in."""

    source: Path
    here: Path

    def __call__(self, span: SourceSpan) -> str:
        """Return `path:line:column`; a file outside both folders keeps its absolute path."""
        path = self.here / self.source / span.path
        near = path.is_relative_to(self.here) or not Path(span.path).is_absolute()
        shown = os.path.relpath(path, self.here) if near else span.path
        return f"{visible(shown)}:{span.line}:{span.column}"


def shown_path(path: Path) -> str:
    """Return a path as a user would type it here: relative where it lies below the current folder."""
    here, there = Path.cwd(), path.absolute()
    return str(there.relative_to(here)) if there.is_relative_to(here) and there != here else str(path)


def as_text(found: Diagnostic, places: Places, *, color: bool = False) -> str:
    """Return one finding as lines: place, severity and message; the source line with a `^`; the way there; the hint.

    A note is nothing wrong, and one line: place, message, hint.
    """
    name = found.severity.name.lower()
    label = click.style(f"{name}:", fg=_COLORS[found.severity], bold=True) if color else f"{name}:"
    first, *more = found.message.splitlines() or [""]
    where = f"{places(found.span)}: " if found.span else ""
    lines = [f"{where}{label} {visible(first)}"]
    if found.severity is Severity.NOTE:
        return lines[0] + (f"; {visible(found.hint)}" if found.hint else "")
    lines += [f"    {visible(line)}" for line in more]
    if found.span and found.excerpt:
        line, caret = point_at(found.excerpt, found.span.column)
        lines += [f"    {line}", "    " + (click.style(caret, fg="green", bold=True) if color else caret)]
    lines += [f"  {visible(frame.what)}: {places(frame.span)}" for frame in found.frames]
    if found.detail:
        lines += [f"  {visible(line)}" for line in found.detail.splitlines()]
    if found.hint:
        lines.append(f"  hint: {visible(found.hint)}")
    return "\n".join(lines)


def print_errors(found: Iterable[Diagnostic], places: Places | None = None) -> None:
    """Print findings to standard error: notes, then warnings, then errors, each in the order given."""
    places = places or Places(Path(), Path.cwd())
    context = click.get_current_context(silent=True)
    color = (context is None or context.color is not False) and not os.environ.get("NO_COLOR")
    for each in sorted(found, key=lambda each: each.severity):
        click.echo(as_text(each, places, color=color), err=True)


def count(found: Sequence[Diagnostic]) -> str:
    """Return how many errors and warnings there are, as `2 errors, 1 warning`; empty where there are none."""
    totals = ((kind, sum(each.severity is kind for each in found)) for kind in (Severity.ERROR, Severity.WARNING))
    return ", ".join(f"{total} {kind.name.lower()}{'s' * (total != 1)}" for kind, total in totals if total)


def as_document(found: Sequence[Diagnostic], report: BuildReport | None) -> dict[str, object]:
    """Return what `--format json` prints, as one JSON object.

    `version`: of blogengine. `published`: whether the destination now holds this build. `diagnostics`: a list of
    objects with `severity` (`note`, `warning`, `error`), `code` (stable), `message`, `path` (relative to the source,
    or absolute outside it), `line`, `column` (both from 1; all three null where there is no place), `excerpt`,
    `hint`, `detail` (each null or text) and `frames` (the way there, nearest first: `what`, `path`, `line`,
    `column`). `report`: null where nothing was published, else `destination`, `posts`, `pages`, `written`,
    `unchanged`, `removed`, `seconds`, `phases` (seconds by name) and `costs`: by file `count`, `bytes` and `seconds`,
    where `--profile` asks for them.
    """
    return {
        "version": __version__,
        "published": report is not None,
        "diagnostics": [_finding(each) for each in found],
        "report": _report(report) if report else None,
    }


def _finding(found: Diagnostic) -> dict[str, object]:
    return {
        "severity": found.severity.name.lower(),
        "code": found.code,
        "message": found.message,
        **_place(found.span),
        "excerpt": found.excerpt,
        "hint": found.hint,
        "detail": found.detail,
        "frames": [{"what": frame.what, **_place(frame.span)} for frame in found.frames],
    }


def _place(span: SourceSpan | None) -> dict[str, object]:
    if span is None:
        return {"path": None, "line": None, "column": None}
    return {"path": span.path, "line": span.line, "column": span.column}


def _report(report: BuildReport) -> dict[str, object]:
    return {
        "destination": str(report.destination),
        "posts": report.posts,
        "pages": report.pages,
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "seconds": round(report.seconds, 3),
        "phases": {name: round(seconds, 3) for name, seconds in report.phases.items()},
        "costs": {
            name: {"count": cost.count, "bytes": cost.size, "seconds": round(cost.seconds, 3)}
            for name, cost in report.costs.items()
        },
    }
