"""Who runs the jobs: this process, one job after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.render.job import Needs, run_job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blogengine.model.output import Output
    from blogengine.render.job import Rendered
    from blogengine.render.workshop import Workshop


def render_serially(shop: Workshop, outputs: Sequence[Output]) -> Iterator[Rendered]:
    """Render every output in this process, where all bodies are at hand, in Jekyll's rendering order."""
    ordered = sorted(outputs, key=lambda output: shop.positions[output.subject])
    for result in run_job(shop, tuple(ordered)):
        assert not isinstance(result, Needs), "a serial build has every body"
        yield result
