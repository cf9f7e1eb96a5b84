"""`_data`: YAML, JSON, CSV and TSV files to one tree of plain values (specs: Jekyll §4)."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from blogengine.config.load import duplicate_keys
from blogengine.errors import ContentError, SourceSpan
from blogengine.read.context import localized
from blogengine.read.text import decode
from blogengine.text import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.read.context import ReadContext
    from blogengine.read.tree import Tree

EXTENSIONS = (".yaml", ".yml", ".json", ".csv", ".tsv")
"""In the order in which Jekyll reads a folder's files: of two that make one key, the later one's extension wins."""
_NOT_KEY = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)
_SPACES = re.compile(r"\s+", re.ASCII)
_LINE_ENDS = frozenset({"\r\n", "\n", "\r"})
_COMMA_CELL, _TAB_CELL = (
    re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^"\r\n{between}]*))(\r\n|[\r\n{between}]|\Z)') for between in (",", "\t")
)


def read_data(reading: ReadContext, tree: Tree, paths: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return `site.data`: `paths` are (file, path below the data folder); what cannot be read is noted.

    A folder's files come before its folders, and what comes later replaces what has its key. What is hidden is not read.
    """
    files: list[tuple[int, str, str]] = []
    folders: dict[str, list[tuple[str, str]]] = {}
    for path, below in paths:
        first, slash, rest = below.partition("/")
        if first.startswith("."):
            continue
        if slash:
            folders.setdefault(first, []).append((path, rest))
        elif (ext := posixpath.splitext(first)[1]) in EXTENSIONS:
            files.append((EXTENSIONS.index(ext), first, path))
    data: dict[str, object] = {}
    for kind, name, path in sorted(files):
        try:
            data[data_key(posixpath.splitext(name)[0])] = _read(reading, tree, path, EXTENSIONS[kind])
        except ContentError as error:
            reading.found.append(error.diagnostic())
    for name in sorted(folders):
        data[data_key(name)] = read_data(reading, tree, folders[name])
    return data


def data_key(name: str) -> str:
    """Return the key of a file or folder in `site.data`: signs dropped, white space made `_`."""
    return _SPACES.sub("_", _NOT_KEY.sub("", name))


def _read(reading: ReadContext, tree: Tree, path: str, ext: str) -> object:
    text = decode(tree.read(path), path, reading.found)
    if ext in {".csv", ".tsv"}:
        return _table(_rows(text, _TAB_CELL if ext == ".tsv" else _COMMA_CELL, path))
    try:
        document = yaml.load(text)
    except yaml.YamlError as error:
        raise _json_error(text, path) if ext == ".json" else _yaml_error(error, path) from None
    reading.found.extend(duplicate_keys(document, path, 0))
    return localized(document.value, reading.clock)


def _yaml_error(error: yaml.YamlError, path: str) -> ContentError:
    span = SourceSpan(path, error.line, error.column)
    return ContentError(f"not YAML: {error.problem}", span, error.hint, "data-syntax")


def _json_error(text: str, path: str) -> ContentError:
    """JSON is read as YAML, as in Jekyll; what is wrong with it is better said in the words of JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        hint = "check the commas, quotes and brackets there and just before"
        return ContentError(
            f"not JSON: {error.msg.lower()}", SourceSpan(path, error.lineno, error.colno), hint, "data-syntax"
        )
    except RecursionError:
        return ContentError("nested too deep", SourceSpan(path), code="data-syntax")
    return ContentError("not JSON that YAML can read too", SourceSpan(path), "write it as YAML", "data-syntax")


def _rows(text: str, cell: re.Pattern[str], path: str) -> Iterable[list[str | None]]:
    """Yield the rows of a table as Ruby reads them: a cell without text is None, one of two quotes is empty text."""
    row: list[str | None] = []
    place = 0
    while place < len(text):
        found = cell.match(text, place)
        if found is None:
            span = SourceSpan(path, text.count("\n", 0, place) + 1)
            hint = 'put the cell in quotes, and write each quote in it twice: "so ""called"" cells"'
            raise ContentError(
                "not a table: a quote is never closed, or in the midst of a cell", span, hint, "data-syntax"
            )
        quoted, plain, end = found.groups()
        row.append(plain or None if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if end in _LINE_ENDS or place == len(text):
            yield [*row, None] if end and end not in _LINE_ENDS else row
            row = []


def _table(rows: Iterable[list[str | None]]) -> list[dict[str, str | None]]:
    """Return each row as a mapping; of columns with one name the first counts, and what has no name is one, too."""
    header, *body = [*rows] or [[]]
    made: list[dict[str, str | None]] = []
    for row in body:
        cells: dict[str, str | None] = {}
        for name, value in zip_longest(header, row):
            cells.setdefault(name or "", value)
        made.append(cells)
    return made
