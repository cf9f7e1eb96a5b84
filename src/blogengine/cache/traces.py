"""Traces kept: what every node asked and was answered, so that a later build can ask again.

One SQLite file in `.blog-cache/`, made anew and moved into place by each build; distinct queries are kept once, nodes
name them by number. A cache that cannot be written is no error: the site is published all the same.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from contextlib import closing
from typing import TYPE_CHECKING

from blogengine import __version__, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from blogengine.query.tracked import Trace

FILE = "traces.sqlite"
FORMAT = 1
_SCHEMA = """
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
CREATE TABLE version (format INTEGER, engine TEXT);
CREATE TABLE query (number INTEGER PRIMARY KEY, question TEXT NOT NULL, answer BLOB NOT NULL);
CREATE TABLE node (kind TEXT, subject TEXT, asked BLOB NOT NULL, PRIMARY KEY (kind, subject)) WITHOUT ROWID;
"""


def record_traces(folder: Path, traces: Mapping[tuple[str, str], Trace]) -> bool:
    """Replace what is kept in `folder` by the traces of this build; returns whether that worked."""
    numbers: dict[tuple[tuple[str | None, ...], bytes], int] = {}
    nodes = []
    for (kind, subject), trace in traces.items():
        asked = array("I", (numbers.setdefault(pair, len(numbers)) for pair in trace.items()))
        nodes.append((kind, subject, asked.tobytes()))
    fresh = folder / f"{FILE}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO version VALUES (?, ?)", (FORMAT + fingerprint.VERSION, __version__))
            connection.executemany(
                "INSERT INTO query VALUES (?, ?, ?)",
                ((number, json.dumps(query), answer) for (query, answer), number in numbers.items()),
            )
            connection.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
        fresh.replace(folder / FILE)
    except (OSError, sqlite3.Error):
        return False
    return True
