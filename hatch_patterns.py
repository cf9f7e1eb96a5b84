"""Writes the file of regular expressions compiled ahead: `python hatch_patterns.py FILE`, in the project's root.

They are those that `re` compiles while all modules and what they import are imported, while our lexers are made ready,
and while this repository's own documents are rendered.
"""

from __future__ import annotations

import gc
import pkgutil
import re
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def record() -> dict[tuple[str, int], None]:
    """Return the patterns that `re` compiles from now on, each with its flags, in that order."""
    compiled: dict[tuple[str, int], None] = {}
    compiler = re._compiler  # type: ignore[attr-defined]  # noqa: SLF001 - private, as what it makes
    make = compiler.compile

    def note(pattern: object, flags: int = 0) -> object:
        if isinstance(pattern, str):
            compiled[pattern, flags] = None
        return make(pattern, flags)

    compiler.compile = note
    return compiled


def import_all() -> None:
    """Have all modules compile their patterns, also those that are compiled later: by themselves, or with a lexer's states."""
    import blogengine  # noqa: PLC0415 - after `record`, as all of ours
    from blogengine.highlight.alternation import Alternation  # noqa: PLC0415
    from blogengine.highlight.lexers import OURS, reader_for  # noqa: PLC0415
    from blogengine.text.patterns import _Later  # noqa: PLC0415

    for each in pkgutil.walk_packages(blogengine.__path__, "blogengine.", onerror=lambda _: None):
        if not each.name.endswith("__main__"):
            with suppress(ImportError):
                import_module(each.name)
    readers = [reader_for(tag) for tag in OURS]
    for found in gc.get_objects():
        if isinstance(found, _Later):
            re.compile(found.pattern, found.flags)
        elif isinstance(found, Alternation):
            found.prepare()
    del readers  # they had to live until here


def render_documents() -> None:
    """Have Markdown compile the patterns that it needs for real text."""
    from blogengine.highlight.highlighter import Highlighter  # noqa: PLC0415 - after `record`
    from blogengine.markdown import make_markdown  # noqa: PLC0415

    for engine in ("kramdown", "commonmark", "commonmarkghpages"):
        markdown = make_markdown(engine, {}, Highlighter())
        markdown.smartify("'text'")
        for path in sorted([*Path().glob("*.md"), *Path("docs").rglob("*.md"), *Path("posts").glob("*.md")]):
            markdown.convert(path.read_text("utf-8"), path=path.name)


def main(file: Path) -> None:
    """Write the file."""
    sys.path.insert(0, "src")
    compiled = record()
    import_all()
    render_documents()
    from blogengine.text import ahead  # noqa: PLC0415 - the sources'

    file.write_bytes(ahead.pack(tuple(compiled)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
