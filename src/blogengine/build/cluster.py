"""Outputs rendered by the workers of a Dask cluster, which share nothing with this machine but what is carried to them.

The site travels as the result of a task, so that whoever needs it fetches it once, and Dask makes it again where the
workers that had it are gone; jobs bring the bodies of their outputs. What a job lacks it says, and is run again with
it. What the cluster cannot render, for it falls apart in mid-build, this process renders itself.
"""

from __future__ import annotations

import logging
import pickle
import queue
import re
import uuid
import warnings
from collections import Counter, deque
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from blogengine.build.worker import Job, Refused, Shared, engine, forget, work
from blogengine.errors import BlogError, ConfigError, Diagnostic
from blogengine.records import dataclass, field, replace
from blogengine.render.job import Needs, Rendered, render_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from distributed import Client, Future

    from blogengine.model.output import Output
    from blogengine.render.workshop import Workshop

    _Answer = Future[list[Rendered | Needs] | Refused]

_ADDRESS = re.compile(r"dask://([^\s/]+:\d+)/?")
_CONNECT = 10
"""Seconds to wait for the scheduler, and for its first worker."""
_LOOK, _PATIENCE = 5, 6
"""Seconds without a result after which to look whether there are workers; how often to find none before giving up."""
_TAKE, _AGAIN = 5, 3
"""Seconds to wait for a result that is ready, for its worker may just have died; how often to have it made again then."""
_CHUNK = 25
_AROUND = 50
"""How many bodies in rendering order an output is sent that lacked one; if that does not do, it is sent all."""
_SHEETS = (".scss", ".sass", ".css")


def render_on_cluster(shop: Workshop, ordered: Sequence[Output], executor: str) -> Iterator[Rendered]:
    """Render outputs, which are in rendering order, on the cluster of `dask://HOST:PORT`; results come as they are ready.

    Raises ConfigError (`executor`) where there is no such cluster, or its workers have another engine than this process.
    """
    missing = {output.path: output for output in ordered}
    with closing(_connect(executor)) as client, _quietly():
        _check(client)
        for rendered in _Round(shop, client).results(ordered):
            missing.pop(rendered.output.path, None)
            yield rendered
    finding = Diagnostic("executor-lost", f"{executor} did not render everything: the rest was rendered here",
                         hint="see the logs of its scheduler and workers")  # fmt: skip
    for result in render_all(shop, missing.values()):
        yield replace(result, outside=(*result.outside, finding))


def _connect(executor: str) -> Client:
    """Return a client of a cluster that has a worker at least. Raises ConfigError."""
    found = _ADDRESS.fullmatch(executor)
    if found is None:
        raise ConfigError(f"{executor} is no executor", hint="write it as dask://HOST:PORT", code="executor")
    try:
        from distributed import Client  # noqa: PLC0415 - heavy, and an extra
    except ImportError:
        raise ConfigError(f"{executor} cannot be used: Dask is not installed here",
                          hint="install blogengine[dask]", code="executor") from None  # fmt: skip
    try:
        client = Client(f"tcp://{found[1]}", timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigError(f"no scheduler answers at {executor}: {error}",
                          hint="start one with `dask scheduler`, and see docs/cluster.md", code="executor") from None  # fmt: skip
    try:
        client.wait_for_workers(1, timeout=_CONNECT)
    except (OSError, TimeoutError):
        client.close()
        raise ConfigError(f"the scheduler at {executor} has no workers",
                          hint="start some with `dask worker`, and see docs/cluster.md", code="executor") from None  # fmt: skip
    return client


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Dask's client from printing what it survives: a build tells what comes of it."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _check(client: Client) -> None:
    """Raise ConfigError where a worker would not make the same site."""
    for address, found in sorted(client.run(engine, on_error="return").items()):
        if isinstance(found, Exception):
            raise ConfigError(f"the worker {address} has no blogengine that can be used: {found}",
                              hint=f"install blogengine[dask] {engine()['blogengine']} there", code="executor")  # fmt: skip
        if found != engine():
            raise _refusal(f"the worker {address}", found)


def _refusal(who: str, found: Mapping[str, str]) -> ConfigError:
    differing = (f"{name} {found.get(name, 'none')}, here {version}" for name, version in engine().items()
                 if found.get(name) != version)  # fmt: skip
    return ConfigError(f"{who} would not make the same site: it has {'; '.join(differing)}",
                       hint="install the same versions everywhere", code="executor")  # fmt: skip


@dataclass(slots=True)
class _Round:
    """One build's jobs on their way through a cluster."""

    shop: Workshop
    client: Client
    build: str = field(default_factory=lambda: uuid.uuid4().hex)
    ready: queue.SimpleQueue[_Answer] = field(default_factory=queue.SimpleQueue)
    waiting: deque[tuple[Output, ...]] = field(default_factory=deque)
    running: dict[_Answer, tuple[Output, ...]] = field(default_factory=dict)
    files: dict[str, bytes | None] = field(default_factory=dict)
    extra: dict[str, set[str]] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    number: int = 0
    shared: Future[bytes] | None = None
    everything: Future[bytes] | None = None

    def results(self, ordered: Sequence[Output]) -> Iterator[Rendered]:
        """Yield what the cluster makes; what it fails to make is not among it. Raises ConfigError."""
        self.waiting += (tuple(ordered[start : start + _CHUNK]) for start in range(0, len(ordered), _CHUNK))
        site = Shared(self.shop.site, tuple(each.name for each in self.shop.features), self.shop.meter is not None)
        self.shared = self._carry(site)
        at_once = 2 * sum(self.client.nthreads().values()) + 2
        while self.waiting or self.running:
            while self.waiting and len(self.running) < at_once:
                self._submit(self.waiting.popleft())
            future = self._next()
            if future is None:
                return
            yield from self._taken(future, self.running.pop(future))
        with suppress(OSError, TimeoutError):
            self.client.run(forget, self.build, on_error="ignore")

    def _submit(self, outputs: tuple[Output, ...]) -> None:
        """Send a job off; `ready` will tell when it is done, whatever came of it."""
        self.number += 1
        needs_all = any(self.times[output.path] > 1 for output in outputs)
        if needs_all and self.everything is None:
            self.everything = self._carry(self._bodies(self.shop.positions))
        wanted = (each for output in outputs for each in (output.subject, *self.extra.get(output.path, ())))
        bodies = {} if needs_all else self._bodies(wanted)
        job = Job(self.build, self.number, engine(), outputs, bodies, dict(self.files))
        everything = self.everything if needs_all else None
        future = self.client.submit(work, self.shared, everything, job, key=f"blog-{self.build}-{self.number}")
        self.running[future] = outputs
        future.add_done_callback(self.ready.put)

    def _next(self) -> _Answer | None:
        """Return a job that is done; None where there are no workers, and none come."""
        vain = 0
        while vain < _PATIENCE:
            try:
                return self.ready.get(timeout=_LOOK)
            except queue.Empty:
                vain = 0 if self._has_workers() else vain + 1
        return None

    def _has_workers(self) -> bool:
        try:
            return self.client.status == "running" and bool(self.client.nthreads())
        except (OSError, TimeoutError):
            return False

    def _taken(self, future: _Answer, outputs: tuple[Output, ...]) -> Iterator[Rendered]:
        """Yield what a job made; what it needs is looked for, and its outputs wait again."""
        try:
            results = future.result(timeout=_TAKE)
        except TimeoutError:
            self.lost.update(output.path for output in outputs)
            if self.lost[outputs[0].path] < _AGAIN:
                self.waiting.appendleft(outputs)
            return
        except Exception:  # noqa: BLE001 - whatever befell it on its way: its outputs are rendered here
            return
        if isinstance(results, Refused):
            raise _refusal("a worker", results.engine)
        again = [result for result in results if isinstance(result, Needs)]
        yield from (result for result in results if isinstance(result, Rendered))
        for needs in again:
            self._provide(needs)
        alone = [needs.output for needs in again if needs.bodies]
        self.waiting.extendleft((output,) for output in alone)
        if len(again) > len(alone):
            self.waiting.appendleft(tuple(needs.output for needs in again if not needs.bodies))

    def _provide(self, needs: Needs) -> None:
        """Look for what an output needs, and for what it will probably need next."""
        if needs.bodies:
            self.times[needs.output.path] += 1
            order = list(self.shop.positions)
            for subject in needs.bodies:
                start = max(self.shop.positions[subject] - _AROUND // 2, 0)
                self.extra.setdefault(needs.output.path, set()).update((subject, *order[start : start + _AROUND]))
        for path in sorted(needs.files - self.files.keys()):
            self.files[path] = self._file(path)
            folder = path[: path.rfind("/") + 1]
            if folder and path.endswith(_SHEETS) and self.files[path] is not None:
                self.files |= {each: self._file(each) for each in self._sheets(folder) if each not in self.files}

    def _file(self, path: str) -> bytes | None:
        tree = self.shop.tree
        try:
            return tree.read(path) if tree.has(path) else None
        except BlogError:
            return None

    def _sheets(self, folder: str) -> Iterator[str]:
        """Yield all of Sass in a folder of the source: a file of it that is imported is seldom the only one."""
        entries = self.shop.tree.walk(lambda path: f"{path}/".startswith(folder) or folder.startswith(f"{path}/"))
        yield from (each.path for each in entries if each.path.startswith(folder) and each.path.endswith(_SHEETS))

    def _bodies(self, subjects: Iterable[str]) -> dict[str, bytes]:
        return {each: body for each in subjects if (body := self.shop.bodies.get(each)) is not None}

    def _carry(self, value: object) -> Future[bytes]:
        """Return a value's bytes as a task's result: on whichever worker needs it, and safe while the scheduler is."""
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that it is large: it is sent once
            return self.client.submit(bytes, content, pure=False)
