"""Bringing a theme into a site's `themes/`: what of it is taken, under which name, all of it or nothing."""

from __future__ import annotations

import posixpath
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from blogengine.errors import ContentError, OutputError
from blogengine.records import dataclass
from blogengine.scaffold.theme_sources import bring
from blogengine.write.failures import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogengine.scaffold.theme_sources import Brought

_FOLDERS: Final = ("_layouts", "_includes", "_sass", "_data", "assets")
_OWN_FOLDERS: Final = ("layouts", "includes", "sass", "data", "assets")
_ROOT_FILE = re.compile(r"(?:licen[cs]e|copying|notice|readme)(?:[.-].*)?|[^/]+\.gemspec|theme\.yml", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_GEM_NAME = re.compile(r"\.name\s*=\s*[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Added:
    """A theme that is in `folder` now; `files` of it, and whether another one was there before."""

    name: str
    folder: Path
    files: int
    replaced: bool


def add_theme(
    themes: Path, what: str, *, name: str | None = None, ref: str | None = None, wanted: str = "", force: bool = False
) -> Added:
    """Bring a theme into the folder `themes`, as `name` or as it calls itself; `wanted` is the theme that the site asks for.

    `what` and `ref` are as in `bring`. Raises ContentError (`theme-fetch`) where there is no theme, and OutputError
    (`write`) where one of that name is there already, unless `force` has it replaced, or the folder cannot be written.
    """
    brought = bring(what, ref)
    files = _taken(brought)
    if not any(path.partition("/")[0] in {*_FOLDERS, *_OWN_FOLDERS} and "/" in path for path in files):
        hint = f"a theme has one of the folders {', '.join(_FOLDERS)}"
        raise ContentError(f"{what} is no theme", hint=hint, code="theme-fetch")
    chosen = name or _chosen(brought, files, wanted)
    if not _NAME.fullmatch(chosen):
        raise ContentError(f"{chosen!r} cannot be the name of a theme's folder", hint="give another by --name",
                           code="theme-fetch")  # fmt: skip
    folder = themes / chosen
    replaced = folder.exists()
    if replaced and not force:
        raise OutputError(
            f"{folder} exists already", hint="replace it by --force, or give another --name", code="write"
        )
    with told("write", folder):
        themes.mkdir(parents=True, exist_ok=True)
        _put(files, folder)
    return Added(chosen, folder, len(files), replaced)


def _taken(brought: Brought) -> dict[str, bytes]:
    """Return the files that a theme gives to a site; its own site, tests and tools stay behind."""
    safe = {path: content for path, content in brought.files.items() if _is_inside(path)}
    specification = next(
        (content for path, content in safe.items() if path.endswith(".gemspec") and "/" not in path), b""
    )
    folders = _OWN_FOLDERS if "theme.yml" in safe else _FOLDERS
    with_config = brought.packed or b"_config" in specification
    taken = {
        path: content
        for path, content in safe.items()
        if ("/" in path and path.partition("/")[0] in folders)
        or _ROOT_FILE.fullmatch(path)
        or (path == "_config.yml" and with_config)
    }
    if brought.packed and brought.gems and not specification:
        taken[f"{brought.name}.gemspec"] = _specification(brought)
    return taken


def _is_inside(path: str) -> bool:
    """Say whether a path of an archive stays below the folder that it is unpacked in."""
    odd = "\\" in path or "\0" in path or path.startswith("/") or ":" in path.partition("/")[0]
    return bool(path) and not odd and posixpath.normpath(path) == path and not path.startswith("../") and path != ".."


def _specification(brought: Brought) -> bytes:
    """Return what an installed gem's specification would say of the gems that the theme needs."""
    lines = [f'  s.add_runtime_dependency "{each}"' for each in brought.gems if _NAME.fullmatch(each)]
    text = ["# What the gem's metadata say, for builds that run its plugins.", "Gem::Specification.new do |s|"]
    return "\n".join([*text, f'  s.name = "{brought.name}"', *lines, "end", ""]).encode()


def _chosen(brought: Brought, files: Mapping[str, bytes], wanted: str) -> str:
    """Return the theme's name: what the site calls it, if that is one of its names."""
    specifications = [
        content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".gemspec")
    ]
    names = [found[1] for text in specifications if (found := _GEM_NAME.search(text))]
    return wanted if wanted in names else brought.name


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files as a new folder, beside its place first; what was there before stays until all is written."""
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        fresh, old = staging / "new", staging / "old"
        fresh.mkdir()
        for path, content in files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if folder.exists() or folder.is_symlink():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
