"""Who runs the jobs: this process, one job after another, several, or a cluster."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from blogengine.render.job import render_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blogengine.build.options import BuildOptions
    from blogengine.model.output import Output
    from blogengine.render.job import Rendered
    from blogengine.render.workshop import Workshop
    from blogengine.write.sink import Sink, Staged

WORTH = 200
"""Outputs from which on more than one process pays: each costs some ten milliseconds, an output one or two."""
_FEWEST = 25
"""The fewest outputs that are worth a process of their own."""


def render(
    shop: Workshop, outputs: Sequence[Output], options: BuildOptions, sink: Sink
) -> Iterator[tuple[Rendered, Staged | None]]:
    """Render every output, as the options say: on a cluster, or by as many processes as pay or are wanted.

    What another process of this machine made is staged in the sink, and has no content here.

    One process renders in Jekyll's rendering order; it alone can tell why an output was made. Raises ConfigError where
    a cluster cannot be used.
    """
    ordered = in_order(shop, outputs)
    if options.explain is not None:
        return _unstaged(render_all(shop, ordered))
    if options.executor is not None and outputs:
        from blogengine.build.cluster import render_on_cluster  # noqa: PLC0415 - for few builds

        return _unstaged(render_on_cluster(shop, ordered, options.executor))
    count = processes_for(len(outputs), options.jobs)
    if count == 1:
        return _unstaged(render_all(shop, ordered))
    from blogengine.build.processes import render_in_processes  # noqa: PLC0415 - not for small sites

    return render_in_processes(shop, ordered, count, sink)


def processes_for(outputs: int, jobs: int | None) -> int:
    """Return how many processes render so many outputs; `jobs` is how many the user wants at most, None for what there is."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or jobs == 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = min(jobs or usable, max(outputs // _FEWEST, 1))
    return wanted if outputs >= WORTH else 1


def _unstaged(results: Iterator[Rendered]) -> Iterator[tuple[Rendered, None]]:
    return ((each, None) for each in results)


def in_order(shop: Workshop, outputs: Sequence[Output]) -> list[Output]:
    """Return outputs in Jekyll's rendering order."""
    return sorted(outputs, key=lambda output: shop.positions[output.subject])
