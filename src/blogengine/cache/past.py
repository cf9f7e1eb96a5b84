"""Which nodes of an earlier build would be made alike today: asked again, as far as any answer may differ.

From coarse to fine. A node that neither belongs to what changed nor asked about it is as it was; so is what asked only
for results of such nodes. Of the others every question is asked again that may be answered otherwise, and what answers
it is made first if it is a result. What cannot be told counts as changed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from blogengine import fingerprint
from blogengine.cache.findings import unpack_findings
from blogengine.cache.nodes import RENDERED, topic_of
from blogengine.errors import BlogError
from blogengine.query.tracked import of_text
from blogengine.render.nodes import render_body, render_excerpt, render_page
from blogengine.render.workshop import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogengine.cache.changes import Changes
    from blogengine.cache.nodes import Nodes, Stored
    from blogengine.query.answers import Query
    from blogengine.render.workshop import Workshop

UNREADABLE = (sqlite3.Error, ValueError, TypeError, EOFError)
"""What a file of nodes raises that is not as it was written."""

_MANY = 500
"""Nodes from which on it is faster to read all of them at once than one by one."""

_RENDER: dict[str, Callable[[Workshop, str], Node]] = {
    "body": render_body,
    "excerpt": render_excerpt,
    "page": render_page,
}


class Past:
    """The nodes of an earlier build, seen from today's site.

    `doubtful` are the numbers of those that may have changed; `confirmed` those of them that have not; `why` says of a
    node that must be made again what it was.
    """

    def __init__(self, nodes: Nodes, changes: Changes, shop: Workshop) -> None:
        """The shop is that of the site in which `changes` were found."""
        self.forced: set[tuple[str, str]] = set()
        self.confirmed: set[int] = set()
        self.remade: set[tuple[str, str]] = set()
        self.why: dict[tuple[str, str], str] = {}
        self._news: set[int] = set()
        self._nodes = nodes
        self._changes = changes
        self._shop = shop
        self._subjects: dict[int, tuple[str, str]] = {}
        self._broken = self._broken_sets()
        self.doubtful = self._all_doubtful()
        self._known: dict[tuple[str, str], Stored | None] = {}

    def fresh(self, kind: str, subject: str) -> Stored | None:
        """Return a node that would be made alike today, None where it would not, or is not known."""
        key = kind, subject
        if key not in self._known:
            self._known[key] = None  # for whoever asks while it is looked at: it needs itself
            stored = self._find(kind, subject)
            if stored is None:
                self.why[key] = "it was not made before"
            elif stored.number not in self.doubtful:
                self._known[key] = stored
            else:
                self._verify(key, stored)
        return self._known[key]

    def _find(self, kind: str, subject: str) -> Stored | None:
        try:
            return self._nodes.find(kind, subject)
        except UNREADABLE:
            return None

    def recall(self, kind: str, subject: str) -> Node | None:
        """Return a node with its text, where that is kept and would be made alike today."""
        if (kind, subject) in self.forced:
            return None
        stored = self.fresh(kind, subject)
        text = self._nodes.text(stored.number) if stored is not None else None
        if stored is None or text is None:
            return None
        return Node(kind, subject, text[0], {}, unpack_findings(stored.found), stored.result)

    def stands(self, kind: str, subject: str) -> bytes | None:
        """Return the digest of an output's node that need not be made; None where it must."""
        stored = None if (kind, subject) in self.forced else self.fresh(kind, subject)
        return stored.result if stored is not None else None

    def drain(self) -> frozenset[int]:
        """Return the numbers of nodes that were found to stand since the last time."""
        found, self._news = frozenset(self._news), set()
        return found

    def reopen(self) -> None:
        """Go on in a forked process: what was found before it began is its parent's to tell."""
        self._news = set()

    def doubtful_nodes(self) -> set[tuple[str, str]]:
        """Return kind and subject of all nodes that may have changed."""
        known = self._subjects
        return {known[number] if number in known else self._nodes.subject(number) for number in self.doubtful}

    def outdated(self) -> set[int]:
        """Return the nodes that were neither confirmed nor made again: nobody can tell any more what they would be."""
        made = (self._nodes.find(*key) for key in self.remade)
        self.confirmed |= self._news
        return self.doubtful - self.confirmed - {stored.number for stored in made if stored is not None}

    def _verify(self, key: tuple[str, str], stored: Stored) -> None:
        why = self._difference(stored)
        if why is None:
            self._known[key] = stored
            self._news.add(stored.number)
        else:
            self.why[key] = why

    def _difference(self, stored: Stored) -> str | None:
        """Say what a node would be answered otherwise today, None where nothing is."""
        changes = self._changes
        if stored.subject in changes.records:
            return f"{stored.subject} was edited"
        if stored.kind != "page" and stored.subject in changes.bodies:
            return f"the text of {stored.subject} was edited"
        if stored.shared in self._broken:
            return f"{_told(self._broken[stored.shared])} changed"
        for query, answer in stored.asked.items():
            if self._answer(query, stored) != answer:
                return f"{_told(query)} changed"
        return None

    def _answer(self, query: Query, stored: Stored) -> bytes | None:
        """Return the digest of today's answer to a node's question; None where it cannot be told."""
        name, about = query[0], str(query[1])
        if name in RENDERED:
            return self._result(name, about, stored)
        topic = topic_of(query)
        if topic not in self._changes.topics:
            return stored.asked[query]
        if name == "file":
            return fingerprint.of(self._file(about))
        try:
            return self._shop.answers.digest(query)
        except (KeyError, TypeError):
            return None

    def _result(self, name: str | None, about: str, stored: Stored) -> bytes | None:
        if about == stored.subject:
            if stored.kind == "page" and name == "content":
                return self._digest("body", about)
            if name == "excerpt" and stored.kind != "excerpt":
                return self._digest("excerpt", about)
            return stored.asked[name, about]  # its own source, which is compared as such; or nothing
        if name == "excerpt":
            return self._digest("excerpt", about)
        positions = self._shop.positions
        if positions.get(about, -1) < positions.get(stored.subject, -1):
            return self._digest("body" if name == "content" else "page", about)
        if name == "output":
            return of_text(None)
        return self._source(about)

    def _digest(self, kind: str, subject: str) -> bytes | None:
        """Return the digest of a node's result, which is made if it must be."""
        made = self._shop.nodes.get((kind, subject))
        result = made.result if made is not None else self._shop.results.get((kind, subject))
        if result is not None:
            return result
        stored = self.fresh(kind, subject)
        if stored is not None:
            return stored.result
        depth = len(self._shop.open_nodes)
        self._shop.found += self._shop.highlighter.drain()
        try:
            return _RENDER[kind](self._shop, subject).result
        except (BlogError, AssertionError, LookupError):  # whoever asks is made again, and fails then, or asks no more
            self._shop.unwind(depth)
            return None

    def _source(self, subject: str) -> bytes | None:
        try:
            return of_text(self._shop.body(subject))
        except (BlogError, LookupError, UnicodeDecodeError):
            return None

    def _file(self, path: str) -> bytes | None:
        try:
            return self._shop.tree.read(path) if self._shop.tree.has(path) else None
        except BlogError:
            return None

    def _broken_sets(self) -> dict[int, Query]:
        """Return the sets of questions of which one is answered otherwise, with that one."""
        broken: dict[int, Query] = {}
        digest = self._shop.answers.digest
        for number, asked in self._nodes.shared():
            for query, answer in sorted(asked, key=_is_column):
                if not self._changes.site and query[0] != "now":
                    continue
                try:
                    same = digest(query) == answer
                except (KeyError, TypeError):
                    same = False
                if not same:
                    broken[number] = query
                    break
        return broken

    def _all_doubtful(self) -> set[int]:
        """Return the numbers of all nodes that may be made otherwise today."""
        changes, nodes = self._changes, self._nodes
        waiting = {*nodes.numbers(changes.topics), *(each for topic in changes.topics for each in nodes.users(topic))}
        waiting.update(nodes.numbers(changes.bodies))
        for subject in changes.bodies:
            waiting.update(nodes.users(subject, rendered=True))
        for shared in self._broken:
            waiting.update(nodes.sharing(shared))
        if changes.order:
            waiting.update(nodes.all_users_of_results())
        if len(waiting) > _MANY:
            return self._closure_at_once(waiting)
        found: set[int] = set()
        seen: set[str] = set()
        while waiting:
            number = waiting.pop()
            found.add(number)
            _, subject = nodes.subject(number)
            if subject not in seen:
                seen.add(subject)
                waiting.update({*nodes.numbers((subject,)), *nodes.users(subject, rendered=True)} - found)
        return found

    def _closure_at_once(self, waiting: set[int]) -> set[int]:
        """Add all nodes that have a subject in common with those, or asked for their results, and so on."""
        known, users = self._nodes.everything()
        self._subjects = known
        numbers: dict[str, list[int]] = {}
        for number, (_, subject) in known.items():
            numbers.setdefault(subject, []).append(number)
        found: set[int] = set()
        seen: set[str] = set()
        while waiting:
            number = waiting.pop()
            found.add(number)
            subject = known[number][1]
            if subject not in seen:
                seen.add(subject)
                waiting.update({*numbers[subject], *users.get(subject, ())} - found)
        return found


def _is_column(asked: tuple[Query, bytes]) -> bool:
    """Say whether a question is one of those that take long to answer: others come first, of which one may differ."""
    return asked[0][0] == "column"


def _told(query: Query) -> str:
    """Return a question as an author understands it."""
    name, *rest = (str(part) for part in query if part is not None)
    match name:
        case "field" | "front":
            return f"`{rest[1]}` of {rest[0]}"
        case "config":
            return f"`{rest[0]}` in the configuration"
        case "content" | "excerpt" | "output":
            return f"the {name} of {rest[0]}"
        case "layout" | "include" | "file" | "data":
            return f"the {name} {rest[0]}"
        case "now":
            return "the time of the build"
    return f"what it asked about {' '.join((name.replace('_', ' '), *rest))}"
