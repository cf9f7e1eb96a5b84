"""Which folders a site may be built into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.errors import OutputError
from blogengine.write.failures import told
from blogengine.write.ownership import has_record
from blogengine.write.paths import RECORD
from blogengine.write.staging import CACHE_FOLDER, is_preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogengine.config.config import Config

DEFAULT = "_site"
_HINT = "name a folder of its own with --destination, as --destination _site"


def check_destination(
    destination: Path, source: Path, config: Config, *, force: bool = False, home: Path | None = None
) -> Path:
    """Return the folder to publish to: `destination`, absolute, with symlinks resolved; it need not exist.

    Raises OutputError (code `destination`) for the source, a parent of it, `home` or a parent of it, `/`, a folder
    that the site is read from (but for the previews in `.blog-cache`), and a file; without `force` also for a folder that holds something and that no build
    made. A folder with nothing but the config's `keep_files` counts as empty, and a Jekyll site's `_site` as built.
    """
    try:
        target, root = destination.resolve(), source.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError(f"the destination {destination} cannot be resolved: {error}", hint=_HINT) from error
    problem = _forbidden(target, root, home) or _content(target, root, config)
    if problem:
        raise OutputError(f"the destination {target} {problem}", hint=_HINT)
    built = not config.native and target == root / DEFAULT
    if not force and not built and _is_foreign(target, config.keep_files):
        told_by = "its record is damaged" if (target / RECORD).is_file() else f"it has no {RECORD} record"
        raise OutputError(
            f"the destination {target} holds files, and no build made it: {told_by}",
            hint="build into another folder, or say --force: files of the same names are then replaced, others stay",
        )
    return target


def _forbidden(target: Path, source: Path, home: Path | None) -> str | None:
    if _same(target, source):
        return "is the source"
    if any(_same(target, parent) for parent in source.parents):
        return "holds the source" if target != Path("/") else "is the root of the file system"
    if home and any(_same(target, each) for each in (home.resolve(), *home.resolve().parents)):
        return "is your home folder" if _same(target, home.resolve()) else "holds your home folder"
    if target.exists() and not target.is_dir():
        return "is not a folder"
    return None


def _same(one: Path, other: Path) -> bool:
    """Equal by name, or one folder by two names (a bind mount, a file system that ignores case)."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _content(target: Path, source: Path, config: Config) -> str | None:
    if is_preview(target, source):
        return None
    for name in _content_folders(config):
        folder = (source / name).resolve()
        if target == folder or folder in target.parents:
            return f"is in {name}/, which the site is read from"
    return None


def _content_folders(config: Config) -> Iterator[str]:
    folders = config.folders
    names = (*folders.posts, *folders.drafts, *folders.data, *folders.layouts, *folders.includes, *folders.sass)
    yield from (name for name in (*names, folders.collections) if name.strip("/."))
    yield from (f"_{collection.label}" for collection in config.collections)
    yield from (".git", CACHE_FOLDER)
    if config.native:
        yield folders.themes


def _is_foreign(target: Path, keep_files: tuple[str, ...]) -> bool:
    with told("read", target):
        if not target.is_dir() or has_record(target):
            return False
        return any(entry.name not in keep_files for entry in target.iterdir())
