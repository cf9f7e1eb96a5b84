"""Every output of a plan into the sink: static files copied, what stands kept, the rest rendered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.build.executors import render
from blogengine.model.output import Kind
from blogengine.plan.outputs import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogengine.build.memory import Memory
    from blogengine.build.report import Progress
    from blogengine.build.settle import Findings
    from blogengine.errors import SourceSpan
    from blogengine.model.output import Output
    from blogengine.plan.outputs import Plan
    from blogengine.render.workshop import Workshop
    from blogengine.write.sink import Sink


def render_site(
    shop: Workshop, plan: Plan, sink: Sink, findings: Findings, memory: Memory, *, progress: Progress | None
) -> None:
    """Bring every output into the sink; what was found on the way, now or when what stands was made, is noted."""
    made = [output for output in plan.outputs if output.kind is not Kind.STATIC]
    _copy_static(shop, plan, sink, findings)
    stands = memory.certain(made)
    waiting = _keep(made, stands, sink, memory)
    waiting += [output for output in made if output.path not in stands]
    waiting = _render(shop, waiting, sink, findings, memory, progress=progress)
    if waiting:  # the site has lost what nothing else asks to be made again
        _render(shop, waiting, sink, findings, memory, progress=None)
    findings.add(*memory.findings(made, shop.positions))


def _copy_static(shop: Workshop, plan: Plan, sink: Sink, findings: Findings) -> None:
    files = {file.id: file.location for file in shop.site.static_files}
    for output in plan.outputs:
        if output.kind is Kind.STATIC:
            with findings.at(_span(shop, output)):
                sink.copy(output.path, Path(files[output.subject]))


def _render(
    shop: Workshop,
    outputs: Sequence[Output],
    sink: Sink,
    findings: Findings,
    memory: Memory,
    *,
    progress: Progress | None,
) -> list[Output]:
    """Render outputs into the sink, but for those that stand; return those of them that the site has lost."""
    stands: dict[str, bytes] = {}
    for done, (rendered, elsewhere) in enumerate(render(shop, outputs, memory.options, sink), 1):
        output = rendered.output
        memory.take(rendered)
        if shop.meter is not None:
            shop.meter.take(rendered.costs)
        findings.add(*(rendered.outside if memory.tells_findings else rendered.diagnostics))
        if rendered.stands is not None:
            stands[output.path] = rendered.stands
        elif elsewhere is not None or rendered.content is not None:
            with findings.at(_span(shop, output)):
                staged = elsewhere or sink.stage(output.path, rendered.content or b"", rendered.digest)
                memory.made(output, staged.digest)
                sink.take(output.path, staged)
        else:
            memory.made(output, b"")
        if progress is not None:
            progress(done, len(outputs))
    return _keep(outputs, stands, sink, memory)


def _keep(outputs: Sequence[Output], stands: dict[str, bytes], sink: Sink, memory: Memory) -> list[Output]:
    """Take over what stands; return what must be made after all, for the site has lost it."""
    lost = sink.keep({path: digest for path, digest in stands.items() if digest})
    again = [output for output in outputs if output.path in lost]
    memory.force(again)
    for output in outputs:
        if output.path in stands and output.path not in lost:
            memory.made(output, stands[output.path])
    return again


def _span(shop: Workshop, output: Output) -> SourceSpan:
    """Return the place that an output's path comes from."""
    subject = shop.answers.subject(output.subject)
    assert subject is not None
    return span_of(subject)
