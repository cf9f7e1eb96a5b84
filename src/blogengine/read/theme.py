"""Themes: where one lies, and what of it a site has not replaced (DESIGN: file by file)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blogengine.errors import ContentError, Diagnostic, SourceSpan
from blogengine.text import yaml
from blogengine.text.words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blogengine.read.tree import Entry, Tree

_PACKED = Path(__file__).parent.parent / "_themes"
_CHECKOUT = Path(__file__).parent.parent.parent.parent / "themes"
SETTINGS = "theme.yml"


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file that a theme gives a site: where it is, its name in messages, and its path below the theme's root."""

    tree: Tree
    entry: Entry
    label: str
    below: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as one site sees it: the site's own `themes/<name>/` laid over the shipped theme of that name."""

    name: str
    files: Mapping[str, ThemeFile]
    settings: Mapping[str, object]

    def below(self, folder: str) -> list[ThemeFile]:
        """Return the files under a folder of the theme, ordered by path."""
        return [self.files[path] for path in sorted(self.files) if path.startswith(f"{folder}/")]


def shipped_themes() -> Path:
    """Return the folder of the themes that come with the engine: in the wheel, or beside `src` in a checkout."""
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def load_theme(
    name: str, site: Tree, overlay: Sequence[Entry], found: list[Diagnostic], place: SourceSpan | None = None
) -> Theme:
    """Return a theme; `overlay` are the site's own files under `themes/<name>/`.

    A theme that does not exist is noted in `found`, at the `place` that asks for it, and is empty.
    """
    files: dict[str, ThemeFile] = {}
    shipped = sorted(each.name for each in shipped_themes().iterdir() if each.is_dir())
    if name in shipped:
        root = shipped_themes() / name
        tree = site.elsewhere(root, f"{root}/")
        for entry in tree.walk(lambda _: True):
            files[entry.path] = ThemeFile(tree, entry, str(root / entry.path), entry.path)
    prefix = f"themes/{name}/"
    for entry in overlay:
        below = entry.path.removeprefix(prefix)
        files[below] = ThemeFile(site, entry, entry.path, below)
    if not files:
        message = f"there is no theme `{name}`: it is neither in themes/{name}/ nor shipped"
        hint = did_you_mean(name, shipped) or f"shipped: {', '.join(shipped)}"
        found.append(Diagnostic("theme-missing", message, place, hint))
    return Theme(name, files, _settings(files.get(SETTINGS), found))


def _settings(file: ThemeFile | None, found: list[Diagnostic]) -> Mapping[str, object]:
    if file is None:
        return {}
    try:
        value = yaml.load(file.tree.read(file.entry.path).decode("utf-8", "replace")).value
    except yaml.YamlError as error:
        error_span = SourceSpan(file.label, error.line, error.column)
        found.append(ContentError(error.problem, error_span, error.hint, "data-syntax").diagnostic())
        return {}
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}
