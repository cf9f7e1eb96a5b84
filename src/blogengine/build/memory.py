"""What a build takes over from the one before, and leaves to the next."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from blogengine import fingerprint
from blogengine.cache.changes import Changes, changes, outline, pack_outline, unpack_outline
from blogengine.cache.documents import Documents
from blogengine.cache.findings import pack_findings, unpack_findings
from blogengine.cache.live import is_wanted
from blogengine.cache.look import tick
from blogengine.cache.nodes import KeptDocuments, Nodes
from blogengine.cache.past import UNREADABLE, Past
from blogengine.cache.plain import NotPlain
from blogengine.cache.snapshot import pack_snapshot, unpack_snapshot
from blogengine.cache.state import (
    Asked,
    State,
    engine_stamp,
    forget_others,
    is_alike,
    is_same_moment,
    load_state,
    mark_of_folder,
    nodes_file,
    save_state,
    state_file,
)
from blogengine.cache.watch import Seen, Watched, look_again, mark_of, touched
from blogengine.errors import Diagnostic
from blogengine.memo import DictMemo
from blogengine.read.tree import Entry
from blogengine.records import dataclass, field
from blogengine.write.staging import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from blogengine.build.options import BuildOptions
    from blogengine.cache.changes import Outline
    from blogengine.cache.documents import Kept
    from blogengine.cache.look import Look
    from blogengine.cache.snapshot import Snapshot
    from blogengine.clock.now import Clock
    from blogengine.config.config import Config
    from blogengine.memo import Memo
    from blogengine.model.content import Document
    from blogengine.model.output import Output
    from blogengine.model.site import Site
    from blogengine.read.context import Earlier
    from blogengine.read.site import ReadSite
    from blogengine.render.job import Rendered
    from blogengine.render.workshop import Workshop
    from blogengine.write.sink import Published

_LOCALTIME = "/etc/localtime"
_OUTLINE, _SITE = "outline", "site"


@dataclass(slots=True)
class Memory:
    """One build's view of the last. Where there is none, or none is wanted, everything is read and made."""

    options: BuildOptions
    environ: Asked
    cache: Path | None
    seen: Seen
    tree: Watched
    memo: Memo
    look: Look | None = None
    notes: list[Diagnostic] = field(default_factory=list)
    before: State | None = None
    nodes: Nodes | None = None
    past: Past | None = None
    _config: bytes = b""
    _engine: bytes = b""
    _outline: Outline | None = None
    _as_read: Mapping[str, Document] | None = None
    _between: tuple[float, float] = (0.0, 0.0)
    _momentary: bool = False
    _unwatched: bool = False
    _documents: Documents | None = None
    _kept: Mapping[str, Kept] = field(default_factory=dict)
    _is_new: bool = True
    gave_up: bool = False
    lost: set[str] = field(default_factory=set)
    _gems: dict[str, int] = field(default_factory=dict)
    _outputs: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)
    _asked: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def begin(cls, options: BuildOptions, memo: Memo | None = None, look: Look | None = None) -> Memory:
        """Begin to watch what this build looks at, from `look` on; `memo` is what other builds of this process left."""
        cache = cache_folder(options.source) if options.cache else None
        began = look.began if look is not None else tick(cache) if cache is not None else None
        seen = Seen(began or 0)
        tree = Watched(options.source, seen)
        return cls(options, Asked(options.environ), cache if began else None, seen, tree, memo or DictMemo(), look)

    def open(
        self, config: Config, clock: Clock, target: Path, gems: Sequence[Path], theme: tuple[object, ...] = ()
    ) -> Earlier | None:
        """Look for what the last build left, and whether it says anything of this one; return its documents.

        That the configuration decides, and what of the `theme` decides about it. For the build that has the source to
        itself: another one may just have ended.
        """
        if self.cache is None:
            return None
        file = self._state_file()
        if self.look is not None and self.look.mark != mark_of(str(file)):  # another build has ended meanwhile
            self.look = None
        self.before = self.look.state if self.look is not None else load_state(file)
        if self.before is None and file.exists():
            self._note("it is damaged, or another version left it")
        self.seen.ours = frozenset({str(self.cache.absolute()), str(target)})
        self.seen.asked(_LOCALTIME)
        self._gems = {str(folder): mark_of_folder(str(folder)) for gem in gems for folder in (gem, gem / "gems")}
        self._engine = engine_stamp()
        where = str(clock.zone), str(target), self.seen.mark(_LOCALTIME), self._gems, theme
        self._config = fingerprint.of((config, *where, self._engine))
        state = self.before
        if state and not (state.config == self._config and is_alike(state.environ, self.options.environ)):
            self.before = None
        self._open_nodes()
        if self.before and self.nodes:
            self._kept = KeptDocuments(self.nodes)
        self._documents = Documents(self.tree, clock.zone, self._kept, self._is_untouched)
        return self._documents if self.nodes else None

    def recall(self, clock: Clock) -> tuple[Snapshot, list[Entry]] | None:
        """Return the site of the last build with the documents' files that were touched since, which are to be read again.

        None where more was touched, or may be otherwise; and where that site is not kept.
        """
        before, documents = self.before, self._documents
        if before is None or documents is None or self.nodes is None or not is_same_moment(before, clock):
            return None
        touched = self.look.touched if self.look is not None else look_again(before.folders, before.files)
        entries = [Entry(self.tree.inside(path), size, mtime) for path, (size, mtime, *_) in (touched or {}).items()]
        try:
            packed = self.nodes.whole(_SITE)
            if touched is None or packed is None or not all(each.path in self._kept for each in entries):
                return None
            snapshot = unpack_snapshot(packed, self._kept, before.outputs, clock)
        except UNREADABLE:
            return None
        self.seen.know(before.folders, touched)
        documents.recall_all({each.path for each in entries})
        return snapshot, entries

    def is_recalled(self, entries: Sequence[Entry]) -> bool:
        """Say whether of documents that were read again nothing differs but texts; begin anew where more does."""
        before, documents = self.before, self._documents
        assert before is not None
        assert documents is not None
        if all(documents.is_same(each.path) for each in entries):
            self.seen.files = {**before.files, **self.seen.files}
            self.environ.seen = {**before.environ, **self.environ.seen}
            self._between, self._momentary = before.between, before.momentary
            return True
        self.seen.folders = {}
        documents.forget()
        return False

    def compare_texts(self, shop: Workshop) -> None:
        """Compare the shop's site, which is that of the last build, with it: `past` knows then what stands."""
        documents = self._documents
        assert documents is not None
        self._look_back(Changes(bodies={each for each in documents.fresh if not documents.is_same_body(each)}), shop)

    def compare(self, read: ReadSite, bodies: Mapping[str, bytes], shop: Workshop, *, unwatched: bool) -> None:
        """Compare the shop's site with the last build's: `past` knows then what of that would be made alike.

        `unwatched`: something was asked besides files, which may tell otherwise without one of them being touched.
        """
        site, documents = shop.site, self._documents
        now = site.clock.now
        dates = [each.date for each in site.documents.values() if each.date <= now]
        self._between = (max(dates).timestamp() if dates else 0.0, min(map(_seconds, read.later), default=1e18))
        self._momentary, self._unwatched = bool(read.momentary), unwatched
        if self.nodes is None or documents is None:
            return
        self._as_read = read.site.documents if not documents.bodies.looked else None
        self._outline = outline(site, read.site.documents, bodies)
        if self.before is None:
            return
        before = unpack_outline(self.nodes.whole(_OUTLINE))
        fresh = site.documents.keys() - documents.recalled.keys()
        others = {each for each in fresh if not documents.is_same(each)}
        texts = {each for each in fresh if not documents.is_same_body(each)}
        found = changes(before, self._outline, site, others, texts)
        moved = touched(self.before.folders, self.seen.folders)
        found.site |= unwatched or any(self.tree.inside(path) not in site.documents for path in moved)
        self._look_back(found, shop)

    def _look_back(self, found: Changes, shop: Workshop) -> None:
        assert self.nodes is not None
        found.topics |= {f"f:{path}" for path in self.nodes.files() if not self._is_untouched(path)}
        try:
            shop.past = self.past = Past(self.nodes, found, shop)
        except UNREADABLE:
            self.gave_up, self.before = True, None

    def certain(self, outputs: Sequence[Output]) -> dict[str, bytes]:
        """Return the outputs that are as they were, by path, with their digests."""
        if self.past is None or self.before is None:
            return {}
        doubtful = self.past.doubtful_nodes()
        known = self.before.outputs
        kept: dict[str, bytes] = {}
        for output in outputs:
            subject, kind, digest = known.get(output.path, ("", "", b""))
            if (subject, kind) == (output.subject, output.kind.node) and (kind, subject) not in doubtful:
                kept[output.path] = digest
        return kept

    def force(self, outputs: Sequence[Output]) -> None:
        """Have outputs made in any case: the site has lost them."""
        self.lost |= {output.path for output in outputs}
        if self.past is not None:
            self.past.forced |= {(output.kind.node, output.subject) for output in outputs}

    def take(self, rendered: Rendered) -> None:
        """Keep the nodes that were made for an output."""
        self._asked |= rendered.asked
        if self.past is not None:
            self.past.confirmed |= rendered.confirmed
            self.past.remade |= {(node.kind, node.subject) for node in rendered.nodes}
        if self.nodes is None or self.gave_up:
            return
        try:
            for node in rendered.nodes:
                self.nodes.put(node)
            for text in rendered.texts:
                self.nodes.put_text(*text)
        except sqlite3.Error:
            self.gave_up = True

    @property
    def tells_findings(self) -> bool:
        """Whether `findings` will have what was found in the nodes that are made now."""
        return self.nodes is not None and not self.gave_up

    def made(self, output: Output, digest: bytes) -> None:
        """Note what an output holds."""
        self._outputs[output.path] = (output.subject, output.kind.node, digest)

    def findings(self, outputs: Sequence[Output], positions: Mapping[str, int]) -> tuple[Diagnostic, ...]:
        """Forget the nodes that are out of date; return what was found in those that make the outputs."""
        if self.nodes is None or self.gave_up:
            return ()
        if self.past is not None:
            self.nodes.drop(self.past.outdated())
        pages = {(output.kind.node, output.subject) for output in outputs} | self._asked
        wanted = (each for each in self.nodes.found() if is_wanted(self.nodes, each, pages, positions))
        return tuple(found for each in wanted for found in unpack_findings(each.found))

    def save(
        self,
        settled: Sequence[Diagnostic],
        whole: Snapshot,
        target: Path,
        published: Published,
        counts: tuple[int, int],
    ) -> None:
        """Leave all to the next build, once the site is published. What cannot be written is left out."""
        if self.nodes is None or self.cache is None or self._documents is None:
            return
        if self.gave_up:
            self._state_file().unlink(missing_ok=True)
            return
        documents = self._documents
        file = self._nodes_file()
        try:
            self.nodes.put_documents(documents.to_keep(), documents.to_forget())
            self._put_whole(whole)
            times = self.nodes.times()
            for path in self.nodes.files():
                self.seen.asked(self.tree.full(path))
            self.nodes.commit()
            if self._is_new:
                file.with_suffix(".new").replace(file)
            state = self._state(whole.site, target)
            state.findings = pack_findings(each for each in settled if each.code != "cache-rebuilt")
            state.now, state.nodes = times, mark_of(str(file))
            state.momentary, state.unwatched = self._momentary, self._unwatched or bool(documents.bodies.moved)
            state.published = frozenset((*published.written, *published.unchanged))
            state.counts = (*counts, len(state.published))
            save_state(state, self._state_file())
            forget_others(self.cache)
        except (OSError, sqlite3.Error):
            self._state_file().unlink(missing_ok=True)

    def _put_whole(self, whole: Snapshot) -> None:
        """Keep what the site is, unless it is what the last build kept."""
        assert self.nodes is not None
        assert self._documents is not None
        if self._outline is None:
            return
        self.nodes.put_whole(_OUTLINE, pack_outline(self._outline))
        site = None
        if self._as_read is not None:
            with suppress(NotPlain):
                kept = {*self._documents.fresh, *self._documents.recalled}
                site = pack_snapshot(whole, kept, self._as_read)
        self.nodes.put_whole(_SITE, site)

    def _state(self, site: Site, target: Path) -> State:
        """Return under which conditions the site was made, and of what."""
        return State(
            engine=self._engine,
            environ=self.environ.seen,
            config=self._config,
            folders=self.seen.folders,
            files=self.seen.files,
            outputs=self._outputs,
            between=self._between,
            pinned=site.clock.pinned,
            timezone=site.config.timezone,
            destination=str(target),
            gems=self._gems,
        )

    def explain(self, path: str, outputs: Sequence[Output]) -> str:
        """Say why an output was, or was not, made again."""
        path = path.removeprefix("/")
        output = next(
            (each for each in outputs if each.path in {path, f"{path.rstrip('/')}/index.html".lstrip("/")}), None
        )
        if output is None:
            return f"{path}: no such page is made; static files are copied where their sources changed"
        if self.past is None:
            why = "everything is: nothing is known of an earlier build that was like this one"
        elif output.path in self.lost:
            why = "the site does not hold what was published there"
        else:
            why = self.past.why.get((output.kind.node, output.subject), "")
        if why:
            return f"{output.path}: made again, for {why}"
        return f"{output.path}: left as it was: all that {output.subject} asked is answered as in the last build"

    def close(self) -> None:
        """End, whatever came of the build; what was not saved is forgotten."""
        if self.nodes is not None:
            self.nodes.close()
            if self._is_new:
                self._nodes_file().with_suffix(".new").unlink(missing_ok=True)

    def _open_nodes(self) -> None:
        file, state = self._nodes_file(), self.before
        self._is_new = state is None or state.nodes is None or mark_of(str(file)) != state.nodes
        if self._is_new and state is not None:
            self.before = None
            self._note("something else has written to it")
        try:
            self.nodes = Nodes(file.with_suffix(".new") if self._is_new else file, fresh=self._is_new)
        except (sqlite3.Error, OSError):
            self.before = self.nodes = None

    def _state_file(self) -> Path:
        assert self.cache is not None
        return state_file(self.cache, self.options.identity())

    def _nodes_file(self) -> Path:
        return nodes_file(self._state_file())

    def _is_untouched(self, path: str) -> bool:
        if self.before is None:
            return False
        full = self.tree.full(path)
        folder, _, name = full.rpartition("/")
        old = self.before.folders.get(folder, {}).get(name, self.before.files.get(full, False))
        return old is not False and old == self.seen.mark(full)

    def _note(self, why: str) -> None:
        message = f"everything is built anew: what the last build remembered cannot be used, {why}"
        self.notes.append(Diagnostic("cache-rebuilt", message))


def _seconds(moment: object) -> float:
    return cast("float", moment.timestamp())  # type: ignore[attr-defined]  # a datetime
