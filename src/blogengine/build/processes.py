"""Outputs rendered by several processes: forked, so that each has the site, its templates and its bodies at once.

Each takes the next chunk that is left, stages its pages, and sends what else came of it through a pipe. What a process
fails to send, for it was killed or ran out of memory, this one renders itself: the result is the same, later.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import tempfile
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from blogengine.errors import BlogError
from blogengine.records import replace
from blogengine.render.job import Rendered, render_all, run_job

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blogengine.model.output import Output
    from blogengine.render.workshop import Workshop
    from blogengine.write.sink import Sink, Staged

    _Result = tuple[Rendered, Staged | None]

_CHUNK = 25
"""The most outputs that a process takes at once; towards the end it takes fewer, for all to end together."""
_NUMBER = 4
_LENGTH = 8


def render_in_processes(shop: Workshop, ordered: Sequence[Output], count: int, sink: Sink) -> Iterator[_Result]:
    """Render outputs, which are in rendering order, by `count` processes; results come as they are ready.

    What could be staged in the sink has no content.
    """
    chunks = _chunks(ordered, count)
    missing = {output.path: output for output in ordered}
    workers: dict[int, int] = {}
    sink.share()
    try:
        with suppress(OSError), _turns(len(chunks)) as turns:  # no more processes: as many as there are do it
            for _ in range(count):
                workers.update([_start(shop, _next(chunks, turns), tuple(workers), sink)])
        for result in _received(workers):
            missing.pop(result[0].output.path, None)
            yield result
    finally:
        for pipe, process in workers.items():
            os.close(pipe)
            os.waitpid(process, 0)
    for rendered in render_all(shop, missing.values()):
        yield rendered, None


def _chunks(ordered: Sequence[Output], count: int) -> list[tuple[Output, ...]]:
    chunks = []
    start = 0
    while start < len(ordered):
        end = start + min(_CHUNK, max(1, (len(ordered) - start) // (4 * count)))
        chunks.append(tuple(ordered[start:end]))
        start = end
    return chunks


@contextmanager
def _turns(count: int) -> Iterator[int]:
    """Yield a descriptor from which each process reads the number of its next chunk: forked, they share the place in it."""
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
        file.seek(0)
        yield file.fileno()


def _next(chunks: Sequence[tuple[Output, ...]], turns: int) -> Iterator[tuple[Output, ...]]:
    while number := os.read(turns, _NUMBER):
        yield chunks[int.from_bytes(number, "big")]


def _start(shop: Workshop, chunks: Iterable[tuple[Output, ...]], pipes: tuple[int, ...], sink: Sink) -> tuple[int, int]:
    """Begin a process; return the end of a pipe that it writes to, and its number."""
    read, write = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(read)
        os.close(write)
        raise
    if process:
        os.close(write)
        return read, process
    status = 1
    gc.freeze()  # to look for garbage in what the parent made would write to memory that both share
    try:
        for pipe in (*pipes, read):
            os.close(pipe)
        with os.fdopen(write, "wb") as out:
            _work(shop, chunks, out, sink)
        status = 0
    finally:
        os._exit(status)


def _work(shop: Workshop, chunks: Iterable[tuple[Output, ...]], out: IO[bytes], sink: Sink) -> None:
    if shop.past is not None:
        shop.past.reopen()
    for chunk in chunks:
        for rendered in run_job(shop, chunk):
            if isinstance(rendered, Rendered):  # what it needs else, the other process has
                content = pickle.dumps(_staged(rendered, sink), pickle.HIGHEST_PROTOCOL)
                out.write(len(content).to_bytes(_LENGTH, "big") + content)


def _staged(rendered: Rendered, sink: Sink) -> _Result:
    """Return a result without its bytes; with them where they cannot be staged: the other process will tell of it."""
    if rendered.content is not None:
        with suppress(BlogError):
            return replace(rendered, content=None), sink.stage(rendered.output.path, rendered.content, rendered.digest)
    return rendered, None


def _received(workers: dict[int, int]) -> Iterator[_Result]:
    """Yield what the processes send until each has ended."""
    parts = {pipe: bytearray() for pipe in workers}
    with selectors.DefaultSelector() as selector:
        for pipe in workers:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                part = os.read(key.fd, 1 << 20)
                if not part:
                    selector.unregister(key.fd)
                    continue
                parts[key.fd] += part
                yield from _complete(parts[key.fd])


def _complete(buffer: bytearray) -> Iterator[_Result]:
    """Yield, and take out of the buffer, the results that are whole."""
    start = 0
    while len(buffer) - start >= _LENGTH:
        length = int.from_bytes(buffer[start : start + _LENGTH], "big")
        end = start + _LENGTH + length
        if len(buffer) < end:
            break
        yield pickle.loads(bytes(buffer[start + _LENGTH : end]))  # noqa: S301 - from our own process
        start = end
    del buffer[:start]
