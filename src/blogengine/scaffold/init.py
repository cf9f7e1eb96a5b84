"""Starting a blog in a folder."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from blogengine import __version__
from blogengine.config.load import STANDARD_FILES
from blogengine.errors import OutputError
from blogengine.records import dataclass
from blogengine.scaffold.front_matter import scalar
from blogengine.write.failures import told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

_FILES = {
    "_config.yml": "_config.yml",
    "themes/paper/README.md": "theme.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
"""Path in the new blog -> name of the file in `scaffold/blog/`."""
_AUTHOR = "Your Name"


@dataclass(frozen=True, slots=True)
class Started:
    """The files of a new blog, relative to its folder: those made, and those that were there and are kept."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def new_blog(title: str, now: datetime) -> Mapping[str, str]:
    """Return the files of a new blog: path -> text. `now` is aware; it dates the first post."""
    post = f"posts/{now:%Y-%m-%d}-hello-world.md"
    marks = {
        "@TITLE@": scalar(title),
        "@AUTHOR@": scalar(_AUTHOR),
        "@VERSION@": __version__,
        "@DATE@": f"{now:%Y-%m-%d %H:%M:%S %z}",
        "@PATH@": post,
    }
    return {path: _fill(name, marks) for path, name in {**_FILES, post: "hello.md"}.items()}


def _fill(name: str, marks: Mapping[str, str]) -> str:
    text = (files(__package__) / "blog" / name).read_text("utf-8")
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text


def title_for(folder: Path) -> str:
    """Return a title made from a folder's name: `my-first_blog` gives `My first blog`."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    title = " ".join(words).encode("utf-8", "replace").decode()
    return title[:1].upper() + title[1:] or "My blog"


def write_blog(folder: Path, contents: Mapping[str, str]) -> Started:
    """Write a new blog's files; one that exists is kept as it is.

    Raises OutputError (code `write`) where the folder holds a site already: nothing is written then.
    """
    site = next((name for name in STANDARD_FILES if (folder / name).exists()), None)
    if site:
        raise OutputError(
            f"{folder / site} exists: there is a site in {folder} already",
            hint="build it with `blog build`, or start the new blog in another folder",
            code="write",
        )
    made, kept = [], []
    for path, text in contents.items():
        file = folder / path
        with told("write", file):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                with file.open("x", encoding="utf-8", newline="\n") as stream:
                    stream.write(text)
            except FileExistsError:
                kept.append(path)
            else:
                made.append(path)
    return Started(tuple(made), tuple(kept))
