"""Compiles when a wheel is built: the inner loops of Markdown and highlighting to C, and regular expressions.

The modules are the same, types and all: mypyc reads the types that are there. Where there is no C compiler, or they
cannot be compiled, the wheel is made of Python alone and does the same, slower. `BLOGENGINE_PURE=1` asks for that. An
editable install is never compiled: who edits the sources wants to see it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMPILED = (
    "highlight/alternation.py",
    "highlight/highlighter.py",
    "highlight/html.py",
    "highlight/tokens.py",
    "markdown/kramdown",
)
PATTERNS = "blogengine/text/patterns.bin"
TOOLS = ("mypy[mypyc]>=1.18", "setuptools>=70", "types-Pygments")


class CompiledCore(BuildHookInterface[Any]):  # of any builder's configuration
    """The build hook; see https://hatch.pypa.io/latest/plugins/build-hook/custom/."""

    def dependencies(self) -> list[str]:
        """Return what compiling needs: its tools, and what the modules import."""
        return [*TOOLS, *self.metadata.core.dependencies] if _is_wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # as hatchling has it
        """Add the compiled modules to a wheel."""
        if version == "editable" or not _is_wanted():
            return
        self._folder = Path(tempfile.mkdtemp(prefix="blogengine-compiled-"))
        built = self._folder / "built"
        patterns = built / PATTERNS
        patterns.parent.mkdir(parents=True)
        with chdir(Path(self.root) / "src"):
            if not self._succeeds("its compiled core", lambda: _compile(self._folder, built)):
                return
        self._succeeds("patterns compiled ahead", lambda: _compile_patterns(Path(self.root), patterns))
        made = [*built.rglob("*.so"), *built.rglob("*.bin")]
        build_data["force_include"].update({str(file): file.relative_to(built).as_posix() for file in made})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def _succeeds(self, what: str, make: Callable[[], object]) -> bool:
        try:
            make()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, there is another way
            self.app.display_warning(f"blogengine is installed without {what}: {error}")
            return False
        return True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - as hatchling has it
        """Remove what was compiled."""
        shutil.rmtree(getattr(self, "_folder", ""), ignore_errors=True)


def _is_wanted() -> bool:
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return "BLOGENGINE_PURE" not in os.environ and shutil.which(compiler) is not None and headers.exists()


def _modules() -> Iterator[str]:
    """Yield the modules to compile; what defines data classes stays as it is, for these are made when it is imported."""
    for path in COMPILED:
        inside = Path("blogengine", path)
        for file in [inside] if inside.is_file() else sorted(inside.rglob("*.py")):
            text = file.read_text()
            if file.name != "__init__.py" and "@dataclass" not in text and "(NamedTuple)" not in text:
                yield str(file)


def _compile(folder: Path, built: Path) -> None:
    """Compile the modules; the package goes into `built`, and what is needed meanwhile into `folder`."""
    from mypyc.build import mypycify  # noqa: PLC0415 - a tool that is there where it is wanted
    from setuptools import Distribution  # noqa: PLC0415 - likewise

    checks = [
        f"--cache-dir={folder / 'types'}",
        "--config-file=",
        "--ignore-missing-imports",
        "--follow-imports=silent",
    ]
    extensions = mypycify(
        [*checks, *_modules()], opt_level="2", debug_level="0", target_dir=str(folder / "c"), group_name="blogengine"
    )
    distribution = Distribution({"name": "blogengine", "ext_modules": extensions})
    command = distribution.get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(built), str(folder / "objects")
    command.ensure_finalized()
    command.run()


def _compile_patterns(root: Path, file: Path) -> None:
    """Write the file of patterns, by a process of its own: one that has compiled none."""
    command = [sys.executable, "-B", "hatch_patterns.py", str(file)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise RuntimeError(done.stderr)
