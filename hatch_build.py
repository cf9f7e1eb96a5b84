"""Compiles when a wheel is built: the inner loops of Markdown and highlighting to C, and regular expressions.

The modules are the same, types and all: mypyc reads the types that are there. Where there is no C compiler, or they
cannot be compiled, the wheel is made of Python alone and does the same, slower. `BLOGENGINE_PURE=1` asks for that. An
editable install is never compiled: who edits the sources wants to see it.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import shutil
import sys
import sysconfig
import tempfile
from contextlib import chdir, suppress
from importlib import import_module
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
        self._succeeds("patterns compiled ahead", lambda: patterns.write_bytes(_patterns(Path(self.root))))
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


class _Asked:
    """Has no pattern, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.patterns: dict[tuple[str, int], None] = {}

    def find(self, pattern: str, flags: int = 0) -> None:
        self.patterns[pattern, flags] = None


def _patterns(root: Path) -> bytes:
    """Return the file of the patterns that the sources ask for, compiled."""
    sources = str(root / "src")
    sys.path.insert(0, sources)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    try:
        from blogengine.text import ahead, patterns  # noqa: PLC0415 - the sources'

        asked = _Asked()
        patterns._ahead = lambda: asked  # type: ignore[assignment]  # noqa: SLF001 - in this process alone
        _ask_modules()
        _ask_markdown(root)
        return ahead.pack(asked.patterns)
    finally:
        sys.dont_write_bytecode = before
        sys.path.remove(sources)


def _ask_modules() -> None:
    """Ask for the patterns of all modules, also those that are compiled later: by themselves, or with a lexer's states."""
    import blogengine  # noqa: PLC0415 - the sources'
    from blogengine.highlight.alternation import Alternation  # noqa: PLC0415 - likewise
    from blogengine.highlight.lexers import OURS, reader_for  # noqa: PLC0415 - likewise
    from blogengine.text.patterns import _Later, compiled  # noqa: PLC0415 - likewise

    for each in pkgutil.walk_packages(blogengine.__path__, "blogengine.", onerror=lambda _: None):
        if not each.name.endswith("__main__"):
            with suppress(ImportError):
                import_module(each.name)
    readers = [reader_for(tag) for tag in OURS]
    for found in gc.get_objects():
        if isinstance(found, _Later):
            compiled(found.pattern, found.flags)
        elif isinstance(found, Alternation):
            found.prepare()
    del readers  # they had to live until here


def _ask_markdown(root: Path) -> None:
    """Ask for the patterns that Markdown needs for real text."""
    from blogengine.highlight.highlighter import Highlighter  # noqa: PLC0415 - the sources'
    from blogengine.markdown import make_markdown  # noqa: PLC0415 - likewise

    for engine in ("kramdown", "commonmark", "commonmarkghpages"):
        markdown = make_markdown(engine, {}, Highlighter())
        markdown.smartify("'text'")
        for path in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("posts/*.md")]):
            markdown.convert(path.read_text("utf-8"), path=path.name)
