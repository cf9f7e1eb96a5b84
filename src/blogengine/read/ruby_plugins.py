"""A site's own plugins in Ruby, `_plugins/**/*.rb`: they do not run here, so that what they would add is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blogengine.errors import BlogError, Diagnostic, SourceSpan
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blogengine.config.config import Config
    from blogengine.read.tree import Tree

_TAG = re.compile(r"\bregister_tag[\s(]+[\"':](\w+)")
_METHOD = re.compile(r"^[ \t]*def[ \t]+(?!self\.|initialize\b)(\w+[?!]?)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_PARTS = (
    (re.compile(r"<\s*(?:::)?(?:Jekyll::)?Generator\b"), "what its generator makes",
     "pagination, archives, redirects, feeds and sitemaps are built in: name them in `plugins:`"),
    (re.compile(r"<\s*(?:::)?(?:Jekyll::)?Converter\b"), "what its converter converts",
     "convert these files before the build"),
    (re.compile(r"\bHooks\.register\b"), "what its hooks change", "do in a layout what a hook does to pages"),
)  # fmt: skip
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class RubyPlugin:
    """One file of Ruby: the tags and filters that it defines, and what else it would do, with what may do instead."""

    path: str
    tags: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()

    def diagnostic(self) -> Diagnostic:
        """Return what to tell of it: what the site is built without, and what to use."""
        lost = [*_listed("tag", [f"{{% {each} %}}" for each in self.tags]), *_listed("filter", self.filters)]
        lost += [each for each, _ in self.parts]
        hints = ["an include can stand for a tag"] if self.tags else []
        hints += ["write in Liquid what a filter does"] if self.filters else []
        hints += [each for _, each in self.parts]
        message = (
            f"plugins in Ruby do not run here: the site is built without {_joined(lost or ['what this one does'])}"
        )
        hint = "; ".join(hints) or "build with Jekyll what needs it"
        return Diagnostic("plugin-ruby", message, SourceSpan(self.path), hint, "")


def read_ruby_plugins(tree: Tree, config: Config) -> tuple[RubyPlugin, ...]:
    """Return a Jekyll site's own plugins; none where Jekyll would run none either: in safe mode, on GitHub Pages."""
    if config.native or config.dialect == "ghpages" or config.raw.get("safe") is True:
        return ()
    given = config.raw.get("plugins_dir")
    folders = [
        str(each).strip("/").removeprefix("./") for each in (given if isinstance(given, list) else [given]) if each
    ]
    paths = [path for folder in folders if folder for path in _ruby_in(tree, folder)]
    return tuple(_understood(path, _text(tree, path)) for path in paths)


def _ruby_in(tree: Tree, folder: str) -> Iterator[str]:
    def enters(path: str) -> bool:
        return f"{path}/".startswith(f"{folder}/") or f"{folder}/".startswith(f"{path}/")

    entries = (entry.path for entry in tree.walk(enters))
    return (path for path in entries if path.startswith(f"{folder}/") and path.endswith(".rb"))


def _text(tree: Tree, path: str) -> str:
    try:
        return tree.read(path).decode("utf-8", "replace")
    except BlogError:
        return ""


def _understood(path: str, text: str) -> RubyPlugin:
    code = _COMMENT.sub("", text)
    filters = _METHOD.findall(code) if "register_filter" in code else []
    parts = tuple((lost, instead) for pattern, lost, instead in _PARTS if pattern.search(code))
    return RubyPlugin(path, tuple(dict.fromkeys(_TAG.findall(code))), tuple(dict.fromkeys(filters)), parts)


def _listed(kind: str, names: Iterable[str]) -> list[str]:
    names = list(names)
    if not names:
        return []
    shown = [*names[:_SHOWN], "others"] if len(names) > _SHOWN else names
    return [f"the {kind}{'s' * (len(names) > 1)} {_joined(shown)}"]


def _joined(words: list[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])
