"""Installed gems, found without Ruby: where its package managers put them, and what their specifications say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_IN_SITE = ("vendor/bundle/ruby/*", "vendor/bundle")
_IN_HOME = (
    ".local/share/gem/ruby/*",
    ".gem/ruby/*",
    ".gem",
    ".rbenv/versions/*/lib/ruby/gems/*",
    ".asdf/installs/ruby/*/lib/ruby/gems/*",
    ".local/share/mise/installs/ruby/*/lib/ruby/gems/*",
    ".rvm/gems/*",
)
_ON_SYSTEM = (
    "usr/local/bundle",
    "usr/local/lib/ruby/gems/*",
    "opt/homebrew/lib/ruby/gems/*",
    "var/lib/gems/*",
    "usr/lib/ruby/gems/*",
    "usr/share/gems",
    "usr/share/rubygems-integration/*",
)
_VERSION = re.compile(r"\d+(?:\.[0-9A-Za-z]+)*\Z")


@dataclass(frozen=True, slots=True)
class Gem:
    """A gem on this machine; `root` holds its files, `specification` is the text of its specification, empty if missing.

    It may also be a theme that is no gem: without a version, and None for the specification where nothing is known.
    """

    name: str
    version: str
    root: Path
    specification: str | None = ""


def gem_folders(environ: Mapping[str, str], source: Path, system: Path = Path("/")) -> tuple[Path, ...]:
    """Return the folders in which gems may be (each with `gems/` and `specifications/`), the site's own first.

    After `vendor/bundle` in the site come GEM_HOME, GEM_PATH, those of the user and those of the `system`.
    """
    named = [environ.get("GEM_HOME", ""), *environ.get("GEM_PATH", "").split(":")]
    home = environ.get("HOME")
    found = [
        *_matching(source, _IN_SITE),
        *(Path(each) for each in named if each),
        *(_matching(Path(home), _IN_HOME) if home else ()),
        *_matching(system, _ON_SYSTEM),
    ]
    return tuple(dict.fromkeys(found))


def _matching(root: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the folders that patterns name, of several Rubies the newest first."""
    return [each for pattern in patterns for each in sorted(root.glob(pattern), key=_by_version, reverse=True)]


def _by_version(folder: Path) -> list[tuple[int, int, str]]:
    return _ordered(folder.name)


def find_gem(name: str, folders: Iterable[Path]) -> Gem | None:
    """Return the newest version of a gem in the first folder that has it, None where none has."""
    if not name or "/" in name or name.startswith("."):
        return None
    for folder in folders:
        versions = [each for each in _folders_of(name, folder) if each.is_dir()]
        if versions:
            root = max(versions, key=lambda each: _ordered(each.name.removeprefix(f"{name}-")))
            specification = folder / "specifications" / f"{root.name}.gemspec"
            return Gem(name, root.name.removeprefix(f"{name}-"), root, _text(specification))
    return None


def _folders_of(name: str, folder: Path) -> list[Path]:
    try:
        found = [each for each in (folder / "gems").iterdir() if each.name.startswith(f"{name}-")]
    except OSError:
        return []
    return [each for each in found if _VERSION.match(each.name.removeprefix(f"{name}-"))]


def _ordered(version: str) -> list[tuple[int, int, str]]:
    """Return what orders versions as RubyGems does: number by number, a word (`pre`) before any number."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    ordered = [(1, int(part), "") if part.isdecimal() else (-1, 0, part) for part in parts]
    return [*ordered, (0, 0, "")]


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
