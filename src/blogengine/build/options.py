"""What a caller decides about one build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """One build, as the command line (or a program) asks for it.

    `destination` is None where the config or `_site` decides; `overrides` are configuration keys that beat the
    files (`{"future": True}`); without `cache` nothing is taken from earlier builds; `jobs` is how many processes
    render, None for as many as pay; `executor` is the cluster to render on (`dask://HOST:PORT`); with `profile` it is
    measured what templates cost; `explain` is the path of an output to tell about; `environ` is the process's
    environment, passed in so that nothing below reads it.
    """

    source: Path
    destination: Path | None = None
    config_files: tuple[str, ...] = ()
    overrides: Mapping[str, object] = field(default_factory=dict)
    strict: bool = False
    force: bool = False
    cache: bool = True
    jobs: int | None = None
    executor: str | None = None
    profile: bool = False
    explain: str | None = None
    environ: Mapping[str, str] = field(default_factory=dict)

    def identity(self) -> tuple[object, ...]:
        """Return what tells this way to build a source from others, as plain data."""
        destination = str(self.destination.absolute()) if self.destination is not None else None
        options = sorted((key, str(value)) for key, value in self.overrides.items())
        return str(self.source.absolute()), destination, self.config_files, options, self.strict
