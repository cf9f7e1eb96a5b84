"""Nodes kept between builds: what each asked, the digest of its result, and who asked for it, in one SQLite file.

What thousands of nodes ask alike (configuration, layouts, lists) is kept once, as a set that nodes share; what remains
are questions about single subjects. An index leads from what may change (a topic) to the nodes that asked about it.
A node of this file is one that the last build would have made alike: a build drops what it did not confirm.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from blogengine.cache.changes import RELATED
from blogengine.cache.documents import Kept
from blogengine.cache.findings import pack_findings
from blogengine.cache.plain import dumps, loads
from blogengine.query.post_names import post_name
from blogengine.query.tracked import OWN
from blogengine.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from blogengine.cache.findings import Packed
    from blogengine.query.answers import Query
    from blogengine.render.workshop import Node

FILE = "nodes.sqlite"
_SETTINGS = (
    "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -100000; PRAGMA cache_spill = OFF;"
)
"""Nothing is written before the end: the processes of a build read while it goes on."""
_SCHEMA = """
CREATE TABLE node (number INTEGER PRIMARY KEY, kind TEXT, subject TEXT, result BLOB, shared INTEGER, asked BLOB,
                   found BLOB, text TEXT);
CREATE UNIQUE INDEX node_of ON node (subject, kind);
CREATE INDEX node_sharing ON node (shared);
CREATE TABLE shared (number INTEGER PRIMARY KEY, asked BLOB UNIQUE);
CREATE TABLE uses (topic TEXT, node INTEGER, rendered INTEGER, PRIMARY KEY (topic, node)) WITHOUT ROWID;
CREATE TABLE whole (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE document (path TEXT PRIMARY KEY, record BLOB, body BLOB, length INTEGER) WITHOUT ROWID;
"""

_FEW = 50
"""Documents that are fetched one by one, before all are fetched at once."""

RENDERED = frozenset({"content", "excerpt", "output"})
"""Questions that other nodes' results answer."""
_ABOUT_ONE = frozenset({"field", "front", "keys", "neighbours", "paginator", *RENDERED})


class Stored(NamedTuple):
    """A node as it is kept: the digest of its result, the set that it shares, and what it asked besides."""

    number: int
    kind: str
    subject: str
    result: bytes
    shared: int
    asked: Mapping[Query, bytes]
    found: tuple[Packed, ...]


def topic_of(query: Query) -> str | None:
    """Return what a question is about, if that is one thing; None for a question that many nodes share."""
    name = query[0]
    if name in _ABOUT_ONE:
        return query[1]
    match name:
        case "related":
            return RELATED
        case "url_of":
            return f"u:{query[1]}"
        case "post_url":
            return f"p:{post_name(str(query[1]))}"
        case "file":
            return f"f:{query[1]}"
    return None


class Nodes:
    """The file of nodes, open for one build; nothing is changed in it before `commit`."""

    def __init__(self, file: Path, *, fresh: bool) -> None:
        """Open the file, or begin a new one. Raises sqlite3.Error."""
        if fresh:
            file.unlink(missing_ok=True)
        self._file = file
        self._process = os.getpid()
        self._open = self._inherited = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._db.executescript(_SETTINGS + (_SCHEMA if fresh else ""))
        self._db.execute("BEGIN IMMEDIATE")
        self._shared: dict[frozenset[tuple[Query, bytes]], int] = {}

    @property
    def _db(self) -> sqlite3.Connection:
        """The file as this process may use it: one that was forked reads it by a connection of its own."""
        if (
            self._process != os.getpid()
        ):  # the one that was inherited stays open: closing it here is not for this process
            self._process = os.getpid()
            self._open = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        return self._open

    def times(self) -> list[tuple[Query, bytes]]:
        """Forget sets that no node has; return the questions about the build's time, with their answers."""
        self._db.execute("DELETE FROM shared WHERE number NOT IN (SELECT shared FROM node)")
        return sorted(
            {(query, answer) for _, asked in self.shared() for query, answer in asked if query[0] == "now"}, key=repr
        )

    def commit(self) -> None:
        """Keep what was put and dropped, and close the file."""
        self._db.execute("COMMIT")
        self._db.close()

    def close(self) -> None:
        """Leave the file as it was."""
        self._db.close()

    def document(self, path: str) -> Kept | None:
        """Return a document that was read, None where it is not kept."""
        row = self._db.execute("SELECT record, body, length FROM document WHERE path = ?", (path,)).fetchone()
        return Kept(*row) if row else None

    def documents(self) -> dict[str, Kept]:
        """Return the documents that were read."""
        return {path: Kept(*rest) for path, *rest in self._db.execute("SELECT * FROM document")}

    def put_documents(self, documents: Mapping[str, Kept], gone: Iterable[str]) -> None:
        """Keep documents, and forget others."""
        self._db.executemany("DELETE FROM document WHERE path = ?", ((path,) for path in gone))
        rows = ((path, *kept) for path, kept in documents.items())
        self._db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)", rows)

    def whole(self, name: str) -> bytes | None:
        """Return what is kept of the site as a whole under a name, None where there is nothing."""
        row = self._db.execute("SELECT content FROM whole WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put_whole(self, name: str, content: bytes | None) -> None:
        """Keep something of the site as a whole, or forget it."""
        self._db.execute("INSERT OR REPLACE INTO whole VALUES (?, ?)", (name, content))

    def find(self, kind: str, subject: str) -> Stored | None:
        """Return a node, None where it is not kept."""
        row = self._db.execute(
            "SELECT number, kind, subject, result, shared, asked, found FROM node WHERE subject = ? AND kind = ?",
            (subject, kind),
        ).fetchone()
        return _stored(row) if row else None

    def text(self, number: int) -> tuple[str] | None:
        """Return a node's text in a tuple, None where it is not kept."""
        row = self._db.execute("SELECT text FROM node WHERE number = ?", (number,)).fetchone()
        return row if row and row[0] is not None else None

    def numbers(self, subjects: Iterable[str]) -> Iterator[int]:
        """Yield the numbers of the nodes of some subjects."""
        for subject in subjects:
            yield from self._column("SELECT number FROM node WHERE subject = ?", subject)

    def subject(self, number: int) -> tuple[str, str]:
        """Return kind and subject of a node."""
        row: tuple[str, str] = self._db.execute("SELECT kind, subject FROM node WHERE number = ?", (number,)).fetchone()
        return row

    def users(self, topic: str, *, rendered: bool = False) -> Iterator[int]:
        """Yield the nodes that asked about a topic; `rendered`: for a result of another node."""
        yield from self._column("SELECT node FROM uses WHERE topic = ? AND rendered >= ?", topic, int(rendered))

    def everything(self) -> tuple[dict[int, tuple[str, str]], dict[str, list[int]]]:
        """Return kind and subject of every node, and the nodes that asked for a result of each subject."""
        nodes = {row[0]: (row[1], row[2]) for row in self._db.execute("SELECT number, kind, subject FROM node")}
        users: dict[str, list[int]] = {}
        for topic, number in self._db.execute("SELECT topic, node FROM uses WHERE rendered"):
            users.setdefault(topic, []).append(number)
        return nodes, users

    def all_users_of_results(self) -> Iterator[int]:
        """Yield the nodes that asked for a result of any other."""
        yield from self._column("SELECT DISTINCT node FROM uses WHERE rendered")

    def sharing(self, shared: int) -> Iterator[int]:
        """Yield the nodes that share a set."""
        yield from self._column("SELECT number FROM node WHERE shared = ?", shared)

    def shared(self) -> Iterator[tuple[int, tuple[tuple[Query, bytes], ...]]]:
        """Yield the sets of questions that nodes share."""
        for number, asked in self._db.execute("SELECT number, asked FROM shared"):
            yield number, cast("tuple[tuple[Query, bytes], ...]", loads(asked))

    def files(self) -> list[str]:
        """Return the paths of files that nodes asked for by themselves."""
        return [
            topic[2:] for topic in self._column("SELECT DISTINCT topic FROM uses WHERE topic >= 'f:' AND topic < 'f;'")
        ]

    def found(self) -> list[Stored]:
        """Return the nodes in which something was found."""
        rows = self._db.execute(
            "SELECT number, kind, subject, result, shared, asked, found FROM node WHERE found IS NOT NULL"
        )
        return [_stored(row) for row in rows]

    def stored(self, number: int) -> Stored:
        """Return a node by its number."""
        row = self._db.execute(
            "SELECT number, kind, subject, result, shared, asked, found FROM node WHERE number = ?", (number,)
        ).fetchone()
        return _stored(row)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget nodes."""
        for number in [*numbers]:
            asked = self._db.execute("SELECT asked FROM node WHERE number = ?", (number,)).fetchone()
            if asked:
                self._forget_uses(number, cast("Mapping[Query, bytes]", loads(asked[0])))
                self._db.execute("DELETE FROM node WHERE number = ?", (number,))

    def put(self, node: Node) -> None:
        """Keep a node, in place of the one that was kept of it."""
        before = self._db.execute(
            "SELECT number, asked FROM node WHERE subject = ? AND kind = ?", (node.subject, node.kind)
        ).fetchone()
        if before:
            self._forget_uses(before[0], cast("Mapping[Query, bytes]", loads(before[1])))
        shared, asked, topics = _split(node)
        found = dumps(pack_findings(node.found)) if node.found else None
        number = self._db.execute(
            "INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                before[0] if before else None,
                node.kind,
                node.subject,
                node.result,
                self._number(shared),
                dumps(asked),
                found,
            ),
        ).lastrowid
        rows = ((topic, number, rendered) for topic, rendered in topics.items())
        self._db.executemany("INSERT INTO uses VALUES (?, ?, ?)", rows)

    def put_text(self, kind: str, subject: str, text: str) -> None:
        """Keep the text of a node too: others ask for it."""
        self._db.execute("UPDATE node SET text = ? WHERE subject = ? AND kind = ?", (text, subject, kind))

    def _number(self, shared: frozenset[tuple[Query, bytes]]) -> int:
        known = self._shared.get(shared)
        if known is None:
            packed = dumps(tuple(sorted(shared, key=repr)))
            self._db.execute("INSERT OR IGNORE INTO shared (asked) VALUES (?)", (packed,))
            known = self._db.execute("SELECT number FROM shared WHERE asked = ?", (packed,)).fetchone()[0]
            self._shared[shared] = known
        return known

    def _forget_uses(self, number: int, asked: Mapping[Query, bytes]) -> None:
        topics = {topic for query in asked if (topic := topic_of(query)) is not None}
        self._db.executemany("DELETE FROM uses WHERE topic = ? AND node = ?", ((topic, number) for topic in topics))

    def _column(self, statement: str, *arguments: object) -> list[Any]:
        return [row[0] for row in self._db.execute(statement, arguments)]


class KeptDocuments(Mapping[str, Kept]):
    """The documents that were read, by path: fetched one by one, or all at once for whoever wants more than a few."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._fetched = 0
        self._all: dict[str, Kept] | None = None

    def __getitem__(self, path: str) -> Kept:
        if self._fetched == _FEW:
            return self._everything()[path]
        self._fetched += 1
        kept = self._nodes.document(path)
        if kept is None:
            raise KeyError(path)
        return kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._everything())

    def __len__(self) -> int:
        return len(self._everything())

    def _everything(self) -> dict[str, Kept]:
        if self._all is None:
            self._all, self._fetched = self._nodes.documents(), _FEW
        return self._all


def _stored(row: tuple[object, ...]) -> Stored:
    *plain, asked, found = row
    packed = tuple(cast("list[Packed]", loads(cast("bytes", found)))) if found is not None else ()
    number, kind, subject, result, shared = cast("tuple[int, str, str, bytes, int]", tuple(plain))
    return Stored(
        number, kind, subject, result, shared, cast("Mapping[Query, bytes]", loads(cast("bytes", asked))), packed
    )


def _split(node: Node) -> tuple[frozenset[tuple[Query, bytes]], dict[Query, bytes], dict[str, bool]]:
    """Return what a node asked that many ask, and what it asked besides: with the topics, and whether of a result of theirs."""
    shared: list[tuple[Query, bytes]] = []
    asked: dict[Query, bytes] = {}
    topics: dict[str, bool] = {}
    for query, answer in node.trace.items():
        if answer == OWN:
            continue
        topic = topic_of(query)
        if topic is None:
            shared.append((query, answer))
            continue
        asked[query] = answer
        if topic != node.subject:
            topics[topic] = topics.get(topic, False) or query[0] in RENDERED
    return frozenset(shared), asked, topics
