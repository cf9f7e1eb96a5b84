"""What a caller decides about one build."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """One build, as the command line (or a program) asks for it.

    `destination` is None where the config or `_site` decides; `overrides` are configuration keys that beat the
    files (`{"future": True}`); `environ` is the process's environment, passed in so that nothing below reads it.
    """

    source: Path
    destination: Path | None = None
    config_files: tuple[str, ...] = ()
    overrides: Mapping[str, object] = field(default_factory=dict)
    strict: bool = False
    force: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
