"""The story of a build: read, generate, plan, render, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blogengine.build.options import BuildOptions
    from blogengine.build.report import BuildReport, Progress


def build_site(options: BuildOptions, progress: Progress | None = None) -> BuildReport:
    """Build a site and publish it.

    Raises BuildFailed, with every diagnostic of the build, where anything is an error: nothing of the previous
    output is touched then.
    """
    raise NotImplementedError
