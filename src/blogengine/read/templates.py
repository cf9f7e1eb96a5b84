"""Layouts and includes: a site's own over its theme's (specs: Jekyll §9, §10)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from blogengine.errors import ContentError
from blogengine.model.content import Origin, Template
from blogengine.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.read.context import ReadContext
    from blogengine.read.tree import Tree

TemplateFile = tuple["Tree", str, str, str]
"""A tree, the path in it, the path in messages, and the path below the templates' folder."""


def read_layouts(reading: ReadContext, files: Iterable[TemplateFile]) -> dict[str, Template]:
    """Return layouts by name (the path below `_layouts` without its last extension); the first of a name wins."""
    layouts: dict[str, Template] = {}
    for tree, path, label, below in files:
        name = posixpath.splitext(below)[0]
        if name in layouts:
            continue
        try:
            parts = reading.front_matter(tree, path, label)
        except ContentError as error:
            reading.found.append(error.diagnostic())
            continue
        origin = Origin(label, parts.body_line, parts.marks)
        layouts[name] = Template(name, origin, parts.body, parts.values or {})
    return layouts


def read_stylesheets(reading: ReadContext, files: Iterable[TemplateFile]) -> dict[str, Template]:
    """Return a theme's Sass files by their paths in it, `_sass/base.scss`; the first of a path wins."""
    found = (each for each in files if each[3].endswith((".scss", ".sass", ".css")))
    return {f"_sass/{name}": template for name, template in read_includes(reading, found).items()}


def read_includes(reading: ReadContext, files: Iterable[TemplateFile]) -> dict[str, Template]:
    """Return includes by the path that a tag names; front matter in them is text, as in Jekyll.

    A file that is not text, such as an image beside the includes, is passed over.
    """
    includes: dict[str, Template] = {}
    for tree, path, label, below in files:
        if below in includes:
            continue
        try:
            content = tree.read(path)
            if b"\0" not in content:
                includes[below] = Template(below, Origin(label), decode(content, label, reading.found))
        except ContentError as error:
            reading.found.append(error.diagnostic())
            includes[below] = Template(below, Origin(label), "")  # one error is enough
    return includes
