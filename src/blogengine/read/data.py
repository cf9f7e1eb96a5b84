"""`_data`: YAML, JSON, CSV and TSV files to one tree of plain values (specs: Jekyll §4)."""

from __future__ import annotations

import csv
import io
import posixpath
import re
from typing import TYPE_CHECKING

from blogengine.config.load import deep_merge, duplicate_keys
from blogengine.errors import ContentError, SourceSpan
from blogengine.read.text import decode
from blogengine.text import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogengine.read.context import ReadContext
    from blogengine.read.tree import Tree

EXTENSIONS = frozenset({".yml", ".yaml", ".json", ".csv", ".tsv"})
_NOT_KEY = re.compile(r"[^\w\s-]+")
_SPACES = re.compile(r"\s+")


def read_data(reading: ReadContext, tree: Tree, paths: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return `site.data`: `paths` are (file, path below the data folder); what cannot be read is noted."""
    data: dict[str, object] = {}
    for path, below in paths:
        folder, name = posixpath.split(below)
        stem, ext = posixpath.splitext(name)
        if ext.lower() not in EXTENSIONS:
            continue
        try:
            value = _read(reading, tree, path, ext.lower())
        except ContentError as error:
            reading.found.append(error.diagnostic())
            continue
        nested: dict[str, object] = {data_key(stem): value}
        for part in reversed([part for part in folder.split("/") if part]):
            nested = {data_key(part): nested}
        data = deep_merge(data, nested)
    return data


def data_key(name: str) -> str:
    """Return the key of a file or folder in `site.data`: signs dropped, white space made `_`."""
    return _SPACES.sub("_", _NOT_KEY.sub("", name))


def _read(reading: ReadContext, tree: Tree, path: str, ext: str) -> object:
    text = decode(tree.read(path), path, reading.found)
    if ext in {".csv", ".tsv"}:
        rows = csv.reader(io.StringIO(text), delimiter="\t" if ext == ".tsv" else ",")
        return _table(rows, path)
    try:
        document = yaml.load(text)
    except yaml.YamlError as error:
        span = SourceSpan(path, error.line, error.column)
        kind = "JSON" if ext == ".json" else "YAML"
        raise ContentError(f"not {kind}: {error.problem}", span, error.hint, "data-syntax") from None
    reading.found.extend(duplicate_keys(document, path, 0))
    return document.value


def _table(rows: Iterable[list[str]], path: str) -> list[dict[str, str | None]]:
    try:
        filled = [row for row in rows if row]
    except csv.Error as error:
        raise ContentError(f"not a table: {error}", SourceSpan(path), code="data-syntax") from None
    if not filled:
        return []
    header, *body = filled
    return [{key: row[place] if place < len(row) else None for place, key in enumerate(header)} for row in body]
