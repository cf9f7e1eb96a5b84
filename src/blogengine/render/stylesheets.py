"""Sass in pages and filters: what a stylesheet imports is asked for, and so remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogengine.assets.imports import THEME, Stylesheet
from blogengine.assets.sass import compile_sass
from blogengine.assets.settings import SassSettings
from blogengine.errors import AssetError, BlogError, SourceSpan
from blogengine.liquid.source import Source
from blogengine.model.content import Page
from blogengine.plan.source_maps import source_map_of
from blogengine.records import replace
from blogengine.render.places import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blogengine.assets.sass import Compiled
    from blogengine.model.content import Document
    from blogengine.query.tracked import Tracked
    from blogengine.read.tree import Tree


def finder(tree: Tree, ask: Tracked) -> Callable[[str], Stylesheet | None]:
    """Return what gives the file of a path, in the site or its theme, and records the question and its answer."""

    def find(path: str) -> Stylesheet | None:
        if path.startswith(THEME):
            template = ask.stylesheet(path.removeprefix(THEME))
            return Stylesheet(template.origin.path, template.text.encode()) if template else None
        try:
            content = tree.read(path) if tree.has(path) else None
        except BlogError:
            content = None
        ask.note(("file", path), content)
        return None if content is None else Stylesheet(path, content)

    return find


def compile_text(tree: Tree, ask: Tracked, text: str, *, indented: bool) -> str:
    """Return a text in Sass as CSS, for a filter. Raises AssetError at the text's lines."""
    return compile_sass(text, finder(tree, ask), _settings(ask), indented=indented).css


def compile_page(tree: Tree, ask: Tracked, record: Page | Document, text: str, sources: Sequence[Source]) -> Compiled:
    """Return a page's body in Sass, of which `text` is what its tags made, as CSS.

    `sources` are the body and its includes. Raises AssetError where the file says what is wrong.
    """
    settings = _settings(ask)
    mapped = isinstance(record, Page) and source_map_of(record, settings) is not None
    indented = record.ext.lower() == ".sass"
    path = record.origin.path
    try:
        return compile_sass(text, finder(tree, ask), settings, indented=indented, path=path, mapped=mapped)
    except AssetError as error:
        if error.span is None:
            error.span = SourceSpan(path)
        elif error.span.path == path:
            error.span = _in_file(error, error.span, text, sources)
        raise


def _settings(ask: Tracked) -> SassSettings:
    return SassSettings.of(ask.settings(), ask.load_paths())


def _in_file(error: AssetError, span: SourceSpan, text: str, sources: Sequence[Source]) -> SourceSpan:
    """Return the place in the file of an error in `text`; its column counts where the file has the same line."""
    own = sources[0]
    counted = SourceSpan(span.path, span.line + own.first_line - 1, span.column)
    if text == own.text:
        return counted
    error.span = counted
    found = placed(error.diagnostic(), text, sources).span or counted
    source = next((each for each in sources if each.path == found.path), own)
    same = source.line(found.line - source.first_line + 1) == Source(text, span.path).line(span.line)
    return replace(found, column=span.column if same else 1)
