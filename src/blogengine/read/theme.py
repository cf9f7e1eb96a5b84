"""Themes: where one lies, and what of it a site has not replaced (DESIGN: file by file).

A theme is looked for in the site's `themes/<name>/`, among those that come with the engine, among the Python packages
with an entry point in the group `blogengine.themes`, and among the installed gems. Jekyll's folders (`_layouts`) and the
engine's own (`layouts`) are the same here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from blogengine.errors import ContentError, Diagnostic, SourceSpan
from blogengine.read.gems import Gem, find_gem
from blogengine.records import dataclass, field
from blogengine.text import yaml
from blogengine.text.gemspec import dependencies_of
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blogengine.config.config import Config
    from blogengine.read.tree import Entry, Tree

_PACKED = Path(__file__).parent.parent / "_themes"
_CHECKOUT = Path(__file__).parent.parent.parent.parent / "themes"
ENTRY_POINTS: Final = "blogengine.themes"
_FOLDERS: Final = ("layouts", "includes", "sass", "assets", "data")
SETTINGS = "theme.yml"
CONFIG = "_config.yml"


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file that a theme gives a site: where it is, its name in messages, and its path below the theme's root.

    The path's first folder is one of `layouts includes sass assets data`, whatever it is called in the theme.
    """

    tree: Tree
    entry: Entry
    label: str
    below: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as one site sees it: the site's own `themes/<name>/` laid over what is found elsewhere.

    `settings` are those of `theme.yml`, `config` those of a Jekyll theme's `_config.yml`. `gems` are the plugins that it
    depends on, None where nothing says so. `gem` are its specification, as a text, and its version.
    """

    name: str = ""
    files: Mapping[str, ThemeFile] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    config: Mapping[str, object] = field(default_factory=dict)
    gems: tuple[str, ...] | None = None
    gem: tuple[str, str] = "", ""

    def below(self, folder: str) -> list[ThemeFile]:
        """Return the files under a folder of the theme, ordered by path, folder by folder."""
        paths = sorted((path for path in self.files if path.startswith(f"{folder}/")), key=lambda path: path.split("/"))
        return [self.files[path] for path in paths]


def shipped_themes() -> Path:
    """Return the folder of the themes that come with the engine: in the wheel, or beside `src` in a checkout."""
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def load_theme(
    config: Config, site: Tree, overlay: Sequence[Entry], found: list[Diagnostic], gems: Sequence[Path] = ()
) -> Theme:
    """Return a site's theme; `overlay` are the site's own files under `themes/<name>/`, `gems` the folders of gems.

    A theme that does not exist is noted in `found`, at the place that asks for it, and is empty.
    """
    name = config.theme_name
    if not name:
        return Theme()
    files: dict[str, ThemeFile] = {}
    gem: Gem | None = None
    if config.native or not overlay:
        gem = _elsewhere(name, gems)
        files = _files_in(site, gem.root) if gem is not None else {}
    prefix = f"{config.folders.themes}/{name}/"
    files |= _named(ThemeFile(site, each, each.path, each.path.removeprefix(prefix)) for each in overlay)
    if not files:
        found.append(_missing(config, name))
    specification, version = (gem.specification, gem.version) if gem else (None, "")
    own = next((path for path in files if path.endswith(".gemspec") and "/" not in path), None)
    if own is not None and specification is None:
        specification = _text(files[own])
    return Theme(
        name,
        files,
        _settings(files.get(SETTINGS), found),
        _config(config, files, found),
        None if specification is None else dependencies_of(specification),
        (specification or "", version),
    )


def decisive(config: Config, source: Path, gems: Sequence[Path] = ()) -> tuple[object, ...]:
    """Return, as plain data, what of a site's theme decides about the configuration, before the theme itself is read."""
    name = config.theme_name
    if not name or "/" in name or name.startswith("."):
        return ()
    own = source / config.folders.themes / name
    gem = _elsewhere(name, gems) if config.native or not own.is_dir() else None
    root = gem.root if gem else None
    files = [
        file for folder in (own, root) if folder is not None for file in sorted(folder.glob("*.*")) if _decides(file)
    ]
    return (str(root), gem.specification if gem else None, *((str(file), file.read_bytes()) for file in files))


def _decides(file: Path) -> bool:
    return file.is_file() and (file.name in {CONFIG, SETTINGS} or file.suffix == ".gemspec")


def _elsewhere(name: str, gems: Sequence[Path]) -> Gem | None:
    """Return a theme outside of the site, which need not be a gem, with what is known of its specification."""
    if name in _shipped():
        return Gem(name, "", shipped_themes() / name)
    package = _package(name)
    return Gem(name, "", package, None) if package is not None else find_gem(name, gems)


def _package(name: str) -> Path | None:
    """Return the folder that an installed package offers as a theme: `package` or `package:folder` in its entry point."""
    if not _is_offered():
        return None
    from importlib import metadata, resources  # noqa: PLC0415 - few sites have a theme that is a package

    for entry in metadata.entry_points(group=ENTRY_POINTS, name=name):
        try:
            folder = Path(str(resources.files(entry.module))) / entry.attr.replace(".", "/")
        except ImportError:
            continue
        if folder.is_dir():
            return folder
    return None


def _is_offered() -> bool:
    """Say whether any installed package offers themes, without the price of reading what every package says."""
    said = (file for folder in sys.path for file in Path(folder or ".").glob("*.dist-info/entry_points.txt"))
    return any(ENTRY_POINTS in file.read_text("utf-8", "replace") for file in said)


def _files_in(site: Tree, root: Path) -> dict[str, ThemeFile]:
    """Return a theme's files; what a symbolic link brings in from outside is left out."""
    tree = site.elsewhere(root, f"{root}/")
    inside = root.resolve()
    entries = (each for each in tree.walk(lambda _: True) if (root / each.path).resolve().is_relative_to(inside))
    return _named(ThemeFile(tree, each, str(root / each.path), each.path) for each in entries)


def _named(files: Iterable[ThemeFile]) -> dict[str, ThemeFile]:
    """Return files by path; where a theme has Jekyll's folders, those are meant, and no others."""
    listed = list(files)
    firsts = {each.below.partition("/")[0] for each in listed}
    if not firsts & {"_layouts", "_includes", "_sass"}:
        return {each.below: each for each in listed}
    out = {}
    for each in listed:
        first, slash, rest = each.below.partition("/")
        if not slash or first == "assets":
            out[each.below] = each
        elif first.removeprefix("_") in _FOLDERS and first.startswith("_"):
            below = f"{first[1:]}/{rest}"
            out[below] = ThemeFile(each.tree, each.entry, each.label, below)
    return out


def _shipped() -> list[str]:
    return sorted(each.name for each in shipped_themes().iterdir() if each.is_dir())


def _missing(config: Config, name: str) -> Diagnostic:
    """Return what to say of a theme that is nowhere: for one on GitHub, which command brings it."""
    remote = config.remote_theme
    if remote is not None:
        message = f"the theme {remote.address} is not in themes/{name}/: a build fetches nothing"
        hint = f"bring it once: blog theme add {remote.address}" + (f" --ref {remote.ref}" if remote.ref else "")
        return Diagnostic("theme-missing", message, config.places.get("remote_theme"), hint)
    message = (
        f"there is no theme `{name}`: neither in themes/{name}/ nor shipped, nor as a Python package or installed gem"
    )
    shipped = _shipped()
    bring = "bring it into themes/: blog theme add PATH, GIT-URL or FILE.gem"
    hint = did_you_mean(name, shipped) or (f"shipped: {', '.join(shipped)}" if config.native else bring)
    return Diagnostic("theme-missing", message, config.places.get("theme"), hint)


def _config(config: Config, files: Mapping[str, ThemeFile], found: list[Diagnostic]) -> Mapping[str, object]:
    """Return a theme's own configuration, as Jekyll 4 reads it: not a remote theme's, nor where the site says no."""
    ignored = config.raw.get("ignore_theme_config") is True
    refused = ignored or config.native or config.remote_theme or config.dialect != "jekyll4"
    file = None if refused else files.get(CONFIG)
    return {} if file is None or Path(file.tree.locate(file.entry.path)).is_symlink() else _settings(file, found)


def _text(file: ThemeFile) -> str:
    return file.tree.read(file.entry.path).decode("utf-8", "replace")


def _settings(file: ThemeFile | None, found: list[Diagnostic]) -> Mapping[str, object]:
    if file is None:
        return {}
    try:
        value = yaml.load(_text(file)).value
    except yaml.YamlError as error:
        error_span = SourceSpan(file.label, error.line, error.column)
        found.append(ContentError(error.problem, error_span, error.hint, "data-syntax").diagnostic())
        return {}
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}
