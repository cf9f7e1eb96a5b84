"""The table of `blog build --profile`: what each template cost, the slowest first, as Jekyll shows it."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.cli.diagnostics import shown_path
from blogengine.cli.excerpt import visible
from blogengine.text.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.build.report import BuildReport
    from blogengine.render.meter import Cost

_ROWS = 50
_HEAD = ("Filename", "Count", "Bytes", "Time")


def profile(report: BuildReport) -> str:
    """Return the phases of a build with their seconds, and below them what its templates cost."""
    phases = [(name, f"{seconds:.4f}") for name, seconds in report.phases.items()]
    shown = _table([("Phase", "Time"), *phases, ("TOTAL TIME", f"{report.seconds:.4f}")])
    return f"\n{shown}\n\n{costs(report.costs) if report.costs else 'Nothing was rendered: all was kept.'}\n"


def costs(measured: Mapping[str, Cost]) -> str:
    """Return the table of what templates cost, by file; of files above fifty, the fifty slowest."""
    slowest = sorted(measured.items(), key=lambda each: (-each[1].seconds, each[0]))
    rows = [_row(visible(shown_path(Path(name))), cost) for name, cost in slowest[:_ROWS]]
    total = reduce(lambda one, other: one.plus(other), measured.values())
    more = f"; {len(rows)} shown" if len(rows) < len(measured) else ""
    return _table([_HEAD, *rows, _row(f"TOTAL (for {plural(len(measured), 'file')}{more})", total)])


def _row(name: str, cost: Cost) -> tuple[str, ...]:
    return name, str(cost.count), f"{cost.size / 1024:.2f}K", f"{cost.seconds:.3f}"


def _table(rows: list[tuple[str, ...]]) -> str:
    """Return rows as lines: the first is the head; names stand to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        f"| {row[0]:<{widths[0]}} | " + " | ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)) + " |"
        for row in rows
    ]  # fmt: skip
    rule = "+".join("-" * (width + 2) for width in widths)
    return "\n".join([lines[0], f"+{rule}+", *lines[1:]])
