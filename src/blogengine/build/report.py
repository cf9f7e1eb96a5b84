"""What came of a build, as values for whoever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.errors import Diagnostic
    from blogengine.render.meter import Cost


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A build that published a site.

    `pages` are the rendered outputs that are no posts; `seconds` is wall time, `phases` its parts in order; `explained`
    tells why the output that the options name was or was not made again; `changed` are the paths of the files that were
    written or removed; `costs` is what templates cost, by file, where that was measured and something was rendered.
    """

    destination: Path
    posts: int
    pages: int
    written: int
    unchanged: int
    removed: int
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    phases: Mapping[str, float] = field(default_factory=dict)
    explained: str | None = None
    changed: tuple[str, ...] = ()
    costs: Mapping[str, Cost] = field(default_factory=dict)


class Progress(Protocol):
    """Told how far a build is; must be cheap and must not raise."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` outputs are rendered."""
        ...
